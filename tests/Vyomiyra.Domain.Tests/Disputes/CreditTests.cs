using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Domain.Tests.Disputes;

public sealed class CreditTests
{
    private static readonly Currency Eur = Currency.Parse("EUR");
    private static readonly CreditLimits Limits = new(PerDisputeMinor: 5_000_00, PerAccountMinor: 15_000_00);

    [Theory]
    [InlineData(5_000_00, 0, false)]
    [InlineData(5_000_01, 0, true)]
    [InlineData(5_000_00, 10_000_00, false)]
    [InlineData(5_000_00, 10_000_01, true)]
    [InlineData(1, 15_000_00, true)]
    public void A_large_credit_needs_a_second_person_and_so_do_many_small_ones(long credited, long before, bool isNeeded) =>
        Assert.Equal(isNeeded, Limits.NeedApproval(new Money(credited, Eur), Money.Zero(Eur), [new Money(before / 2, Eur), new Money(before - (before / 2), Eur)]));

    [Theory]
    [InlineData(1_000_00, 4_000_00, false)]
    [InlineData(1_000_01, 4_000_00, true)]
    public void What_stays_credited_of_a_dispute_counts_when_it_is_credited_again(long credited, long before, bool isNeeded) =>
        Assert.Equal(isNeeded, Limits.NeedApproval(new Money(credited, Eur), new Money(before, Eur), [new Money(before, Eur)]));

    [Fact]
    public void Where_a_rate_is_missing_a_second_person_looks()
    {
        Assert.True(Limits.NeedApproval(null, Money.Zero(Eur), []));
        Assert.True(Limits.NeedApproval(new Money(1, Eur), null, []));
        Assert.True(Limits.NeedApproval(new Money(1, Eur), Money.Zero(Eur), [null]));
    }

    [Fact]
    public void A_credit_falls_on_the_first_first_to_the_cent() => Many.Times(200, random =>
    {
        var parts = Enumerable.Range(1, random.Next(1, 6)).Select(id => new CreditablePart(id, random.Next(0, 5) == 0 ? 0 : random.Next(1, 1000))).ToList();
        var credited = random.NextInt64(0, parts.Sum(part => part.ContestedMinor) + 1);
        var shares = CreditShares.Divide(credited, parts);
        Assert.Equal(credited, shares.Sum(share => share.Minor));
        Assert.All(shares, share => Assert.InRange(share.Minor, 1, parts.Single(part => part.ReceivableId == share.ReceivableId).ContestedMinor));
        // None gets anything before the one above it has all.
        Assert.All(shares.SkipLast(1), share => Assert.Equal(parts.Single(part => part.ReceivableId == share.ReceivableId).ContestedMinor, share.Minor));
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditShares.Divide(parts.Sum(part => part.ContestedMinor) + 1, parts));
    });
}
