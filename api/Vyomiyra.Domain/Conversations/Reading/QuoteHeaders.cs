namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What mail programs put above the mail that is answered or forwarded.</summary>
internal static class QuoteHeaders
{
    private const int MostAttributionLines = 4;
    private const int MostAttributionLength = 300;
    private const int HeaderLines = 6;

    private static readonly string[] Attributions = Languages.Phrases(Term.Attribution);
    private static readonly string[] Wrote = Languages.Phrases(Term.Wrote);
    private static readonly string[] Headers = Languages.Phrases(Term.Header);
    private static readonly string[] OriginalMessages = Languages.Phrases(Term.OriginalMessage);

    /// <summary>"On 18 Nov 2026, at 10:15, Mara Lindqvist wrote:", perhaps over several lines: how many, 0 where it is none.</summary>
    public static int AttributionAt(List<MailLine> lines, int at)
    {
        var first = lines[at].Trimmed;
        if (first.Length > MostAttributionLength || !StartsWithAny(first, Attributions) || !first.ContainsAnyInRange('0', '9'))
        {
            return 0;
        }

        for (var count = 1; count <= MostAttributionLines && at + count <= lines.Count; count++)
        {
            var line = lines[at + count - 1].Trimmed;
            if (line.IsEmpty || line.Length > MostAttributionLength)
            {
                return 0;
            }

            if (ContainsAny(line, Wrote))
            {
                return line[^1] == ':' ? count
                    : at + count < lines.Count && lines[at + count].Trimmed is [.., ':'] and { Length: < MostAttributionLength } ? count + 1
                    : 0;
            }
        }

        return 0;
    }

    /// <summary>A block of "From: … Sent: …", a line "-----Original Message-----", or a ruler with either below it.</summary>
    public static bool StartsEarlierMail(List<MailLine> lines, int at)
    {
        var line = lines[at].Trimmed;
        if (line.IsEmpty || line.Length > MostAttributionLength)
        {
            return false;
        }

        return IsHeaderBlock(lines, at) || IsOriginalMessage(line)
            || (lines[at].IsRuler && NextWritten(lines, at + 1) is var next && (next < 0 ? at > 0 : IsHeaderBlock(lines, next) || line[0] == '_'));
    }

    private static bool IsHeaderBlock(List<MailLine> lines, int at)
    {
        if (!IsHeader(lines[at].Trimmed))
        {
            return false;
        }

        var headers = 1;
        for (var next = at + 1; next < lines.Count && next < at + HeaderLines && headers < 3; next++)
        {
            headers += IsHeader(lines[next].Trimmed) ? 1 : 0;
        }

        return headers >= 3;
    }

    private static bool IsHeader(ReadOnlySpan<char> line)
    {
        line = line.TrimStart('*').TrimStart();
        var colon = line.IndexOf(':');
        if (colon is < 1 or > 20)
        {
            return false;
        }

        var name = line[..colon].Trim("* \u00a0");
        foreach (var header in Headers)
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOriginalMessage(ReadOnlySpan<char> line)
    {
        var bare = line.Trim("-_=* \u00a0:");
        foreach (var phrase in OriginalMessages)
        {
            if (bare.Equals(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextWritten(List<MailLine> lines, int at)
    {
        for (var next = at; next < lines.Count && next < at + HeaderLines; next++)
        {
            if (!lines[next].IsBlank)
            {
                return next;
            }
        }

        return -1;
    }

    internal static bool StartsWithAny(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && (line.Length == phrase.Length || !char.IsLetter(line[phrase.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (line.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
