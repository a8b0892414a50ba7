namespace Vyomiyra.Domain.Conversations;

/// <summary>
/// Finds what may be a document, order or reference number in a text, as <see cref="ReferenceKey"/>s to look up. Telephone and account numbers,
/// postcodes, dates, years and sums of money are none, however much they look like one. Linear in the text's length.
/// </summary>
public static class ReferenceScan
{
    private const int MaximumKeys = 40;
    private const int FewestDigits = 4;
    private const int LongestPrefix = 5;

    public static IReadOnlyList<string> Keys(params ReadOnlySpan<string> texts) => Find(texts).Keys;

    public static FoundNumbers Find(params ReadOnlySpan<string> texts)
    {
        var keys = new List<string>();
        var orders = new HashSet<string>(StringComparer.Ordinal);
        var documents = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var prefix = "";
            foreach (var figure in Figures.In(text))
            {
                if (keys.Count >= MaximumKeys)
                {
                    break;
                }

                var word = figure.Of(text);
                if (figure.Digits >= FewestDigits)
                {
                    Add(ReferenceKey.Of(word), figure.Sense);
                    if (prefix.Length is > 0 and <= LongestPrefix && figure.Sense != FigureSense.Other)
                    {
                        Add(ReferenceKey.Of(prefix + word), FigureSense.Document);
                    }
                }

                prefix = figure.Digits == 0 ? word : "";
            }
        }

        orders.ExceptWith(documents);
        return new FoundNumbers(keys, orders);

        void Add(string key, FigureSense sense)
        {
            if (sense == FigureSense.Other || keys.Count >= MaximumKeys)
            {
                return;
            }

            (sense == FigureSense.Order ? orders : sense == FigureSense.Document ? documents : []).Add(key);
            if (seen.Add(key))
            {
                keys.Add(key);
            }
        }
    }
}

/// <param name="Keys">What may be a number, in the order in which it stands there.</param>
/// <param name="Orders">Those of them that the text calls an order's: they are the writer's own, and no document of ours is meant.</param>
public sealed record FoundNumbers(IReadOnlyList<string> Keys, IReadOnlySet<string> Orders);
