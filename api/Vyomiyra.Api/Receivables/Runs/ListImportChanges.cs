using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

public enum ImportedChange
{
    Created,
    Changed,
    Closed,
}

/// <summary>An item's values that imports change. Amounts are in units of the currency.</summary>
public sealed record ImportedValues(decimal Open, decimal StatedOpen, decimal Original, DateOnly IssuedOn, DateOnly DueOn, string? Order, string? Reference, DateOnly? PresumedPaidOn);

/// <param name="ReceivableId">The item.</param>
/// <param name="DocumentNumber">Its document's number.</param>
/// <param name="Type">What it is.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Account">The account's name.</param>
/// <param name="What">What the import did to it.</param>
/// <param name="Before">What it was; null where it was new.</param>
/// <param name="After">As it is now.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ImportChangeRow(
    long ReceivableId, string DocumentNumber, ReceivableType Type, long AccountId, string Account, ImportedChange What, ImportedValues? Before,
    ImportedValues After, string Currency);

/// <summary>The items that an import brought, changed or closed, account by account.</summary>
public sealed class ListImportChanges(VyomiyraDb db)
{
    private const string Order = "import.changes";

    public async Task<Outcome<Listing<ImportChangeRow>>> HandleAsync(long runId, long? accountId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!await db.ImportRuns.AnyAsync(run => run.Id == runId, cancellation))
        {
            return Refusal.NotFound();
        }

        if (Cursor.Read<long>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        // Both halves are found by the account: what an account's items were is in the changes, which of them are new in the items themselves.
        var items =
            from account in db.ImportedAccountChanges.Where(change => change.RunId == runId && (accountId == null || change.AccountId == accountId))
            join row in db.Receivables on account.AccountId equals row.AccountId
            join change in db.ImportChanges.Where(change => change.RunId == runId && change.Kind != ImportChangeKind.ToClose) on row.Id equals change.ReceivableId into changes
            from change in changes.DefaultIfEmpty()
            where row.CreatedByRunId == runId || change != null
            join owner in db.Accounts on row.AccountId equals owner.Id
            select new Item { Id = row.Id, AccountId = row.AccountId, Row = row, Change = change, Account = owner.Name };
        return await page.ReadAsync(
            items.AsNoTracking().Ascending(item => item.AccountId, item => item.Id, after), RowOf, item => Cursor.Of(Order, item.AccountId, item.Id), Layout, cancellation);
    }

    private static ImportChangeRow RowOf(Item item)
    {
        var what = item.Change is null ? ImportedChange.Created : item.Change.Kind == ImportChangeKind.Closed ? ImportedChange.Closed : ImportedChange.Changed;
        return new ImportChangeRow(
            item.Row.Id, item.Row.DocumentNumber, item.Row.Type, item.AccountId, item.Account, what,
            item.Change is null ? null : Of(ReceivableImage.Parse(item.Change.Before)), Of(ReceivableImage.Of(item.Row)), item.Row.Currency.Code);
    }

    private static ImportedValues Of(ReceivableImage image)
    {
        var currency = Currency.Parse(image.Currency);
        return new ImportedValues(
            new Money(image.OpenMinor, currency).ToDecimal(), new Money(image.StatedOpenMinor, currency).ToDecimal(),
            new Money(image.OriginalMinor, currency).ToDecimal(), image.IssuedOn, image.DueOn, image.Order, image.Reference, image.PresumedPaidOn);
    }

    private static readonly CsvLayout<ImportChangeRow> Layout = new("changes",
    [
        new("account", row => row.Account),
        new("document", row => row.DocumentNumber),
        new("type", row => row.Type),
        new("what", row => row.What),
        new("currency", row => row.Currency),
        new("openBefore", row => row.Before?.Open),
        new("open", row => row.After.Open),
        new("dueOnBefore", row => row.Before?.DueOn),
        new("dueOn", row => row.After.DueOn),
    ]);

    private sealed class Item
    {
        public required long Id { get; init; }
        public required long AccountId { get; init; }
        public required Receivable Row { get; init; }
        public required ImportChange? Change { get; init; }
        public required string Account { get; init; }
    }
}
