using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Outreach;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Receivables.Statements;

/// <summary>Reads what an account owes now.</summary>
public sealed class ReadStatement(VyomiyraDb db, ListReceivables receivables, TimeProvider clock)
{
    /// <summary>A letter with more is no letter: the list has them all as CSV.</summary>
    public const int MaximumItems = 2000;

    public async Task<Outcome<Statement>> RunAsync(long accountId, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var listing = await receivables.OfAccountAsync(accountId, new ReceivableFilter(ReceivableState.Open), new PageRequest(null, MaximumItems), caller, cancellation);
        if (listing.IsRefused)
        {
            return Outcome<Statement>.Refused(listing.Refusals);
        }

        if (listing.Value.Page.Next is not null)
        {
            return Refusal.Conflict("too_many_items", $"More than {MaximumItems} items are open. Take the list of receivables as CSV.");
        }

        var account = await (
            from row in db.Accounts
            join company in db.Companies on row.CompanyId equals company.Id
            where row.Id == accountId
            select new { row.Number, row.Name, row.Language, Company = company.Name, company.TimeZone }).SingleAsync(cancellation);
        var promised = await PromisedAsync(accountId, cancellation);
        var today = new Todays(clock.GetUtcNow()).In(account.TimeZone);
        var items = listing.Value.Page.Items.Select(row => new StatementItem(
            row.Id, row.Type, row.DocumentNumber, row.OrderNumber, row.Company, row.IssuedOn, row.DueOn, row.DaysOverdue, row.Currency, row.Original, row.Open, row.Promised,
            promised.TryGetValue(row.Id, out var day) ? day : null, row.Disputed, row.DocumentId is not null)).ToList();
        return new Statement(
            accountId, account.Number, account.Name, account.Company, CustomerWriting.Of(account.Language).Language, today, items,
            [.. items.GroupBy(item => item.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => StatementTotal.Of(group.Key, [.. group], today))]);
    }

    /// <summary>The first day for which each receivable is promised.</summary>
    private Task<Dictionary<long, DateOnly>> PromisedAsync(long accountId, CancellationToken cancellation) => (
        from part in db.Set<PromisePart>()
        join promise in db.Set<Promise>() on part.PromiseId equals promise.Id
        where promise.AccountId == accountId && promise.State == PromiseState.Open && part.RemainingMinor > 0
        group promise.PromisedOn by part.ReceivableId).ToDictionaryAsync(days => days.Key, days => days.Min(), cancellation);
}
