using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Disputes;

/// <param name="IsInDispute">In the dispute that was asked about.</param>
/// <param name="IsOfLate">To its account, since the day that was asked about.</param>
public sealed record GivenCredit(Money Amount, bool IsInDispute, bool IsOfLate);

/// <summary>What a dispute's credit does to its receivables: it is open no more, until an export reflects it or the dispute is opened again.</summary>
public sealed class DisputeCredits(VyomiyraDb db, RecordedSettlements settlements, CompanyCalendars calendars)
{
    private const string Begin = "dispute-";

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
        var ids = dispute.Parts.Select(part => part.ReceivableId).ToArray();
        var laid = Laid(NumberOf(dispute)).Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId));
        var minor = await laid.SumAsync(settlement => settlement.PendingMinor, cancellation);
        await settlements.TakeAwayAsync(laid, cancellation);
        return minor;
    }

    /// <summary>What was credited in a dispute, and since a day in any of its account; without what was taken back.</summary>
    public async Task<IReadOnlyList<GivenCredit>> GivenAsync(Dispute dispute, DateOnly since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        var (accountId, number) = (dispute.AccountId, NumberOf(dispute));
        var given = await (
            from settlement in Laid(Begin)
            join receivable in db.Receivables on settlement.ReceivableId equals receivable.Id
            where receivable.AccountId == accountId || settlement.Number.StartsWith(number)
            select new { settlement.AmountMinor, settlement.Currency, settlement.Number, settlement.SettledOn, receivable.AccountId }).ToListAsync(cancellation);
        return
        [
            .. given.Select(each => new GivenCredit(
                new Money(each.AmountMinor, each.Currency), each.Number.StartsWith(number, StringComparison.Ordinal), each.AccountId == accountId && each.SettledOn >= since)),
        ];
    }

    private IQueryable<Settlement> Laid(string number) =>
        db.Settlements.Where(settlement => settlement.Kind == SettlementKind.Credit && settlement.RunId == null && settlement.Number.StartsWith(number));

    private Task<List<Receivable>> OnAsync(Dispute dispute, CancellationToken cancellation)
    {
        var ids = dispute.Parts.Select(part => part.ReceivableId).ToArray();
        return db.Receivables.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.DueOn).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>How a dispute's credits begin; each resolution has a number of its own.</summary>
    private static string NumberOf(Dispute dispute) => $"{Begin}{dispute.Id}-";
}
