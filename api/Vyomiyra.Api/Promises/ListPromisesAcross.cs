using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

public enum PromiseOrder
{
    /// <summary>Those for the latest day first.</summary>
    Latest,

    /// <summary>Those for the earliest day first.</summary>
    Earliest,
}

/// <param name="From">The first promised day.</param>
/// <param name="To">The last promised day.</param>
public sealed record PromiseFilter(
    PromiseState? State = null, DateOnly? From = null, DateOnly? To = null, long? OwnerId = null, long? TeamId = null, long? AccountId = null);

/// <param name="Paid">What came for it in time.</param>
/// <param name="Credited">By how much credits reduced it.</param>
/// <param name="Suspended">Why it is open although its day has passed.</param>
/// <param name="Moves">How often its day was moved.</param>
/// <param name="PlanId">The first of the instalments that it is one of.</param>
/// <param name="Next">What is proposed to do, and why.</param>
/// <param name="Version">For If-Match.</param>
public sealed record PromiseListRow(
    long Id, PromiseAccount Account, NamedRow? Owner, decimal Amount, string Currency, DateOnly PromisedOn, DateTimeOffset MadeAt, PromiseState State,
    PromiseSuspension? Suspended, decimal Paid, decimal Credited, int Moves, long? PlanId, string? Quote, NextStep Next, int Version);

public sealed record PromiseAccount(long Id, string Number, string Name, string? Team);

/// <param name="Count">How many.</param>
/// <param name="Amount">What was promised.</param>
/// <param name="Paid">What came of it in time.</param>
public sealed record PromiseTotal(PromiseState State, string Currency, int Count, decimal Amount, decimal Paid);

/// <summary>Promises across accounts, by their day.</summary>
public sealed class ListPromisesAcross(VyomiyraDb db, ReadNextSteps steps)
{
    public async Task<Outcome<Listing<PromiseListRow>>> HandleAsync(
        PromiseFilter filter, PromiseOrder order, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        var name = $"promises.{order}";
        if (Cursor.Read<DateOnly>(page.Cursor, name, out var after) is { } broken)
        {
            return broken;
        }

        var found = Found(filter, caller);
        var sorted = order == PromiseOrder.Latest ? found.Descending(row => row.PromisedOn, row => row.Id, after) : found.Ascending(row => row.PromisedOn, row => row.Id, after);
        return await page.ReadAsync(Shown(sorted), read => RowsAsync(read, cancellation), row => Cursor.Of(name, row.PromisedOn, row.Id), Layout, cancellation);
    }

    /// <summary>How many there are of each state and currency, and how much.</summary>
    public async Task<IReadOnlyList<PromiseTotal>> TotalsAsync(PromiseFilter filter, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var totals = await Found(filter, caller)
            .GroupBy(promise => new { promise.State, promise.Currency })
            .Select(group => new { group.Key.State, group.Key.Currency, Count = group.Count(), AmountMinor = group.Sum(row => row.AmountMinor), PaidMinor = group.Sum(row => row.PaidMinor) })
            .ToListAsync(cancellation);
        return
        [
            .. totals.OrderBy(total => total.State).ThenBy(total => total.Currency.Code, StringComparer.Ordinal).Select(total => new PromiseTotal(
                total.State, total.Currency.Code, total.Count, new Money(total.AmountMinor, total.Currency).ToDecimal(), new Money(total.PaidMinor, total.Currency).ToDecimal())),
        ];
    }

    private IQueryable<Promise> Found(PromiseFilter filter, Caller caller)
    {
        var accounts = db.Accounts.VisibleTo(caller);
        accounts = filter.TeamId is { } team ? accounts.Where(account => account.TeamId == team) : accounts;
        accounts = filter.OwnerId is { } owner ? accounts.Where(account => account.OwnerId == owner) : accounts;
        var promises = db.Promises.AsNoTracking().Where(promise => accounts.Any(account => account.Id == promise.AccountId));
        promises = filter.AccountId is { } id ? promises.Where(promise => promise.AccountId == id) : promises;
        promises = filter.State is { } state ? promises.Where(promise => promise.State == state) : promises;
        promises = filter.From is { } from ? promises.Where(promise => promise.PromisedOn >= from) : promises;
        return filter.To is { } to ? promises.Where(promise => promise.PromisedOn <= to) : promises;
    }

    private IQueryable<Read> Shown(IQueryable<Promise> promises)
    {
        var standing = db.Promises.Where(Promise.Stands);
        return
            from promise in promises
            join account in db.Accounts on promise.AccountId equals account.Id
            join team in db.Teams on account.TeamId equals team.Id into teams
            from team in teams.DefaultIfEmpty()
            join owner in db.Set<Member>() on account.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new Read(
                promise.Id, account.Id, account.Number, account.Name, team.Name, account.OwnerId, owner.Name, promise.AmountMinor, promise.Currency, promise.PromisedOn,
                promise.MadeAt, promise.State, promise.Suspension, promise.PaidMinor, promise.CreditedMinor, promise.Moves, promise.PlanId, promise.Quote,
                standing.Any(other => other.ReplacesId == promise.Id), promise.Version);
    }

    private async Task<IReadOnlyList<PromiseListRow>> RowsAsync(IReadOnlyList<Read> read, CancellationToken cancellation)
    {
        var known = await steps.OfAsync([.. read.Select(row => row.AccountId).Distinct()], cancellation);
        return [.. read.Select(row => Row(row, known))];
    }

    private static PromiseListRow Row(Read row, IReadOnlyDictionary<long, AccountToChase> known)
    {
        decimal Units(long minor) => new Money(minor, row.Currency).ToDecimal();
        return new PromiseListRow(
            row.Id, new PromiseAccount(row.AccountId, row.Number, row.Name, row.Team), row.OwnerId is { } owner ? new NamedRow(owner, row.Owner ?? "") : null,
            Units(row.AmountMinor), row.Currency.Code, row.PromisedOn, row.MadeAt, row.State, row.Suspension, Units(row.PaidMinor), Units(row.CreditedMinor), row.Moves,
            row.PlanId, row.Quote, known[row.AccountId].Next(row.State, row.Suspension, row.PaidMinor > 0, row.IsReplaced, row.Moves), row.Version);
    }

    private sealed record Read(
        long Id, long AccountId, string Number, string Name, string? Team, long? OwnerId, string? Owner, long AmountMinor, Currency Currency, DateOnly PromisedOn,
        DateTimeOffset MadeAt, PromiseState State, PromiseSuspension? Suspension, long PaidMinor, long CreditedMinor, int Moves, long? PlanId, string? Quote,
        bool IsReplaced, int Version);

    private static readonly CsvLayout<PromiseListRow> Layout = new("promises",
    [
        new("account", row => row.Account.Number),
        new("name", row => row.Account.Name),
        new("team", row => row.Account.Team),
        new("owner", row => row.Owner?.Name),
        new("promisedOn", row => row.PromisedOn),
        new("currency", row => row.Currency),
        new("amount", row => row.Amount),
        new("paid", row => row.Paid),
        new("credited", row => row.Credited),
        new("state", row => row.State),
        new("suspended", row => row.Suspended),
        new("moves", row => row.Moves),
        new("madeAt", row => row.MadeAt),
        new("quote", row => row.Quote),
        new("next", row => row.Next.Step),
        new("why", row => row.Next.Reasons.Select(reason => reason.ToString())),
    ]);
}
