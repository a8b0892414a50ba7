using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Accounts;

/// <summary>
/// Finds accounts and receivables by the first or last characters of their numbers, and by a number with one slip. Each way is a short walk along
/// an index.
/// </summary>
public sealed class SearchNumbers(VyomiyraDb db)
{
    /// <summary>So many numbers are looked at to find those that the caller may see: a beginning that most numbers share is no search.</summary>
    private const int MostLookedAt = 1000;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string key, int most, Caller caller, CancellationToken cancellation)
    {
        var tail = ReferenceKey.Backwards(key)!;
        var hits = new List<SearchHit>();
        await AddAsync(Accounts(Beginning<Account>(account => account.NumberKey, key), account => account.NumberKey));
        await AddAsync(Accounts(Beginning<Account>(account => account.NumberTail, tail), account => account.NumberTail));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.DocumentKey, key), row => row.DocumentKey, SearchMatch.Document));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.DocumentTail, tail), row => row.DocumentTail, SearchMatch.Document));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.OrderKey!, key), row => row.OrderKey!, SearchMatch.Order));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.OrderTail!, tail), row => row.OrderTail!, SearchMatch.Order));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.ReferenceKey!, key), row => row.ReferenceKey!, SearchMatch.Reference));
        await AddAsync(Receivables(Beginning<Receivable>(row => row.ReferenceTail!, tail), row => row.ReferenceTail!, SearchMatch.Reference));
        if (hits.Count == 0 && SearchWords.OneSlipFrom(key) is { Count: > 0 } slips)
        {
            var keys = slips.ToArray();
            await AddAsync(Accounts(account => EF.Parameter(keys).Contains(account.NumberKey), account => account.NumberKey, isTypo: true));
            await AddAsync(Receivables(row => EF.Parameter(keys).Contains(row.DocumentKey), row => row.DocumentKey, SearchMatch.Document, isTypo: true));
        }

        return hits;

        async Task AddAsync(IQueryable<FoundNumber> found)
        {
            if (hits.Count >= most)
            {
                return;
            }

            foreach (var row in await found.Take(most).ToListAsync(cancellation))
            {
                if (hits.Count < most && !hits.Exists(known => known.Kind == row.Kind && known.Id == row.Id))
                {
                    hits.Add(row.ToHit());
                }
            }
        }

        IQueryable<FoundNumber> Accounts(Expression<Func<Account, bool>> matches, Expression<Func<Account, string>> order, bool isTypo = false) =>
            from account in db.Accounts.Where(matches).OrderBy(order).Take(MostLookedAt)
            join shown in db.Accounts.VisibleTo(caller) on account.MergedIntoId ?? account.Id equals shown.Id
            orderby account.Id
            select new FoundNumber(SearchHitKind.Account, SearchMatch.Number, isTypo, shown.Id, shown.Id, shown.Number, shown.Name, null, account.Number, null, null, null, null, null);

        IQueryable<FoundNumber> Receivables(
            Expression<Func<Receivable, bool>> matches, Expression<Func<Receivable, string>> order, SearchMatch match, bool isTypo = false) =>
            from row in db.Set<Receivable>().Where(matches).OrderBy(order).Take(MostLookedAt)
            join account in db.Accounts.VisibleTo(caller) on row.AccountId equals account.Id
            orderby row.Id
            select new FoundNumber(
                SearchHitKind.Receivable, match, isTypo, row.Id, account.Id, account.Number, account.Name, row.DocumentNumber, null, row.OrderNumber, row.Reference, row.OpenMinor,
                row.Currency, row.DueOn);
    }

    /// <summary>Keys that begin so. Nothing in a key comes behind Z, whatever order the database keeps digits and letters in.</summary>
    private static Expression<Func<T, bool>> Beginning<T>(Expression<Func<T, string>> key, string beginning) =>
        KeyRange.Between(key, beginning, beginning.PadRight(ReferenceKey.MaximumLength, 'Z'));

    private sealed record FoundNumber(
        SearchHitKind Kind, SearchMatch Match, bool IsTypo, long Id, long AccountId, string AccountNumber, string AccountName, string? Document, string? Found,
        string? Order, string? Reference, long? OpenMinor, Currency? Currency, DateOnly? DueOn)
    {
        public SearchHit ToHit() => new(
            Kind, Id, AccountId, AccountNumber, AccountName, Document ?? AccountName, Match switch
            {
                SearchMatch.Order => Order,
                SearchMatch.Reference => Reference,
                _ => Found,
            },
            Match, IsTypo, Currency is { } currency ? new Money(OpenMinor!.Value, currency).ToDecimal() : null, Currency?.Code, DueOn);
    }
}
