namespace Vyomiyra.Domain.Receivables;

/// <summary>What the name of an invoice document may say about the document number.</summary>
public static class DocumentName
{
    private const string Extension = ".pdf";
    private const int MostParts = 12;
    private const int ShortestNumber = 3;
    private static readonly char[] Separators = ['_', ' ', '.', '-', '(', ')', '[', ']', ',', '#', '+'];

    /// <summary>
    /// The keys (<see cref="ReferenceKey"/>) that the name may hold: all of it, then ever fewer neighbouring parts. "Invoice INV-10482 copy.pdf"
    /// may be of INVOICEINV10482COPY, of INV10482 and of 10482. The longest come first.
    /// </summary>
    public static IReadOnlyList<string> Keys(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var name = fileName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? fileName[..^Extension.Length] : fileName;
        var parts = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Take(MostParts).ToArray();
        var keys = new List<string>();
        for (var length = parts.Length; length > 0; length--)
        {
            for (var first = 0; first + length <= parts.Length; first++)
            {
                var key = ReferenceKey.Of(string.Concat(parts[first..(first + length)]));
                if (key.Length >= ShortestNumber && key.Any(char.IsDigit) && !keys.Contains(key))
                {
                    keys.Add(key);
                }
            }
        }

        return keys;
    }

    /// <summary>The number that the name means: the longest that is one of ours; null where it names none, or two that are equally long.</summary>
    /// <param name="ours">Which of <see cref="Keys"/> are ours.</param>
    public static string? Choose(IReadOnlyCollection<string> ours)
    {
        ArgumentNullException.ThrowIfNull(ours);
        var longest = ours.Where(key => key.Length == ours.Max(other => other.Length)).Distinct().ToList();
        return longest.Count == 1 ? longest[0] : null;
    }
}
