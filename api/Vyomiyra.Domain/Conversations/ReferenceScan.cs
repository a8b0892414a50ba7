namespace Vyomiyra.Domain.Conversations;

/// <summary>Finds what may be a document, order or reference number in a text, as <see cref="ReferenceKey"/>s to look up. Linear in its length.</summary>
public static class ReferenceScan
{
    private const int MaximumKeys = 40;
    private const int FewestDigits = 4;

    public static IReadOnlyList<string> Keys(params ReadOnlySpan<string> texts)
    {
        var keys = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            Scan(text, keys, seen);
        }

        return keys;
    }

    private static void Scan(string text, List<string> keys, HashSet<string> seen)
    {
        var previousWord = "";
        for (var position = 0; position < text.Length && keys.Count < MaximumKeys;)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            var digits = 0;
            // One number may be written with dashes, slashes or dots inside: "INV-2026/10482".
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || IsJoint(text, position)) && position - start <= ReferenceKey.MaximumLength)
            {
                digits += char.IsAsciiDigit(text[position]) ? 1 : 0;
                position++;
            }

            var word = text[start..position];
            if (digits >= FewestDigits)
            {
                Add(ReferenceKey.Of(word));
                if (previousWord.Length is > 0 and <= 5)
                {
                    Add(ReferenceKey.Of(previousWord + word));
                }
            }

            previousWord = digits == 0 ? word : "";
        }

        void Add(string key)
        {
            if (keys.Count < MaximumKeys && seen.Add(key))
            {
                keys.Add(key);
            }
        }
    }

    private static bool IsJoint(string text, int position) =>
        text[position] is '-' or '/' or '.' or '_' && position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1]);
}
