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

    /// <summary>As many as somebody picks.</summary>
    public const int MaximumChosen = 200;

    /// <param name="accountId">Whose.</param>
    /// <param name="only">The receivables that it is to have, all of them open; all that are open where null.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Given up by the caller.</param>
    public async Task<Outcome<Statement>> RunAsync(long accountId, IReadOnlyCollection<long>? only, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (only?.Count > MaximumChosen)
        {
            return Refusal.Invalid("receivables", "too_many_receivables", $"Ask for at most {MaximumChosen} receivables, or for all that are open.");
        }

        var filter = new ReceivableFilter(only is null ? ReceivableState.Open : ReceivableState.All, Only: only);
        var listing = await receivables.OfAccountAsync(accountId, filter, new PageRequest(null, MaximumItems), caller, cancellation);
        if (listing.IsRefused)
        {
            return Outcome<Statement>.Refused(listing.Refusals);
        }

        if (listing.Value.Page.Next is not null)
        {
            return Refusal.Conflict("too_many_items", $"More than {MaximumItems} items are open. Take the list of receivables as CSV.");
        }

        var listed = listing.Value.Page.Items;
        if (only is not null && only.Any(id => !listed.Any(row => row.Id == id)))
        {
            return Refusal.Invalid("receivables", "receivable_unknown", "The account has no such receivable.");
        }

        if (listed.FirstOrDefault(row => row.Open == 0) is { } closed)
        {
            return Refusal.Invalid("receivables", "receivable_closed", $"Nothing is open on {closed.DocumentNumber} any more.");
        }

        var account = await (
            from row in db.Accounts
            join company in db.Companies on row.CompanyId equals company.Id
            where row.Id == accountId
            select new { row.Number, row.Name, row.Language, Company = company.Name, company.TimeZone }).SingleAsync(cancellation);
        var promised = await PromisedAsync(accountId, cancellation);
        var today = new Todays(clock.GetUtcNow()).In(account.TimeZone);
        var items = listed.Select(row => new StatementItem(
            row.Id, row.Type, row.DocumentNumber, row.OrderNumber, row.Company, row.IssuedOn, row.DueOn, row.DaysOverdue, row.Currency, row.Original, row.Open, row.Promised,
            promised.TryGetValue(row.Id, out var day) ? day : null, row.Disputed, row.DocumentId is not null)).ToList();
        return new Statement(
            accountId, account.Number, account.Name, account.Company, CustomerWriting.Of(account.Language).Language, today, only is not null, items,
            [.. items.GroupBy(item => item.Currency).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => StatementTotal.Of(group.Key, [.. group], today))]);
    }

    /// <summary>The first day for which each receivable is promised.</summary>
    private Task<Dictionary<long, DateOnly>> PromisedAsync(long accountId, CancellationToken cancellation) => (
        from part in db.Set<PromisePart>()
        join promise in db.Set<Promise>() on part.PromiseId equals promise.Id
        where promise.AccountId == accountId && promise.State == PromiseState.Open && part.RemainingMinor > 0
        group promise.PromisedOn by part.ReceivableId).ToDictionaryAsync(days => days.Key, days => days.Min(), cancellation);
}
