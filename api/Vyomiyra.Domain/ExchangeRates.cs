namespace Vyomiyra.Domain;

/// <summary>One imported rate: 1 unit of From is worth <see cref="Rate"/> units of To from <see cref="Date"/> on, until a later one.</summary>
public sealed class ExchangeRate
{
    public long Id { get; init; }
    public required DateOnly Date { get; init; }
    public required Currency From { get; init; }
    public required Currency To { get; init; }
    public required decimal Rate { get; set; }
}

/// <summary>
/// The rates known, by date. A conversion without a rate is null: the caller says that it is missing and never guesses. A rate that is not
/// above zero is as good as missing.
/// </summary>
public sealed class ExchangeRates(IEnumerable<ExchangeRate> rates)
{
    private readonly ILookup<(Currency From, Currency To), ExchangeRate> byPair =
        rates.Where(rate => rate.Rate > 0).OrderByDescending(rate => rate.Date).ToLookup(rate => (rate.From, rate.To));

    public static ExchangeRates None { get; } = new([]);

    /// <summary>Converts at the latest rate on or before <paramref name="on"/>, taking the inverse where only that was imported.</summary>
    public Money? Convert(Money amount, Currency to, DateOnly on)
    {
        if (amount.Currency == to)
        {
            return amount;
        }

        return Find(amount.Currency, to, on) is { } direct ? Money.Round(amount.ToDecimal() * direct, to)
            : Find(to, amount.Currency, on) is { } inverse ? Money.Round(amount.ToDecimal() / inverse, to)
            : null;
    }

    private decimal? Find(Currency from, Currency to, DateOnly on) => byPair[(from, to)].FirstOrDefault(rate => rate.Date <= on)?.Rate;
}
