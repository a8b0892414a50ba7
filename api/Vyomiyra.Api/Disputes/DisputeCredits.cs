using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Disputes;

/// <summary>What a dispute's credit does to its receivables: it is open no more, until an export reflects it or the dispute is opened again.</summary>
public sealed class DisputeCredits(VyomiyraDb db, RecordedSettlements settlements, CompanyCalendars calendars)
{
    /// <summary>What is contested and open by now, the earliest due first.</summary>
    public async Task<IReadOnlyList<CreditablePart>> ContestedAsync(Dispute dispute, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        var open = await OnAsync(dispute, cancellation);
        return
        [
            .. open.Where(row => row.Currency == dispute.Currency)
                .Join(dispute.Parts, row => row.Id, part => part.ReceivableId, (row, part) => new CreditablePart(row.Id, Math.Min(part.RemainingMinor, Math.Max(0, row.OpenMinor)))),
        ];
    }

    /// <summary>Lays what was credited over what is open.</summary>
    public async Task LayAsync(Dispute dispute, DisputeResolution resolution, IReadOnlyList<CreditablePart> contested, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        ArgumentNullException.ThrowIfNull(resolution);
        await db.SaveChangesAsync(cancellation);
        var companies = (await OnAsync(dispute, cancellation)).ToDictionary(row => row.Id, row => row.CompanyId);
        var laid = new List<Settlement>();
        foreach (var (receivableId, minor) in CreditShares.Divide(resolution.CreditedMinor, contested))
        {
            laid.Add(new Settlement
            {
                CompanyId = companies[receivableId],
                ReceivableId = receivableId,
                Kind = SettlementKind.Credit,
                Number = $"{NumberOf(dispute)}{resolution.Id}",
                SettledOn = (await calendars.OfAsync(companies[receivableId], cancellation)).DateOf(now),
                Currency = dispute.Currency,
                AmountMinor = minor,
                PendingMinor = minor,
            });
        }

        await settlements.LayAsync(laid, cancellation);
    }

    /// <summary>Takes back what was credited, as far as no export reflects it; answers how much that is, in minor units of the dispute's currency.</summary>
    public async Task<long> TakeBackAsync(Dispute dispute, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        var (ids, number) = (dispute.Parts.Select(part => part.ReceivableId).ToArray(), NumberOf(dispute));
        var laid = db.Settlements.Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId) && settlement.Kind == SettlementKind.Credit && settlement.RunId == null
            && settlement.Number.StartsWith(number));
        var minor = await laid.SumAsync(settlement => settlement.PendingMinor, cancellation);
        await settlements.TakeAwayAsync(laid, cancellation);
        return minor;
    }

    private Task<List<Receivable>> OnAsync(Dispute dispute, CancellationToken cancellation)
    {
        var ids = dispute.Parts.Select(part => part.ReceivableId).ToArray();
        return db.Receivables.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.DueOn).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>How a dispute's credits begin; each resolution has a number of its own.</summary>
    private static string NumberOf(Dispute dispute) => $"dispute-{dispute.Id}-";
}
