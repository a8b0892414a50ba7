using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

public enum DisputeSort
{
    /// <summary>What was opened first comes first.</summary>
    Age,

    /// <summary>The largest first, each by what it was worth in its company's currency when it was opened.</summary>
    Amount,

    /// <summary>What should be settled first comes first; what has no such day, last.</summary>
    Due,
}

/// <summary>A dispute in a list across accounts. Amounts are decimals of its currency.</summary>
/// <param name="Reason">The reason's name.</param>
/// <param name="Amount">What was contested at first.</param>
/// <param name="Remaining">What is still contested and open; nothing once it is settled.</param>
/// <param name="Credited">What we let them off.</param>
/// <param name="AgeDays">Since it was opened, until it was settled.</param>
/// <param name="TouchedAt">When anybody last did anything about it.</param>
/// <param name="AwaitsApproval">Somebody asked for a credit that a second person must agree to.</param>
public sealed record DisputeListRow(
    long Id, long AccountId, string AccountNumber, string Account, string? Team, DisputeState State, string ReasonCode, string Reason, string Currency, decimal Amount,
    decimal Remaining, decimal Credited, DateTimeOffset OpenedAt, int AgeDays, DateTimeOffset TouchedAt, DateOnly? DueOn, bool IsOverdue, DateTimeOffset? ClosedAt,
    NamedRow? Owner, string? OutsideOwner, bool AwaitsApproval, IReadOnlyList<string> Documents, string? Summary, int Version);

/// <summary>Disputes of all accounts that the caller may see.</summary>
public sealed class FindDisputes(VyomiyraDb db, DisputeReasonList reasons, MatchingDisputes matching, TimeProvider clock)
{
    public async Task<Outcome<Listing<DisputeListRow>>> HandleAsync(DisputeFilter filter, DisputeSort sort, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        return sort switch
        {
            DisputeSort.Age => await SortedAsync<DateTimeOffset>((rows, after) => rows.Ascending(row => row.OpenedAt, row => row.Id, after), row => row.OpenedAt),
            DisputeSort.Amount => await SortedAsync<long>((rows, after) => rows.Descending(row => row.WorthMinor, row => row.Id, after), row => row.WorthMinor),
            DisputeSort.Due => await SortedAsync<DateOnly>((rows, after) => rows.Ascending(row => row.DueOn ?? DateOnly.MaxValue, row => row.Id, after), row => row.DueOn ?? DateOnly.MaxValue),
        };

        async Task<Outcome<Listing<DisputeListRow>>> SortedAsync<T>(Func<IQueryable<Dispute>, Position<T>?, IQueryable<Dispute>> order, Func<Dispute, T> value)
        {
            var name = $"disputes.{sort}";
            if (Cursor.Read<T>(page.Cursor, name, out var after) is { } broken)
            {
                return broken;
            }

            return await page.ReadAsync(
                order(await matching.FindAsync(filter, caller, cancellation), after), read => RowsAsync(read, cancellation), row => Cursor.Of(name, value(row), row.Id), Layout, cancellation);
        }
    }

    /// <summary>The disputes as they are listed.</summary>
    public async Task<IReadOnlyList<DisputeListRow>> RowsAsync(IReadOnlyList<Dispute> disputes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(disputes);
        var ids = disputes.Select(dispute => dispute.Id).ToArray();
        var parts = (await (
                from part in db.Set<DisputePart>()
                join receivable in db.Set<Domain.Receivables.Receivable>() on part.ReceivableId equals receivable.Id
                where EF.Parameter(ids).Contains(part.DisputeId)
                orderby receivable.DueOn, receivable.Id
                select new PartRow(part.DisputeId, part.ReceivableId, receivable.DocumentNumber, part.AmountMinor, part.RemainingMinor)).ToListAsync(cancellation))
            .ToLookup(part => part.OwnerId);
        var waiting = await db.DisputeResolutions.Where(row => EF.Parameter(ids).Contains(row.DisputeId) && row.NeedsApproval && row.IsApproved == null)
            .Select(row => row.DisputeId).ToListAsync(cancellation);
        var accounts = await AccountsAsync([.. disputes.Select(dispute => dispute.AccountId).Distinct()], cancellation);
        var owners = disputes.Select(dispute => dispute.OwnerId).OfType<long>().Distinct().ToArray();
        var names = await db.Set<Member>().Where(member => EF.Parameter(owners).Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellation);
        var todays = new Todays(clock.GetUtcNow());
        return
        [
            .. disputes.Select(dispute => Row(
                dispute, accounts[dispute.AccountId], [.. parts[dispute.Id]], waiting.Contains(dispute.Id),
                dispute.OwnerId is { } owner ? new NamedRow(owner, names.GetValueOrDefault(owner, "")) : null, todays)),
        ];
    }

    private Task<Dictionary<long, Whose>> AccountsAsync(long[] ids, CancellationToken cancellation) => (
        from account in db.Accounts
        join company in db.Companies on account.CompanyId equals company.Id
        join team in db.Teams on account.TeamId equals team.Id into teams
        from team in teams.DefaultIfEmpty()
        where EF.Parameter(ids).Contains(account.Id)
        select new Whose(account.Id, account.Number, account.Name, team.Name, company.TimeZone)).ToDictionaryAsync(whose => whose.Id, cancellation);

    private DisputeListRow Row(Dispute dispute, Whose whose, IReadOnlyList<PartRow> parts, bool isWaiting, NamedRow? owner, Todays todays)
    {
        decimal Units(long minor) => new Money(minor, dispute.Currency).ToDecimal();
        var today = todays.In(whose.TimeZone);
        return new DisputeListRow(
            dispute.Id, whose.Id, whose.Number, whose.Name, whose.Team, dispute.State, dispute.ReasonCode, reasons.NameOf(dispute.ReasonCode), dispute.Currency.Code,
            Units(parts.Sum(part => part.AmountMinor)), Units(dispute.IsUnresolved ? parts.Sum(part => part.RemainingMinor) : 0), Units(dispute.CreditedMinor), dispute.OpenedAt,
            dispute.AgeDays(clock.GetUtcNow()), dispute.TouchedAt, dispute.DueOn, dispute.IsUnresolved && dispute.DueOn < today,
            dispute.ClosedAt, owner, dispute.OutsideOwner, isWaiting, [.. parts.Select(part => part.DocumentNumber)], dispute.Summary, dispute.Version);
    }

    private sealed record Whose(long Id, string Number, string Name, string? Team, string TimeZone);

    private static readonly CsvLayout<DisputeListRow> Layout = new("disputes",
    [
        new("accountNumber", row => row.AccountNumber),
        new("account", row => row.Account),
        new("team", row => row.Team),
        new("state", row => row.State),
        new("reasonCode", row => row.ReasonCode),
        new("reason", row => row.Reason),
        new("currency", row => row.Currency),
        new("amount", row => row.Amount),
        new("remaining", row => row.Remaining),
        new("credited", row => row.Credited),
        new("openedAt", row => row.OpenedAt),
        new("ageDays", row => row.AgeDays),
        new("touchedAt", row => row.TouchedAt),
        new("dueOn", row => row.DueOn),
        new("isOverdue", row => row.IsOverdue),
        new("closedAt", row => row.ClosedAt),
        new("owner", row => row.Owner?.Name),
        new("outsideOwner", row => row.OutsideOwner),
        new("awaitsApproval", row => row.AwaitsApproval),
        new("documents", row => row.Documents),
        new("summary", row => row.Summary),
    ]);
}
