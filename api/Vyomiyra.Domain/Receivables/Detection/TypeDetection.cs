namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>Tells what an export's words for the types mean, and whether it writes credits with a minus.</summary>
public static class TypeDetection
{
    private const int MostWords = 30;

    /// <param name="words">The cells of the column of types.</param>
    public static Finding<IReadOnlyDictionary<string, ReceivableType>> Words(IReadOnlyList<string> words)
    {
        var counted = words.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).OrderByDescending(group => group.Count()).Take(MostWords).ToList();
        var known = new Dictionary<string, ReceivableType>(StringComparer.OrdinalIgnoreCase);
        var (proposals, doubts) = (new List<Proposal>(), new List<Doubt>());
        foreach (var word in counted)
        {
            if (HeadingWords.Types.TryGetValue(HeadingWords.Plain(word.Key), out var type))
            {
                known[word.Key] = type;
                proposals.Add(new Proposal(DetectedWhat.Type, ReceivableField.Type, $"{word.Key}: {type}", word.Count(), words.Count));
            }
            else
            {
                doubts.Add(new Doubt(DetectedWhat.Type, ReceivableField.Type, Enum.GetNames<ReceivableType>(), $"'{word.Key}' stands in {word.Count()} rows: what is it?"));
            }
        }

        return new Finding<IReadOnlyDictionary<string, ReceivableType>>(known, proposals, doubts);
    }

    /// <param name="rows">Each row's type, null where it is unknown, and whether its amount is below, at or above zero.</param>
    public static Finding<CreditSign> Sign(IReadOnlyList<(ReceivableType? Type, int Sign)> rows)
    {
        var credits = rows.Where(row => row.Type is { } type && Receivable.IsCredit(type) && row.Sign != 0).ToList();
        var below = credits.Count(row => row.Sign < 0);
        var others = rows.Count(row => row.Type is { } type && !Receivable.IsCredit(type) && row.Sign < 0);
        var sign = below * 2 > credits.Count ? CreditSign.Negative : CreditSign.Positive;
        var fits = sign == CreditSign.Negative ? below : credits.Count - below;
        var doubts = new List<Doubt>();
        if (credits.Count > 0 && fits < credits.Count)
        {
            doubts.Add(new Doubt(
                DetectedWhat.CreditSign, null, [.. Enum.GetNames<CreditSign>().OrderByDescending(name => name == sign.ToString())],
                $"{below} of {credits.Count} credits are written with a minus, the others are not."));
        }

        if (others > 0)
        {
            doubts.Add(new Doubt(DetectedWhat.CreditSign, ReceivableField.Type, [], $"{others} rows are negative and no credits: they will be rejected. A column may say what they are."));
        }

        return new Finding<CreditSign>(sign, credits.Count == 0 ? [] : [new Proposal(DetectedWhat.CreditSign, null, sign.ToString(), fits, credits.Count)], doubts);
    }
}
