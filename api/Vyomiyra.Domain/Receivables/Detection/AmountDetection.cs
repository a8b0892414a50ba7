namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>What stands between units and decimals, and between thousands where there is something.</summary>
public sealed record Separators(char Decimals, char? Thousands);

/// <summary>Tells how amounts are written. "1.234" is one thing in Rome and another in London: only other amounts can tell which.</summary>
public static class AmountDetection
{
    /// <summary>The plainest first: what nothing in the sample needs is not proposed.</summary>
    private static readonly Separators[] Candidates =
    [
        new('.', null), new(',', null), new('.', ','), new(',', '.'), new('.', ' '), new(',', ' '), new('.', '\''), new(',', '\''),
    ];

    public static Finding<Separators> Of(IEnumerable<string> values)
    {
        var amounts = values.Select(value => value.Trim()).Where(value => value.Length > 0).ToList();
        var readings = Candidates
            .Select(separators => (Separators: separators, Amounts: amounts.ConvertAll(amount => Read(amount, separators))))
            .Select(reading => (reading.Separators, reading.Amounts, Fits: reading.Amounts.Count(amount => amount is not null)))
            .OrderByDescending(reading => reading.Fits)
            .ToList();
        var best = readings[0];
        var proposals = amounts.Count == 0 ? [] : new[] { new Proposal(DetectedWhat.DecimalSeparator, null, best.Separators.Decimals.ToString(), best.Fits, amounts.Count) };
        var rivals = readings.Skip(1).Where(rival => rival.Fits == best.Fits && !rival.Amounts.SequenceEqual(best.Amounts)).ToList();
        if (rivals.Count == 0 || best.Fits == 0)
        {
            return new Finding<Separators>(best.Separators, proposals, best.Fits > 0 || amounts.Count == 0 ? [] : [new Doubt(
                DetectedWhat.DecimalSeparator, null, [], $"Nothing known reads '{amounts[0]}' as an amount.")]);
        }

        var differing = Enumerable.Range(0, amounts.Count).First(amount => rivals.Exists(rival => rival.Amounts[amount] != best.Amounts[amount]));
        return new Finding<Separators>(best.Separators, proposals, [new Doubt(
            DetectedWhat.DecimalSeparator,
            null,
            [.. rivals.Prepend(best).Select(rival => rival.Separators.Decimals.ToString()).Distinct()],
            $"'{amounts[differing]}' may be {FormattableString.Invariant($"{best.Amounts[differing]}")} or {FormattableString.Invariant($"{rivals[0].Amounts[differing]}")}.")]);
    }

    /// <summary>Whether the text may be an amount in any way of writing.</summary>
    public static bool IsAmount(string value) => value.Length is > 0 and <= 40 && Array.Exists(Candidates, separators => Read(value, separators) is not null);

    private static decimal? Read(string text, Separators separators) =>
        AmountText.Read(text, separators.Decimals, separators.Thousands, out var amount) is null ? amount : null;
}
