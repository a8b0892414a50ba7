using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The items of one batch: tells new, changed and unchanged ones apart, keeps what the changed ones were, and writes.</summary>
internal sealed class ReceivingItems(VyomiyraDb db, ReceivingCompanies companies, ReceivingAccounts accounts, long runId)
{
    private readonly SortedDictionary<(long From, long To), (int Items, ImportedAmounts Amounts)> moved = [];

    public int Created { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Items that went from one account to another, as the account that they left is told of it.</summary>
    public IEnumerable<ReceivablesImported> Left => moved.Select(each =>
        new ReceivablesImported(each.Key.From, runId, AccountCreated: false, [], 0, each.Value.Items, each.Value.Amounts.ToList()));

    public async Task SaveAsync(IReadOnlyCollection<ImportedReceivable> items, CancellationToken cancellation)
    {
        var stored = await StoredAsync(items, cancellation);
        var created = new List<Receivable>();
        var changed = new List<(ImportedReceivable Item, Receivable Before)>();
        foreach (var item in items)
        {
            var account = accounts.Of(item.Account.Number);
            var before = stored.GetValueOrDefault((companies.IdOf(item.Company), item.Type, item.Number, item.Line));
            if (before is null)
            {
                var after = ReceivableOf(item, account.Account.Id, null, item.OpenMinor);
                created.Add(after);
                account.ItemCreated(after);
            }
            else if (!IsSame(before, item, account.Account.Id))
            {
                changed.Add((item, before));
            }
        }

        await db.BulkInsertAsync(created, cancellation);
        await ChangeAsync(changed, cancellation);
        Created += created.Count;
        Changed += changed.Count;
        Unchanged += items.Count - created.Count - changed.Count;
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

    /// <summary>Takes over what the ERP tells now, so far as what is recorded here and not yet reflected allows, and keeps what was.</summary>
    private async Task ChangeAsync(List<(ImportedReceivable Item, Receivable Before)> changed, CancellationToken cancellation)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var pending = await PendingSettlements.LoadAsync(db, [.. changed.Select(each => each.Before.Id)], cancellation);
        var rows = new List<Receivable>(changed.Count);
        var images = new List<ImportChange>(changed.Count);
        foreach (var (item, before) in changed)
        {
            var account = accounts.Of(item.Account.Number);
            var (open, settlements) = pending.Restate(before, item.OpenMinor, runId, (companies.AsOf(item.Company), companies.StatedBefore(item.Company)));
            var after = ReceivableOf(item, account.Account.Id, before, open);
            rows.Add(after);
            images.Add(new ImportChange
            {
                RunId = runId,
                AccountId = after.AccountId,
                ReceivableId = after.Id,
                Kind = ImportChangeKind.Changed,
                Before = (ReceivableImage.Of(before) with { Settlements = settlements }).ToJson(),
            });
            Tell(account, before, after);
        }

        await db.BulkUpdateAsync(rows, cancellation);
        await db.BulkInsertAsync(images, cancellation);
        await pending.SaveAsync(cancellation);
    }

    private void Tell(ReceivingAccount account, Receivable before, Receivable after)
    {
        if (before.AccountId == after.AccountId)
        {
            account.ItemChanged(before, after);
            return;
        }

        account.ItemArrived(after);
        var (items, amounts) = moved.GetValueOrDefault((before.AccountId, after.AccountId), (0, new ImportedAmounts()));
        amounts.Add(before.Currency, 0, -before.OpenMinor);
        moved[(before.AccountId, after.AccountId)] = (items + 1, amounts);
    }

    private Receivable ReceivableOf(ImportedReceivable item, long accountId, Receivable? before, long openMinor) => new()
    {
        Id = before?.Id ?? 0,
        CompanyId = companies.IdOf(item.Company),
        AccountId = accountId,
        Type = item.Type,
        DocumentNumber = item.Number,
        DocumentKey = ReferenceKey.Of(item.Number),
        Line = item.Line,
        OrderNumber = item.Order,
        OrderKey = ReferenceKey.OrNull(item.Order),
        Reference = item.Reference,
        ReferenceKey = ReferenceKey.OrNull(item.Reference),
        IssuedOn = item.IssuedOn,
        DueOn = item.DueOn,
        Currency = item.Currency,
        OriginalMinor = item.OriginalMinor,
        OpenMinor = openMinor,
        StatedOpenMinor = item.OpenMinor,
        StatedOn = before?.StatedOpenMinor == item.OpenMinor ? before.StatedOn : companies.AsOf(item.Company),
        CreatedByRunId = before is null ? runId : before.CreatedByRunId,
        ChangedByRunId = before is null ? null : runId,
    };

    private static bool IsSame(Receivable before, ImportedReceivable item, long accountId) =>
        before.AccountId == accountId && before.OrderNumber == item.Order && before.Reference == item.Reference &&
        before.IssuedOn == item.IssuedOn && before.DueOn == item.DueOn && before.Currency == item.Currency &&
        before.OriginalMinor == item.OriginalMinor && before.StatedOpenMinor == item.OpenMinor && before.PresumedPaidOn is null;
}
