using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("1234.56", '.', null, "1234.56")]
    [InlineData(" 1234.5 ", '.', null, "1234.5")]
    [InlineData("1,234,567.89", '.', ',', "1234567.89")]
    [InlineData("1.234,56", ',', '.', "1234.56")]
    [InlineData("1.234,56-", ',', '.', "-1234.56")]
    [InlineData("(1,234.56)", '.', ',', "-1234.56")]
    [InlineData("1'234.50", '.', '\'', "1234.50")]
    [InlineData("1’234.50", '.', '\'', "1234.50")]
    [InlineData("1 234,50", ',', ' ', "1234.50")]
    [InlineData("1\u00a0234,50", ',', ' ', "1234.50")]
    [InlineData("+12", '.', ',', "12")]
    [InlineData("- 12", '.', ',', "-12")]
    [InlineData("0", '.', null, "0")]
    [InlineData("12.3400000000000000000000000000000000", '.', null, "12.34")]
    public void An_amount_is_read_by_the_profiles_separators(string text, char point, char? thousands, string expected)
    {
        Assert.Null(AmountText.Read(text, point, thousands, out var amount));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), amount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("()")]
    [InlineData(".")]
    [InlineData("12.")]
    [InlineData(".5")]
    [InlineData("1,23")]
    [InlineData("1,2345.00")]
    [InlineData(",123")]
    [InlineData("1,,234")]
    [InlineData("1234,567")]
    [InlineData("0,123")]
    [InlineData("1.234,56")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("-1-")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("١٢")]
    [InlineData("1 234.00")]
    [InlineData("12 EUR")]
    public void What_is_not_written_so_is_no_amount(string text) =>
        Assert.Equal("bad_amount", AmountText.Read(text, '.', ',', out _));

    [Theory]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public void More_than_any_number_holds_is_an_overflow(string text) =>
        Assert.Equal("amount_overflow", AmountText.Read(text, '.', ',', out _));
}
