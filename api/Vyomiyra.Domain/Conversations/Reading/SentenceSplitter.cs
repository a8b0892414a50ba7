namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Finds where sentences end. A full stop ends none behind an abbreviation or inside a date ("27.11. überweisen wir"); a line break ends one
/// only where the line was not simply full.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>No sentence is longer, so that whatever compares its parts stays bounded.</summary>
    public const int MostTokens = 200;

    private const int FullLine = 50;

    public static IEnumerable<(int First, int Count)> Split(string text, IReadOnlyList<Token> tokens)
    {
        var first = 0;
        var lineStart = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            lineStart = tokens[at].Gap >= 2 ? at : lineStart;
            if (at + 1 == tokens.Count || at + 1 - first == MostTokens || EndsAt(text, tokens, at, lineStart))
            {
                yield return (first, at + 1 - first);
                first = at + 1;
            }
        }
    }

    private static bool EndsAt(string text, IReadOnlyList<Token> tokens, int at, int lineStart)
    {
        var next = tokens[at + 1];
        if (next.Gap == 3)
        {
            return true;
        }

        var sign = tokens[at].Kind == TokenKind.Sign ? text[tokens[at].Start] : ' ';
        return sign switch
        {
            '?' or '!' => next.Gap > 0 || next.Kind == TokenKind.Word,
            '.' or '…' when next.Gap > 0 => StopEnds(text, tokens, at),
            _ => next.Gap == 2 && LineEnds(text, tokens, at, lineStart),
        };
    }

    private static bool StopEnds(string text, IReadOnlyList<Token> tokens, int at)
    {
        var next = tokens[at + 1];
        if (at == 0 || tokens[at].Gap > 0)
        {
            return true;
        }

        var before = tokens[at - 1];
        if (before.Kind != TokenKind.Digits)
        {
            return !Languages.Any(Term.Abbreviation, before.Word);
        }

        var mayBeDay = before.Length <= 2 && !(next.Kind == TokenKind.Digits && next.Length > 2 && next.Length != 4);
        return !mayBeDay || (next.Kind == TokenKind.Word && char.IsUpper(text[next.Start]) && !Languages.Any(Term.Month, next.Word)
            && (next.Gap == 2 || Languages.Any(Term.ClauseStart, next.Word)));
    }

    private static bool LineEnds(string text, IReadOnlyList<Token> tokens, int at, int lineStart)
    {
        var next = text[tokens[at + 1].Start];
        var last = tokens[at];
        if (next is '-' or '*' or '•' or '–' || text[last.Start] == ':')
        {
            return true;
        }

        var isShort = last.End - tokens[lineStart].Start < FullLine;
        return isShort && !char.IsLower(next) && !Languages.Any(Term.GoesOn, last.Word) && (text[last.Start] != ',' || at - lineStart < 5);
    }
}
