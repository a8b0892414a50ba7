using System.Globalization;

namespace Vyomiyra.Domain.Tests;

public sealed class MoneyTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly Currency Jpy = Currency.Parse("JPY");
    private static readonly Currency Kwd = Currency.Parse("KWD");

    [Theory]
    [InlineData("24300", "EUR", 2430000L)]
    [InlineData("0.01", "EUR", 1L)]
    [InlineData("-0.01", "EUR", -1L)]
    [InlineData("250000", "JPY", 250000L)]
    [InlineData("1234.567", "KWD", 1234567L)]
    [InlineData("1.2345", "CLF", 12345L)]
    [InlineData("1.10", "JPY", null)]
    [InlineData("1.00", "JPY", 1L)]
    [InlineData("0.005", "EUR", null)]
    [InlineData("92233720368547758.07", "EUR", long.MaxValue)]
    [InlineData("92233720368547758.08", "EUR", null)]
    [InlineData("-92233720368547758.08", "EUR", long.MinValue)]
    public void A_decimal_is_exact_minor_units_or_nothing(string amount, string currency, long? minor) =>
        Assert.Equal(minor, Money.FromDecimal(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Parse(currency))?.Minor);

    [Fact]
    public void A_decimal_beyond_every_amount_is_nothing_rather_than_an_exception()
    {
        Assert.Null(Money.FromDecimal(decimal.MaxValue, Eur));
        Assert.Null(Money.FromDecimal(decimal.MinValue, Kwd));
    }

    [Theory]
    [InlineData("0.005", 1L)]
    [InlineData("0.015", 2L)]
    [InlineData("-0.005", -1L)]
    [InlineData("0.0049", 0L)]
    [InlineData("1.994999", 199L)]
    public void Rounding_takes_halves_away_from_zero(string amount, long minor) =>
        Assert.Equal(minor, Money.Round(decimal.Parse(amount, CultureInfo.InvariantCulture), Eur).Minor);

    [Fact]
    public void Two_currencies_do_not_mix_in_any_operation()
    {
        var (euro, dollar) = (new Money(1, Eur), new Money(1, Usd));
        Assert.Throws<InvalidOperationException>(() => euro + dollar);
        Assert.Throws<InvalidOperationException>(() => euro - dollar);
        Assert.Throws<InvalidOperationException>(() => euro < dollar);
        Assert.Throws<InvalidOperationException>(() => euro >= dollar);
        Assert.Throws<InvalidOperationException>(() => Money.Min(euro, dollar));
        Assert.Throws<InvalidOperationException>(() => euro.CompareTo(dollar));
        Assert.NotEqual(euro, dollar);
    }

    [Fact]
    public void Sums_that_do_not_fit_are_refused_instead_of_wrapping_around()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Eur) + new Money(1, Eur));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, Eur) - new Money(1, Eur));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue, Eur));
    }

    [Theory]
    [InlineData(2430000, "EUR", "24300.00 EUR")]
    [InlineData(-5, "EUR", "-0.05 EUR")]
    [InlineData(250000, "JPY", "250000 JPY")]
    [InlineData(1, "KWD", "0.001 KWD")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08 EUR")]
    public void It_is_written_with_its_currencys_decimals(long minor, string currency, string written) =>
        Assert.Equal(written, new Money(minor, Currency.Parse(currency)).ToString());

    [Fact]
    public void It_is_written_the_same_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "de-DE", "ar-SA", "fa-IR", "tr-TR", "hi-IN" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Assert.Equal("-24300.05 EUR", new Money(-2430005, Eur).ToString());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_amount_without_a_currency_cannot_be_used_as_one() => Assert.Throws<InvalidOperationException>(() => default(Money).ToDecimal());

    [Fact]
    public void To_decimal_and_back_is_the_same_amount() => Many.Times(2000, random =>
    {
        var currency = random.Currency();
        var money = new Money(random.NextInt64(long.MinValue, long.MaxValue), currency);
        Assert.Equal(money, Money.FromDecimal(money.ToDecimal(), currency));
        Assert.Equal(money, Money.Round(money.ToDecimal(), currency));
    });

    [Fact]
    public void Adding_is_commutative_associative_and_undone_by_subtracting() => Many.Times(2000, random =>
    {
        var currency = random.Currency();
        var (a, b, c) = (random.Money(currency), random.Money(currency), random.Money(currency));
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + (b + c));
        Assert.Equal(a, a + b - b);
        Assert.Equal(Money.Zero(currency), a + -a);
        Assert.True((a - a).IsZero);
    });

    [Fact]
    public void Comparing_agrees_with_the_minor_units() => Many.Times(2000, random =>
    {
        var (a, b) = (random.Money(Jpy), random.Money(Jpy));
        Assert.Equal(a.Minor < b.Minor, a < b);
        Assert.Equal(a.Minor > b.Minor, a > b);
        Assert.Equal(a.Minor <= b.Minor, a <= b);
        Assert.Equal(a.Minor >= b.Minor, a >= b);
        Assert.Equal(Math.Min(a.Minor, b.Minor), Money.Min(a, b).Minor);
        Assert.Equal(Math.Sign(a.Minor.CompareTo(b.Minor)), Math.Sign(a.CompareTo(b)));
    });

    [Fact]
    public void Rounding_is_never_farther_off_than_half_a_minor_unit() => Many.Times(2000, random =>
    {
        var currency = random.Currency();
        var amount = (decimal)((random.NextDouble() - 0.5) * 1e9) + (random.Next(1000) / 100_000m);
        Assert.True(Math.Abs(Money.Round(amount, currency).ToDecimal() - amount) <= 0.5m / currency.MinorPerUnit);
    });
}
