namespace Vyomiyra.Domain.Conversations;

/// <summary>Message ids as RFC 5322 writes them in Message-ID, In-Reply-To and References.</summary>
public static class MessageIdentifier
{
    public const int MaximumLength = 400;
    private const int MaximumReferences = 100;

    /// <summary>The id without brackets and blanks, or null where there is none or it is too long to be one.</summary>
    public static string? Normalise(string? id)
    {
        var trimmed = id?.Trim().TrimStart('<').TrimEnd('>').Trim();
        return trimmed is { Length: > 0 and <= MaximumLength } && !trimmed.Any(char.IsWhiteSpace) && !trimmed.Any(char.IsControl) ? trimmed : null;
    }

    /// <summary>
    /// The ids in a header's value, in order, without doubles. Of a hostile number the first and the latest are kept:
    /// the root of the thread and the nearest ancestors.
    /// </summary>
    public static IReadOnlyList<string> ParseList(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return [];
        }

        var ids = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var start = header.IndexOf('<', StringComparison.Ordinal); start >= 0;)
        {
            var end = header.IndexOf('>', start);
            if (end < 0)
            {
                break;
            }

            if (Normalise(header[(start + 1)..end]) is { } id && seen.Add(id))
            {
                ids.Add(id);
            }

            start = header.IndexOf('<', end);
        }

        return ids.Count <= MaximumReferences ? ids : [ids[0], .. ids[^(MaximumReferences - 1)..]];
    }
}
