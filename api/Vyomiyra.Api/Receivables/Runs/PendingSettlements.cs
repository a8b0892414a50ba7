using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>What is recorded here on receivables of a batch and the ERP's amounts do not reflect yet.</summary>
internal sealed class PendingSettlements
{
    private readonly VyomiyraDb db;
    private readonly ILookup<long, Settlement> byReceivable;
    private readonly List<Settlement> changed = [];

    private PendingSettlements(VyomiyraDb db, ILookup<long, Settlement> byReceivable) => (this.db, this.byReceivable) = (db, byReceivable);

    public static async Task<PendingSettlements> LoadAsync(VyomiyraDb db, long[] receivables, CancellationToken cancellation)
    {
        var settlements = await db.Settlements.AsNoTracking()
            .Where(settlement => EF.Parameter(receivables).Contains(settlement.ReceivableId) && settlement.PendingMinor > 0)
            .OrderBy(settlement => settlement.SettledOn).ThenBy(settlement => settlement.Id)
            .ToListAsync(cancellation);
        return new PendingSettlements(db, settlements.ToLookup(settlement => settlement.ReceivableId));
    }

    /// <summary>What is open once the ERP states another amount, and the settlements that it reflects, with what was pending of them before.</summary>
    public (long OpenMinor, IReadOnlyList<PendingSettlement> Before) Restate(Receivable row, long statedMinor)
    {
        var pending = byReceivable[row.Id].ToList();
        var restated = OpenAmount.Restate(
            row.StatedOpenMinor, statedMinor, [.. pending.Select(settlement => new PendingSettlement(settlement.Id, settlement.PendingMinor))]);
        var before = new List<PendingSettlement>();
        foreach (var now in restated.Pending)
        {
            var settlement = pending.Single(each => each.Id == now.SettlementId);
            before.Add(now with { PendingMinor = settlement.PendingMinor });
            settlement.PendingMinor = now.PendingMinor;
            changed.Add(settlement);
        }

        return (restated.OpenMinor, before);
    }

    public Task SaveAsync(CancellationToken cancellation) => db.BulkUpdateAsync(changed, cancellation);
}
