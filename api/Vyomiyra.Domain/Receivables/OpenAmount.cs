namespace Vyomiyra.Domain.Receivables;

/// <param name="SettlementId">A settlement on the receivable.</param>
/// <param name="PendingMinor">The part of it that the ERP's open amount does not reflect yet; positive, in minor units.</param>
public readonly record struct PendingSettlement(long SettlementId, long PendingMinor);

/// <summary>A receivable after the ERP told its open amount anew.</summary>
/// <param name="OpenMinor">What is open, signed as the ERP's amount.</param>
/// <param name="Pending">The settlements whose pending part became another, as it is now.</param>
/// <param name="PresumedMinor">By how much the amount fell without a settlement that explains it: presumably paid, not proven. Positive.</param>
public sealed record RestatedAmount(long OpenMinor, IReadOnlyList<PendingSettlement> Pending, long PresumedMinor);

/// <summary>
/// Whose numbers win. The ERP's open amount is the truth as of its export; what is recorded here lies over it until an export reflects it, and
/// never counts twice. Amounts are signed as <see cref="Receivable"/>'s are; a settlement brings them nearer to zero.
/// </summary>
public static class OpenAmount
{
    /// <summary>The ERP's amount less what it does not reflect yet, never beyond zero.</summary>
    public static long Of(long statedMinor, long pendingMinor) => Math.Sign(statedMinor) * Math.Max(0, Math.Abs(statedMinor) - pendingMinor);

    /// <summary>
    /// Takes over what the ERP tells now. By how much its amount fell, so much of what was pending is reflected, the earliest first; what the
    /// amount no longer has room for is gone as well.
    /// </summary>
    /// <param name="before">What the ERP told before.</param>
    /// <param name="now">What it tells now.</param>
    /// <param name="pending">What was recorded here and not reflected yet, the earliest first.</param>
    public static RestatedAmount Restate(long before, long now, IReadOnlyList<PendingSettlement> pending)
    {
        var fell = Math.Max(0, Math.Sign(now) == -Math.Sign(before) ? Math.Abs(before) : Math.Abs(before) - Math.Abs(now));
        var total = pending.Sum(settlement => settlement.PendingMinor);
        var reflected = Math.Min(fell, total);
        var left = Math.Min(total - reflected, Math.Abs(now));
        return new RestatedAmount(Of(now, left), Taken(pending, total - left), fell - reflected);
    }

    private static List<PendingSettlement> Taken(IReadOnlyList<PendingSettlement> pending, long amount)
    {
        var changed = new List<PendingSettlement>();
        foreach (var settlement in pending.TakeWhile(_ => amount > 0))
        {
            var taken = Math.Min(amount, settlement.PendingMinor);
            amount -= taken;
            changed.Add(settlement with { PendingMinor = settlement.PendingMinor - taken });
        }

        return changed;
    }
}
