namespace Vyomiyra.Domain.Tests;

public sealed class ExchangeRatesTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly Currency Jpy = Currency.Parse("JPY");
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public void The_same_currency_needs_no_rate() => Assert.Equal(new Money(5, Eur), ExchangeRates.None.Convert(new Money(5, Eur), Eur, Monday));

    [Fact]
    public void A_missing_rate_is_said_and_not_guessed() => Assert.Null(ExchangeRates.None.Convert(new Money(5, Eur), Usd, Monday));

    [Fact]
    public void A_rate_does_not_hold_before_its_day()
    {
        var rates = new ExchangeRates([Rate(Monday, Eur, Usd, 1.1m)]);
        Assert.Null(rates.Convert(new Money(100, Eur), Usd, Monday.AddDays(-1)));
        Assert.Equal(new Money(110, Usd), rates.Convert(new Money(100, Eur), Usd, Monday));
        Assert.Equal(new Money(110, Usd), rates.Convert(new Money(100, Eur), Usd, Monday.AddDays(400)));
    }

    [Fact]
    public void The_latest_rate_counts_in_whatever_order_they_were_imported()
    {
        var rates = new ExchangeRates([Rate(Monday.AddDays(2), Eur, Usd, 1.3m), Rate(Monday, Eur, Usd, 1.1m), Rate(Monday.AddDays(1), Eur, Usd, 1.2m)]);
        Assert.Equal(new Money(110, Usd), rates.Convert(new Money(100, Eur), Usd, Monday));
        Assert.Equal(new Money(120, Usd), rates.Convert(new Money(100, Eur), Usd, Monday.AddDays(1)));
        Assert.Equal(new Money(130, Usd), rates.Convert(new Money(100, Eur), Usd, Monday.AddDays(9)));
    }

    [Fact]
    public void The_inverse_serves_where_only_that_is_known() =>
        Assert.Equal(new Money(100, Usd), new ExchangeRates([Rate(Monday, Usd, Eur, 2m)]).Convert(new Money(200, Eur), Usd, Monday));

    [Fact]
    public void A_direct_rate_goes_before_an_inverse_one() =>
        Assert.Equal(new Money(150, Usd), new ExchangeRates([Rate(Monday, Usd, Eur, 1m), Rate(Monday, Eur, Usd, 1.5m)]).Convert(new Money(100, Eur), Usd, Monday));

    [Fact]
    public void Decimals_are_those_of_the_currency_converted_to()
    {
        var rates = new ExchangeRates([Rate(Monday, Eur, Jpy, 163.4567m)]);
        Assert.Equal(new Money(163, Jpy), rates.Convert(new Money(100, Eur), Jpy, Monday));
        Assert.Equal(new Money(61, Eur), rates.Convert(new Money(100, Jpy), Eur, Monday));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_that_cannot_be_is_as_good_as_missing(int impossible)
    {
        var rates = new ExchangeRates([Rate(Monday, Eur, Usd, impossible)]);
        Assert.Null(rates.Convert(new Money(100, Eur), Usd, Monday));
        Assert.Null(rates.Convert(new Money(100, Usd), Eur, Monday));
    }

    [Fact]
    public void The_rate_found_is_the_latest_on_or_before_the_day() => Many.Times(500, random =>
    {
        var imported = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Day()).Distinct().Select((day, index) => Rate(day, Eur, Usd, index + 1)).ToList();
        var on = random.Day();
        var expected = imported.Where(rate => rate.Date <= on).MaxBy(rate => rate.Date);
        Assert.Equal(expected is null ? null : new Money((long)(100 * expected.Rate), Usd), new ExchangeRates(imported).Convert(new Money(100, Eur), Usd, on));
    });

    private static ExchangeRate Rate(DateOnly date, Currency from, Currency to, decimal rate) => new() { Date = date, From = from, To = to, Rate = rate };
}
