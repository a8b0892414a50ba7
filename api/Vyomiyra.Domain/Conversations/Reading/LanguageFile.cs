using System.Globalization;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads a language's data. "[Term]" or "[words name]" opens a list of phrases, divided by "|" or lines, each with "= n" where it has a value;
/// "[Kind 0.9]" opens a list of patterns, one a line: words, {classes}, "one|other_phrase" for either, "." for up to 3 skipped words, ".." for 10,
/// "..." for 25, "word?" or "{class}?" where it may be missing, "^" for the beginning of a clause. "[Says already-paid]", "[Disputes 04]" and
/// "[Unsaid 04]" name what their patterns say, or take away. "#" begins a comment.
/// </summary>
internal sealed class LanguageFile(Vocabulary vocabulary)
{
    private readonly Dictionary<string, int> terms =
        Enum.GetNames<Term>().Select((name, number) => (name, number)).ToDictionary(term => term.name, term => term.number, StringComparer.OrdinalIgnoreCase);

    private readonly WordTree words = new();
    private readonly List<Pattern> patterns = [];
    private readonly List<(Term Term, string Phrase)> phrases = [];

    public static Language Parse(string name, string data, Vocabulary vocabulary)
    {
        var file = new LanguageFile(vocabulary);
        var section = Array.Empty<string>();
        foreach (var line in data.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']').Split(' ');
            }
            else if (Enum.TryParse<StatementKind>(section[0], out var kind))
            {
                file.AddPattern(kind, section, line);
            }
            else
            {
                file.AddPhrases(section, line);
            }
        }

        return new Language(name, file.terms.Count, file.words, file.patterns, file.phrases.ToLookup(each => each.Term, each => each.Phrase));
    }

    private void AddPhrases(string[] section, string line)
    {
        var term = section[0] == "words" ? TermOf(section[1]) : (int)Enum.Parse<Term>(section[0]);
        foreach (var entry in line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=', StringSplitOptions.TrimEntries);
            AddPhrase(term, parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        }
    }

    private void AddPhrase(int term, string phrase, int value)
    {
        var tokens = Tokeniser.Read(phrase, new TextSpan(0, phrase.Length), word => vocabulary.Add(word.ToString()));
        words.Add(tokens.Select(token => token.Word), term, value);
        if (term < Language.NamedTermCount)
        {
            phrases.Add(((Term)term, phrase));
        }
    }

    private int TermOf(string name)
    {
        if (!terms.TryGetValue(name, out var term))
        {
            term = terms.Count;
            terms.Add(name, term);
        }

        return term;
    }

    private void AddPattern(StatementKind kind, string[] section, string line)
    {
        var detail = kind switch
        {
            StatementKind.Says => (int)SaidKinds.Parse(section[1]),
            StatementKind.Disputes => (int)DisputeReasons.Parse(section[1]),
            StatementKind.Unsaid => char.IsAsciiDigit(section[1][0]) ? -(int)DisputeReasons.Parse(section[1]) : (int)SaidKinds.Parse(section[1]),
            _ => 0,
        };
        var strength = double.Parse(section.ElementAtOrDefault(detail == 0 ? 1 : 2) ?? "0.9", CultureInfo.InvariantCulture);
        var elements = new List<PatternElement>();
        var gap = 0;
        var atStart = false;
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case "^": atStart = true; break;
                case ".": gap = 3; break;
                case "..": gap = 10; break;
                case "...": gap = 25; break;
                default:
                    elements.Add(new PatternElement(TermsOf(part.TrimEnd('?'), line), gap, part[^1] == '?'));
                    gap = 0;
                    break;
            }
        }

        patterns.Add(new Pattern(kind, strength, detail, atStart, [.. elements]));
    }

    private int[] TermsOf(string part, string line)
    {
        var choices = part.Split('|').ToLookup(choice => choice[0] == '{');
        var terms = choices[true].Select(name => Defined(name.Trim('{', '}'), line)).ToList();
        return choices[false].Any() ? [.. terms, Literal(string.Join('|', choices[false]))] : [.. terms];
    }

    private int Defined(string name, string line) =>
        terms.TryGetValue(name, out var term) ? term : throw new FormatException($"'{line}' uses {{{name}}}, which is not defined before it.");

    /// <summary>A word written out in a pattern, or several to choose from, are a class of their own.</summary>
    private int Literal(string words)
    {
        var isNew = !terms.ContainsKey("\"" + words);
        var term = TermOf("\"" + words);
        if (isNew)
        {
            foreach (var phrase in words.Split('|'))
            {
                AddPhrase(term, phrase.Replace('_', ' '), 0);
            }
        }

        return term;
    }
}
