namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>The languages that can be read: every data file in the folder of the same name.</summary>
internal static class Languages
{
    public static Vocabulary Vocabulary { get; } = new();

    public static IReadOnlyList<Language> All { get; } = Load();

    public static Language Default => All[0];

    /// <summary>What mail programs write in languages that are not read.</summary>
    private static Language MailPrograms { get; } = Read("Vyomiyra.Domain.Conversations.Reading.MailPrograms.txt", "");

    /// <summary>The language most of the tokens' frequent words belong to; on a tie the likelier one.</summary>
    public static Language Of(IReadOnlyList<Token> tokens, int first, int count, Language likely)
    {
        var best = likely;
        var most = Common(tokens, first, count, likely);
        foreach (var language in All)
        {
            var common = Common(tokens, first, count, language);
            (best, most) = common > most ? (language, common) : (best, most);
        }

        return best;
    }

    /// <summary>By the primary subtag of a BCP 47 tag; the default where there is none that we read.</summary>
    public static Language Named(string? tag) =>
        All.FirstOrDefault(language => tag is not null && tag.StartsWith(language.Name, StringComparison.OrdinalIgnoreCase)) ?? Default;

    /// <summary>Whether the word is of that kind in any language, for what must be decided before a sentence's language is known.</summary>
    public static bool Any(Term term, int word)
    {
        foreach (var language in All)
        {
            if (language.Is(term, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The phrases of all languages, and of mail programs in further ones: people quote each other across languages.</summary>
    public static string[] Phrases(Term term) => [.. All.Append(MailPrograms).SelectMany(language => language.Phrases(term)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A frequent word counts twice, any other that the language's data names once: few words must do.</summary>
    private static int Common(IReadOnlyList<Token> tokens, int first, int count, Language language)
    {
        var common = 0;
        for (var at = first; at < first + count; at++)
        {
            common += language.IsCommon(tokens[at].Word) ? 2 : language.Knows(tokens[at].Word) ? 1 : 0;
        }

        return common;
    }

    private static List<Language> Load()
    {
        const string folder = "Vyomiyra.Domain.Conversations.Reading.Languages.";
        var assembly = typeof(Languages).Assembly;
        var languages = new List<Language>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            languages.Add(Read(name, name[folder.Length..^".txt".Length]));
        }

        return [.. languages.OrderByDescending(language => language.Name == "en")];
    }

    private static Language Read(string resource, string name)
    {
        using var reader = new StreamReader(typeof(Languages).Assembly.GetManifestResourceStream(resource)!);
        return LanguageFile.Parse(name, reader.ReadToEnd(), Vocabulary);
    }
}
