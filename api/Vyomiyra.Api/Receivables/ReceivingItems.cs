using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Tells new, changed and unchanged items apart and writes them, a chunk at a time.</summary>
internal sealed class ReceivingItems(VyomiyraDb db, ReceivingCompanies companies, ReceivingAccounts accounts, ImportTally tally)
{
    public async Task SaveAsync(IReadOnlyCollection<ImportedReceivable> items, CancellationToken cancellation)
    {
        var stored = await StoredAsync(items, cancellation);
        var created = new List<Receivable>();
        var changed = new List<Receivable>();
        foreach (var item in items)
        {
            var account = accounts.Of(item.Account.Number);
            var before = stored.GetValueOrDefault((companies.IdOf(item.Company), item.Type, item.Number, item.Line));
            var after = ReceivableOf(item, account.Account.Id, before?.Id ?? 0);
            if (before is null)
            {
                created.Add(after);
                account.ItemCreated(after);
            }
            else if (!Same(before, after))
            {
                changed.Add(after);
                await accounts.ItemChangedAsync(before, after, cancellation);
            }
        }

        await db.BulkInsertAsync(created, cancellation);
        await db.BulkUpdateAsync(changed, cancellation);
        tally.Created += created.Count;
        tally.Changed += changed.Count;
        tally.Unchanged += items.Count - created.Count - changed.Count;
    }

    /// <summary>What is stored under the items' document numbers. The keys travel as one parameter, however many they are.</summary>
    private async Task<Dictionary<(long, ReceivableType, string, string), Receivable>> StoredAsync(
        IEnumerable<ImportedReceivable> items, CancellationToken cancellation)
    {
        var keys = items.Select(item => ReferenceKey.Of(item.Number)).Distinct().ToArray();
        return await db.Receivables
            .AsNoTracking()
            .Where(receivable => EF.Parameter(keys).Contains(receivable.DocumentKey))
            .ToDictionaryAsync(
                receivable => (receivable.CompanyId, receivable.Type, receivable.DocumentNumber, receivable.Line), cancellation);
    }

    private Receivable ReceivableOf(ImportedReceivable item, long accountId, long id) => new()
    {
        Id = id,
        CompanyId = companies.IdOf(item.Company),
        AccountId = accountId,
        Type = item.Type,
        DocumentNumber = item.Number,
        DocumentKey = ReferenceKey.Of(item.Number),
        Line = item.Line,
        OrderNumber = item.Order,
        OrderKey = KeyOf(item.Order),
        Reference = item.Reference,
        ReferenceKey = KeyOf(item.Reference),
        IssuedOn = item.IssuedOn,
        DueOn = item.DueOn,
        Currency = item.Currency,
        OriginalMinor = item.OriginalMinor,
        OpenMinor = item.OpenMinor,
        StatedOpenMinor = item.OpenMinor,
    };

    private static string? KeyOf(string? number) => number is not null && ReferenceKey.Of(number) is { Length: > 0 } key ? key : null;

    private static bool Same(Receivable before, Receivable after) =>
        before.AccountId == after.AccountId && before.OrderNumber == after.OrderNumber && before.Reference == after.Reference &&
        before.IssuedOn == after.IssuedOn && before.DueOn == after.DueOn && before.Currency == after.Currency &&
        before.OriginalMinor == after.OriginalMinor && before.OpenMinor == after.OpenMinor;
}
