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
        await AddAccountsAsync(Beginning<Account>(account => account.NumberKey, key), account => account.NumberKey);
        await AddAccountsAsync(Beginning<Account>(account => account.NumberTail, tail), account => account.NumberTail);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.DocumentKey, key), row => row.DocumentKey, SearchMatch.Document);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.DocumentTail, tail), row => row.DocumentTail, SearchMatch.Document);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.OrderKey!, key), row => row.OrderKey!, SearchMatch.Order);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.OrderTail!, tail), row => row.OrderTail!, SearchMatch.Order);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.ReferenceKey!, key), row => row.ReferenceKey!, SearchMatch.Reference);
        await AddReceivablesAsync(Beginning<Receivable>(row => row.ReferenceTail!, tail), row => row.ReferenceTail!, SearchMatch.Reference);
        if (hits.Count == 0 && SearchWords.OneSlipFrom(key) is { Count: > 0 } slips)
        {
            var keys = slips.ToArray();
            await AddAccountsAsync(account => EF.Parameter(keys).Contains(account.NumberKey), account => account.NumberKey, isTypo: true);
            await AddReceivablesAsync(row => EF.Parameter(keys).Contains(row.DocumentKey), row => row.DocumentKey, SearchMatch.Document, isTypo: true);
        }

        return hits;

        async Task AddAccountsAsync(Expression<Func<Account, bool>> matches, Expression<Func<Account, string>> order, bool isTypo = false)
        {
            if (hits.Count >= most)
            {
                return;
            }

            var found = await db.Accounts.Where(matches).OrderBy(order).Take(MostLookedAt)
                .Select(account => new { Id = account.MergedIntoId ?? account.Id, account.Number }).ToListAsync(cancellation);
            var shown = await VisibleAsync(found.Select(account => account.Id), caller, cancellation);
            hits.AddRange(found
                .Where(account => shown.ContainsKey(account.Id) && IsNew(SearchHitKind.Account, account.Id))
                .Take(most - hits.Count)
                .Select(account => new SearchHit(
                    SearchHitKind.Account, account.Id, account.Id, shown[account.Id].Number, shown[account.Id].Name, shown[account.Id].Name, account.Number,
                    SearchMatch.Number, isTypo))
                .DistinctBy(hit => hit.Id)
                .ToList());
        }

        async Task AddReceivablesAsync(
            Expression<Func<Receivable, bool>> matches, Expression<Func<Receivable, string>> order, SearchMatch match, bool isTypo = false)
        {
            if (hits.Count >= most)
            {
                return;
            }

            var found = await db.Set<Receivable>().Where(matches).OrderBy(order).Take(MostLookedAt)
                .Select(row => new { row.Id, row.AccountId }).ToListAsync(cancellation);
            var shown = await VisibleAsync(found.Select(row => row.AccountId), caller, cancellation);
            var ids = found.Where(row => shown.ContainsKey(row.AccountId) && IsNew(SearchHitKind.Receivable, row.Id)).Take(most - hits.Count).Select(row => row.Id).ToArray();
            if (ids.Length == 0)
            {
                return;
            }

            hits.AddRange((await db.Set<Receivable>()
                .Where(row => EF.Parameter(ids).Contains(row.Id))
                .OrderBy(row => row.Id)
                .Select(row => new { row.Id, row.AccountId, row.DocumentNumber, row.OrderNumber, row.Reference, row.OpenMinor, row.Currency, row.DueOn })
                .ToListAsync(cancellation))
                .Select(row => new SearchHit(
                    SearchHitKind.Receivable, row.Id, row.AccountId, shown[row.AccountId].Number, shown[row.AccountId].Name, row.DocumentNumber,
                    match switch
                    {
                        SearchMatch.Order => row.OrderNumber,
                        SearchMatch.Reference => row.Reference,
                        _ => null,
                    },
                    match, isTypo, new Money(row.OpenMinor, row.Currency).ToDecimal(), row.Currency.Code, row.DueOn)));
        }

        bool IsNew(SearchHitKind kind, long id) => !hits.Exists(known => known.Kind == kind && known.Id == id);
    }

    /// <summary>Asked for apart: joined, the database might begin with all accounts that the caller may see.</summary>
    private async Task<Dictionary<long, (long Id, string Number, string Name)>> VisibleAsync(IEnumerable<long> accounts, Caller caller, CancellationToken cancellation)
    {
        var ids = accounts.Distinct().ToArray();
        return ids.Length == 0 ? [] : (await db.Accounts.VisibleTo(caller)
            .Where(account => EF.Parameter(ids).Contains(account.Id))
            .Select(account => new { account.Id, account.Number, account.Name })
            .ToListAsync(cancellation)).ToDictionary(account => account.Id, account => (account.Id, account.Number, account.Name));
    }

    /// <summary>Keys that begin so. Nothing in a key comes behind Z, whatever order the database keeps digits and letters in.</summary>
    private static Expression<Func<T, bool>> Beginning<T>(Expression<Func<T, string>> key, string beginning) =>
        KeyRange.Between(key, beginning, beginning.PadRight(ReferenceKey.MaximumLength, 'Z'));
}
