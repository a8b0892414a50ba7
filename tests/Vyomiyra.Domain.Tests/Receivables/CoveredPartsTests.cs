using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

public sealed class CoveredPartsTests
{
    [Fact]
    public void Parts_stay_as_they_are_while_enough_is_open() => Assert.Equal([600, 400], CoveredParts.Fit(1000, [600, 400]));

    [Fact]
    public void Money_that_came_counts_for_the_first_promise_first() => Assert.Equal([100, 400], CoveredParts.Fit(500, [600, 400]));

    [Fact]
    public void Nothing_is_left_of_any_part_once_nothing_is_open() => Assert.Equal([0, 0], CoveredParts.Fit(0, [600, 400]));

    [Fact]
    public void A_credit_balance_is_nothing_open() => Assert.Equal([0], CoveredParts.Fit(-200, [600]));

    [Fact]
    public void Together_they_never_cover_more_than_is_open_nor_less_than_they_could() => Many.Times(2000, random =>
    {
        var amounts = Enumerable.Range(0, random.Next(6)).Select(_ => random.NextInt64(0, 1000)).ToList();
        var open = random.NextInt64(-100, 4000);

        var remaining = CoveredParts.Fit(open, amounts);

        Assert.Equal(Math.Min(Math.Max(0, open), amounts.Sum()), remaining.Sum());
        Assert.All(amounts.Zip(remaining), part => Assert.InRange(part.Second, 0, part.First));
        Assert.Equal(amounts, CoveredParts.Fit(amounts.Sum(), amounts));
    });
}
