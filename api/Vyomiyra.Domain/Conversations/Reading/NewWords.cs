namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// The parts of a mail that its sender newly wrote: without quoted lines and what introduces them, headers of earlier mail, signatures and
/// disclaimers. Answers written between quoted lines are kept.
/// </summary>
public static class NewWords
{
    public static IReadOnlyList<TextSpan> Of(string text) => Parts(text, withSignatures: false);

    /// <summary>Signatures and disclaimers with them: what they wrote, and who they say they are.</summary>
    public static IReadOnlyList<TextSpan> WithSignatures(string text) => Parts(text, withSignatures: true);

    private static List<TextSpan> Parts(string text, bool withSignatures)
    {
        var lines = MailLine.In(text);
        var parts = new List<TextSpan>();
        var start = -1;
        for (var at = 0; at < lines.Count;)
        {
            var skip = LinesToSkip(lines, at, withSignatures);
            if (skip == 0)
            {
                start = start < 0 ? lines[at].Span.Start : start;
                at++;
                continue;
            }

            Close(parts, text, start, lines[at].Span.Start);
            start = -1;
            at += skip;
        }

        Close(parts, text, start, text.Length);
        return parts;
    }

    /// <summary>How many lines from here are not the sender's new words.</summary>
    private static int LinesToSkip(List<MailLine> lines, int at, bool withSignatures)
    {
        var line = lines[at];
        if (line.IsQuoted)
        {
            return 1;
        }

        if (QuoteHeaders.AttributionAt(lines, at) is > 0 and var attribution)
        {
            return QuoteFollows(lines, at + attribution) ? attribution : lines.Count - at;
        }

        return QuoteHeaders.StartsEarlierMail(lines, at) ? (QuoteFollows(lines, at + 1) ? 1 : lines.Count - at)
            : !withSignatures && Signatures.StartsAt(lines, at) ? LinesUntilQuoteOrPostscript(lines, at)
            : 0;
    }

    /// <summary>Behind the introduction of a quote whose lines are marked, unmarked lines are answers.</summary>
    private static bool QuoteFollows(List<MailLine> lines, int at)
    {
        while (at < lines.Count && lines[at].IsBlank)
        {
            at++;
        }

        return at < lines.Count && lines[at].IsQuoted;
    }

    private static int LinesUntilQuoteOrPostscript(List<MailLine> lines, int at)
    {
        var end = at + 1;
        while (end < lines.Count && !lines[end].IsQuoted && !Signatures.IsPostscript(lines[end]))
        {
            end++;
        }

        return end - at;
    }

    private static void Close(List<TextSpan> parts, string text, int start, int end)
    {
        if (start >= 0 && text.AsSpan(start, end - start).Trim() is { IsEmpty: false } words)
        {
            var from = start + text.AsSpan(start, end - start).IndexOf(words[0]);
            parts.Add(new TextSpan(from, words.Length));
        }
    }
}
