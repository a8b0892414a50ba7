using Vyomiyra.Api.Receivables.Workbooks;

namespace Vyomiyra.Api.Tests.Receivables.Workbooks;

/// <summary>Ranges of merged cells, which a hostile workbook lets overlap as often as it likes.</summary>
public sealed class RowStretchesTests
{
    [Fact]
    public void A_hundred_thousand_ranges_over_each_other_are_one_stretch_to_look_at() =>
        Assert.Equal(1, new RowStretches(Enumerable.Range(1, 100_000).Select(first => (first, 1_000_000))).Count);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_hold_the_rows_that_a_range_holds_and_no_other(int seed)
    {
        var random = new Random(seed);
        var ranges = Enumerable.Range(0, 40).Select(_ => random.Next(1, 200) is var first ? (First: first, Last: first + random.Next(-1, 8)) : default).Order().ToList();

        var stretches = new RowStretches(ranges);

        Assert.All(Enumerable.Range(1, 220), row => Assert.Equal(ranges.Exists(range => range.First <= row && row <= range.Last), stretches.Hold(row)));
    }
}
