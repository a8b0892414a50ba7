using System.Globalization;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Tests.Receivables.Detection;

public sealed class AmountDetectionTests
{
    [Theory]
    [InlineData("1.234,56- 7,00", ',', '.')]
    [InlineData("(1,234.56) 7.00", '.', ',')]
    [InlineData("1'234.50 7.00", '.', '\'')]
    [InlineData("1’234.50 7.00", '.', '\'')]
    [InlineData("1\u00a0234,50 7,00", ',', ' ')]
    [InlineData("1\u202f234,50 7,00", ',', ' ')]
    [InlineData("12.50 1.234", '.', null)]
    [InlineData("100 200", '.', null)]
    [InlineData("1.234.567 8,5", ',', '.')]
    [InlineData("0.123 5", '.', null)]
    public void The_separators_are_those_that_read_every_amount(string amounts, char decimals, char? thousands)
    {
        var found = AmountDetection.Of(amounts.Split(' '));

        Assert.Equal(new Separators(decimals, thousands), found.Value);
        Assert.Empty(found.Doubts);
        Assert.Equal((2, 2), (found.Proposals[0].Fits, found.Proposals[0].Of));
    }

    [Theory]
    [InlineData("1.234 5.678")]
    [InlineData("1,234 999")]
    public void Where_three_digits_follow_a_lone_separator_a_person_must_say_what_it_is(string amounts)
    {
        var doubt = Assert.Single(AmountDetection.Of(amounts.Split(' ')).Doubts);

        Assert.Equal([",", "."], doubt.Choices.Order(StringComparer.Ordinal));
        Assert.Contains(" or ", doubt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_that_nobody_writes_so_are_counted_as_unfit_and_none_that_fit_are_a_doubt()
    {
        Assert.Equal((1, 3), AmountDetection.Of(["12.50", "12.50 CR", "n/a"]).Proposals.Select(proposal => (proposal.Fits, proposal.Of)).Single());
        Assert.Single(AmountDetection.Of(["12.50 CR"]).Doubts);
    }

    [Fact]
    public void What_is_found_without_a_doubt_reads_every_amount_as_it_was_meant() => Many.Times(500, random =>
    {
        var thousands = ".,' \0"[random.Next(5)];
        var decimals = thousands == '.' ? ',' : thousands == ',' ? '.' : ".,"[random.Next(2)];
        var culture = new NumberFormatInfo { NumberDecimalSeparator = decimals.ToString(), NumberGroupSeparator = thousands == '\0' ? "" : thousands.ToString() };
        var amounts = Enumerable.Range(0, random.Next(1, 10)).Select(_ => decimal.Round((decimal)(random.NextDouble() * Math.Pow(10, random.Next(1, 8))), random.Next(3))).ToList();
        var written = amounts.ConvertAll(amount => random.Next(3) == 0 ? $"{amount.ToString("N2", culture)}-" : amount.ToString("N2", culture));

        var found = AmountDetection.Of(written);

        Assert.Empty(found.Doubts);
        Assert.All(written.Zip(amounts), pair =>
        {
            Assert.Null(AmountText.Read(pair.First, found.Value.Decimals, found.Value.Thousands, out var read));
            Assert.Equal(pair.Second, Math.Abs(read));
        });
    });
}
