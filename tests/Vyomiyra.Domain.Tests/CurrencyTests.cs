namespace Vyomiyra.Domain.Tests;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 2, 100)]
    [InlineData("USD", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("KRW", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    [InlineData("TND", 3, 1000)]
    [InlineData("CLF", 4, 10_000)]
    [InlineData("HUF", 2, 100)]
    public void A_currency_has_its_own_decimals(string code, int exponent, long minorPerUnit)
    {
        var currency = Currency.Parse(code);
        Assert.Equal((code, exponent, minorPerUnit), (currency.Code, currency.Exponent, currency.MinorPerUnit));
    }

    [Theory]
    [InlineData("eur")]
    [InlineData(" Eur ")]
    [InlineData("EUR\t")]
    public void A_code_is_read_in_either_case_with_blanks_around(string code) => Assert.Equal(Currency.Parse("EUR"), Currency.Parse(code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E")]
    [InlineData("EU R")]
    [InlineData("EURO")]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("DEM")]
    [InlineData("ＥＵＲ")]
    [InlineData("€")]
    [InlineData("ıqd")]
    public void What_is_no_currency_in_use_is_not_read(string? code)
    {
        Assert.False(Currency.TryParse(code, out var currency));
        Assert.Equal(default, currency);
    }

    [Fact]
    public void Parsing_what_is_no_currency_names_it() =>
        Assert.Contains("'QQQ'", Assert.Throws<FormatException>(() => Currency.Parse("QQQ")).Message, StringComparison.Ordinal);

    [Fact]
    public void No_currency_has_no_code_but_can_be_printed()
    {
        Assert.Throws<InvalidOperationException>(() => default(Currency).Code);
        Assert.Throws<InvalidOperationException>(() => default(Currency).Exponent);
        Assert.Equal("", default(Currency).ToString());
    }

    [Fact]
    public void All_of_them_are_distinct_sorted_and_read_back()
    {
        var codes = Currency.All.Select(currency => currency.Code).ToList();
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.InRange(codes.Count, 150, 190);
        Assert.All(Currency.All, currency =>
        {
            Assert.Equal(currency, Currency.Parse(currency.Code.ToLowerInvariant()));
            Assert.Equal((decimal)currency.MinorPerUnit, (decimal)Math.Pow(10, currency.Exponent));
        });
    }

    [Fact]
    public void Any_text_is_a_currency_or_not_and_never_an_exception() => Many.Times(3000, random =>
    {
        var text = random.Text(6);
        Assert.Equal(Currency.TryParse(text, out var currency), currency != default);
    });
}
