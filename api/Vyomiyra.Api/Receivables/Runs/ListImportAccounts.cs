using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="AccountId">The account.</param>
/// <param name="Number">In the ERP.</param>
/// <param name="Name">As it is now.</param>
/// <param name="AccountCreated">It came with the import.</param>
/// <param name="AccountChanges">What the import changed about the account itself: "name", "segment", "terms", "language", "team".</param>
/// <param name="Created">Items that were new.</param>
/// <param name="Changed">Items that differed from before, those that left for another account included.</param>
/// <param name="Closed">Items that a full export no longer names.</param>
/// <param name="IsUndone">All this was taken back.</param>
public sealed record ImportAccountRow(
    long AccountId, string Number, string Name, bool AccountCreated, IReadOnlyList<string> AccountChanges, int Created, int Changed, int Closed, bool IsUndone);

/// <summary>The accounts that an import touched.</summary>
public sealed class ListImportAccounts(VyomiyraDb db)
{
    private const string Order = "import.accounts";

    public async Task<Outcome<Listing<ImportAccountRow>>> HandleAsync(long runId, PageRequest page, CancellationToken cancellation)
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

        var changes =
            from change in db.ImportedAccountChanges.AsNoTracking().Where(change => change.RunId == runId).Ascending(change => change.AccountId, change => change.AccountId, after)
            join account in db.Accounts on change.AccountId equals account.Id
            select new { Change = change, account.Number, account.Name };
        return await page.ReadAsync(
            changes,
            row => new ImportAccountRow(
                row.Change.AccountId, row.Number, row.Name, row.Change.AccountCreated, Changes(row.Change), row.Change.Created, row.Change.Changed,
                row.Change.Closed, row.Change.IsUndone),
            row => Cursor.Of(Order, row.Change.AccountId, row.Change.AccountId),
            Layout,
            cancellation);
    }

    private static IReadOnlyList<string> Changes(ImportedAccountChange change) => change.Values is null ? [] : [.. AccountImages.Parse(change.Values).Changes];

    private static readonly CsvLayout<ImportAccountRow> Layout = new("accounts",
    [
        new("number", row => row.Number),
        new("name", row => row.Name),
        new("accountCreated", row => row.AccountCreated),
        new("accountChanges", row => row.AccountChanges),
        new("created", row => row.Created),
        new("changed", row => row.Changed),
        new("closed", row => row.Closed),
        new("undone", row => row.IsUndone),
    ]);
}
