using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Lays what was recorded here over the ERP's open amounts, and takes it away again, within the transaction of the act. An export that reflects
/// it ends it.
/// </summary>
public sealed class RecordedSettlements(VyomiyraDb db)
{
    public async Task LayAsync(IReadOnlyCollection<Settlement> settlements, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        db.Settlements.AddRange(settlements);
        await RestateAsync([.. settlements.Select(settlement => settlement.ReceivableId)], cancellation);
    }

    /// <summary>What an export reflects by now is the ERP's word and stays; the rest is open again.</summary>
    public async Task TakeAwayAsync(IQueryable<Settlement> recorded, CancellationToken cancellation)
    {
        var settlements = await recorded.ToListAsync(cancellation);
        foreach (var settlement in settlements)
        {
            (settlement.AmountMinor, settlement.PendingMinor) = (settlement.AmountMinor - settlement.PendingMinor, 0);
        }

        db.Settlements.RemoveRange(settlements.Where(settlement => settlement.AmountMinor == 0));
        await RestateAsync([.. settlements.Select(settlement => settlement.ReceivableId)], cancellation);
    }

    /// <summary>What was told was not so: it goes whole, and what an export tells counts by itself.</summary>
    public async Task RevokeAsync(IQueryable<Settlement> recorded, CancellationToken cancellation)
    {
        var settlements = await recorded.ToListAsync(cancellation);
        db.Settlements.RemoveRange(settlements);
        await RestateAsync([.. settlements.Select(settlement => settlement.ReceivableId)], cancellation);
    }

    private async Task RestateAsync(long[] receivables, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var pending = await db.Settlements.Where(settlement => EF.Parameter(receivables).Contains(settlement.ReceivableId))
            .GroupBy(settlement => settlement.ReceivableId, (id, each) => new { Id = id, Minor = each.Sum(settlement => settlement.PendingMinor) })
            .ToDictionaryAsync(sum => sum.Id, sum => sum.Minor, cancellation);
        foreach (var row in await db.Receivables.Where(row => EF.Parameter(receivables).Contains(row.Id)).ToListAsync(cancellation))
        {
            row.OpenMinor = OpenAmount.Of(row.StatedOpenMinor, pending.GetValueOrDefault(row.Id));
        }
    }
}
