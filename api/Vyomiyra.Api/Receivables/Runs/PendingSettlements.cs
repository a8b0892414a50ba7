using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>What is recorded here on receivables of a batch and the ERP's amounts do not reflect yet.</summary>
internal sealed class PendingSettlements
{
    private readonly VyomiyraDb db;
    private readonly ILookup<long, Settlement> byReceivable;
    private readonly Dictionary<long, long> presumed;
    private readonly List<Settlement> changed = [];
    private readonly List<PresumedPayment> falls = [];

    private PendingSettlements(VyomiyraDb db, ILookup<long, Settlement> byReceivable, Dictionary<long, long> presumed) =>
        (this.db, this.byReceivable, this.presumed) = (db, byReceivable, presumed);

    public static async Task<PendingSettlements> LoadAsync(VyomiyraDb db, long[] receivables, CancellationToken cancellation)
    {
        var settlements = await db.Settlements.AsNoTracking()
            .Where(settlement => EF.Parameter(receivables).Contains(settlement.ReceivableId) && settlement.PendingMinor > 0)
            .OrderBy(settlement => settlement.SettledOn).ThenBy(settlement => settlement.Id)
            .ToListAsync(cancellation);
        var presumed = await db.PresumedPayments
            .Where(payment => EF.Parameter(receivables).Contains(payment.ReceivableId))
            .GroupBy(payment => payment.ReceivableId)
            .Select(payments => new { payments.Key, Minor = payments.Sum(payment => payment.AmountMinor) })
            .ToDictionaryAsync(payments => payments.Key, payments => payments.Minor, cancellation);
        return new PendingSettlements(db, settlements.ToLookup(settlement => settlement.ReceivableId), presumed);
    }

    /// <summary>What is open once the ERP states another amount, and the settlements that it reflects, with what was pending of them before.</summary>
    /// <param name="row">As it was.</param>
    /// <param name="statedMinor">What the ERP states now.</param>
    /// <param name="runId">By which import.</param>
    /// <param name="asOf">Its day, and that of the company's export before.</param>
    public (long OpenMinor, IReadOnlyList<PendingSettlement> Before) Restate(Receivable row, long statedMinor, long runId, (DateOnly On, DateOnly? After) asOf)
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

        Presume(row, statedMinor, restated.PresumedMinor, runId, asOf);
        return (restated.OpenMinor, before);
    }

    public async Task SaveAsync(CancellationToken cancellation)
    {
        await db.BulkUpdateAsync(changed, cancellation);
        await db.BulkInsertAsync(falls, cancellation);
    }

    /// <summary>What fell unexplained was presumably paid; what rises again after that was not.</summary>
    private void Presume(Receivable row, long statedMinor, long fellMinor, long runId, (DateOnly On, DateOnly? After) asOf)
    {
        var rose = Math.Max(0, Math.Abs(statedMinor) - Math.Abs(row.StatedOpenMinor));
        var minor = fellMinor > 0 ? fellMinor : -Math.Min(rose, presumed.GetValueOrDefault(row.Id));
        if (minor != 0)
        {
            falls.Add(new PresumedPayment { ReceivableId = row.Id, RunId = runId, After = asOf.After, On = asOf.On, AmountMinor = minor });
        }
    }
}
