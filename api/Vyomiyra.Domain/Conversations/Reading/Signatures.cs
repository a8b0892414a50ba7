namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Where what the sender says is over: the complimentary close, the delimiter, the telephone's advertisement, the lawyers' paragraph.</summary>
internal static class Signatures
{
    private const int MostCloseWords = 6;
    private const int MostDeviceWords = 8;

    private static readonly string[] Closings = Languages.Phrases(Term.Closing);
    private static readonly string[] WeakClosings = Languages.Phrases(Term.WeakClosing);
    private static readonly string[] SentFrom = Languages.Phrases(Term.SentFrom);
    private static readonly string[] Disclaimers = Languages.Phrases(Term.Disclaimer);
    private static readonly string[] Postscripts = Languages.Phrases(Term.Postscript);

    public static bool StartsAt(List<MailLine> lines, int at)
    {
        var line = lines[at].Trimmed;
        return lines[at].IsSignatureDelimiter || IsDevice(line) || QuoteHeaders.StartsWithAny(line, Disclaimers) || IsClosing(lines, at);
    }

    /// <summary>Begins with thanks, not with a greeting or a name.</summary>
    public static bool IsThanks(string text) => QuoteHeaders.StartsWithAny(text, WeakClosings);

    public static bool IsPostscript(MailLine line) => QuoteHeaders.StartsWithAny(line.Trimmed, Postscripts);

    /// <summary>"Sent from my iPhone", but not "Sent from my desk, is much easier than my mobile phone."</summary>
    private static bool IsDevice(ReadOnlySpan<char> line) =>
        line.Length < 100 && QuoteHeaders.StartsWithAny(line, SentFrom) && line[^1] != '.' && !line.Contains(',') && Words(line) <= MostDeviceWords;

    /// <summary>A close stands on a line of its own, perhaps with the name; "Thanks" closes only above a name.</summary>
    private static bool IsClosing(List<MailLine> lines, int at)
    {
        var line = lines[at].Trimmed;
        if (line.Length > 80 || Words(line) > MostCloseWords)
        {
            return false;
        }

        return QuoteHeaders.StartsWithAny(line, Closings)
            || (QuoteHeaders.StartsWithAny(line, WeakClosings) && Words(line) <= 4 && line[^1] is not ('.' or '?') && IsNameNext(lines, at + 1));
    }

    private static bool IsNameNext(List<MailLine> lines, int at)
    {
        while (at < lines.Count && lines[at].IsBlank)
        {
            at++;
        }

        return at == lines.Count || (Words(lines[at].Trimmed) <= 4 && char.IsUpper(lines[at].Trimmed[0]) && lines[at].Trimmed[^1] is not ('.' or '?' or ':')
            && !lines[at].Trimmed.ContainsAnyInRange('0', '9'));
    }

    private static int Words(ReadOnlySpan<char> line)
    {
        var words = 0;
        foreach (var _ in line.Split(' '))
        {
            words++;
        }

        return words;
    }
}
