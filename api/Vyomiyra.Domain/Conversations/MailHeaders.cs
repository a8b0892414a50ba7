using Vyomiyra.Domain.Conversations.Kinds;

namespace Vyomiyra.Domain.Conversations;

/// <summary>What we read in a message's internet headers. Strangers write them: unknown, doubled and broken lines are passed over.</summary>
public sealed record MailHeaders(
    string? MessageId, string? InReplyTo, IReadOnlyList<string> References, SenderAuthentication Authentication)
{
    public static MailHeaders None { get; } = new(null, null, [], SenderAuthentication.Unknown);

    /// <summary>By which machines own up to what they send.</summary>
    public MailMarks Marks { get; init; } = MailMarks.None;

    private const int MaximumLength = 64 * 1024;

    /// <summary>Reads the raw header block, folded lines and all. What lies beyond 64 KB is not looked at.</summary>
    public static MailHeaders Parse(string? block)
    {
        if (string.IsNullOrEmpty(block))
        {
            return None;
        }

        var fields = Unfold(block.Length <= MaximumLength ? block : block[..MaximumLength])
            .ToLookup(field => field.Name, field => field.Value, StringComparer.OrdinalIgnoreCase);
        var inReplyTo = MessageIdentifier.ParseList(fields["In-Reply-To"].FirstOrDefault());
        return new MailHeaders(
            MessageIdentifier.Normalise(fields["Message-ID"].FirstOrDefault()),
            inReplyTo.Count > 0 ? inReplyTo[^1] : null,
            MessageIdentifier.ParseList(fields["References"].FirstOrDefault()),
            VerdictOf(fields["Authentication-Results"].FirstOrDefault()))
        {
            Marks = MailMarks.Of(fields),
        };
    }

    /// <summary>
    /// Only the topmost Authentication-Results counts: our own server wrote it, the ones below may be the sender's invention.
    /// DMARC decides where it is given; otherwise SPF and DKIM must not both fail.
    /// </summary>
    public static SenderAuthentication VerdictOf(string? results)
    {
        if (string.IsNullOrEmpty(results))
        {
            return SenderAuthentication.Unknown;
        }

        return (Method(results, "dmarc"), Method(results, "spf"), Method(results, "dkim")) switch
        {
            ("pass" or "bestguesspass", _, _) => SenderAuthentication.Passed,
            ("fail", _, _) => SenderAuthentication.Failed,
            (_, "fail" or "softfail", not "pass") => SenderAuthentication.Failed,
            (_, not "pass", "fail") => SenderAuthentication.Failed,
            (_, "pass", _) or (_, _, "pass") => SenderAuthentication.Passed,
            _ => SenderAuthentication.Unknown,
        };
    }

    private static string? Method(string results, string method)
    {
        var position = -1;
        while ((position = results.IndexOf(method + "=", position + 1, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            if (position > 0 && char.IsLetterOrDigit(results[position - 1]))
            {
                continue;
            }

            var start = position + method.Length + 1;
            var end = start;
            while (end < results.Length && char.IsLetter(results[end]))
            {
                end++;
            }

            return results[start..end].ToLowerInvariant();
        }

        return null;
    }

    private static IEnumerable<(string Name, string Value)> Unfold(string block)
    {
        var name = "";
        var value = new System.Text.StringBuilder();
        foreach (var line in block.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (text.StartsWith(' ') || text.StartsWith('\t'))
            {
                value.Append(' ').Append(text.AsSpan().Trim());
                continue;
            }

            if (name.Length > 0)
            {
                yield return (name, value.ToString());
            }

            var colon = text.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? text[..colon].Trim() : "";
            value.Clear().Append(colon > 0 ? text.AsSpan(colon + 1).Trim() : []);
        }

        if (name.Length > 0)
        {
            yield return (name, value.ToString());
        }
    }
}
