namespace Vyomiyra.Domain.Disputes;

/// <summary>How much one person may credit without a second one, in minor units of the keeping company's currency.</summary>
/// <param name="PerDisputeMinor">In one dispute.</param>
/// <param name="PerAccountMinor">In all disputes of an account within <see cref="Days"/> days, so that a large credit is not given in small ones.</param>
public sealed record CreditLimits(long PerDisputeMinor, long PerAccountMinor)
{
    public const int Days = 90;

    /// <summary>Whether a second person must agree. Where a rate is missing nobody can tell, so that one must.</summary>
    /// <param name="credited">What would be credited, in the company's currency.</param>
    /// <param name="inDispute">What was credited in the dispute before it was opened again, and stays.</param>
    /// <param name="toAccount">What was credited to the account within the days before, in this dispute too.</param>
    public bool NeedApproval(Money? credited, Money? inDispute, IEnumerable<Money?> toAccount)
    {
        ArgumentNullException.ThrowIfNull(toAccount);
        return IsAbove(PerDisputeMinor, [inDispute]) || IsAbove(PerAccountMinor, toAccount);

        bool IsAbove(long limit, IEnumerable<Money?> before) =>
            before.Aggregate(credited, (sum, each) => sum is { } known && each is { } more ? known + more : null) is not { } all || all.Minor > limit;
    }
}
