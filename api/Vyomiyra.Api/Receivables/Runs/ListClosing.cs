using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="ReceivableId">The item.</param>
/// <param name="DocumentNumber">Its document's number.</param>
/// <param name="Type">What it is.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Account">The account's name.</param>
/// <param name="Open">What is open on it, in units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="DueOn">When it is due.</param>
public sealed record ClosingRow(
    long ReceivableId, string DocumentNumber, ReceivableType Type, long AccountId, string Account, decimal Open, string Currency, DateOnly DueOn);

/// <summary>What would close because a full export no longer names it.</summary>
public sealed class ListClosing(VyomiyraDb db)
{
    private const string Order = "import.closing";

    public async Task<Outcome<Listing<ClosingRow>>> HandleAsync(long runId, PageRequest page, CancellationToken cancellation)
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

        var items =
            from change in db.ImportChanges.Where(change => change.RunId == runId && change.Kind == ImportChangeKind.ToClose).Ascending(change => change.AccountId, change => change.Id, after)
            join row in db.Receivables on change.ReceivableId equals row.Id
            join account in db.Accounts on row.AccountId equals account.Id
            select new { change.Id, change.AccountId, Row = row, account.Name };
        return await page.ReadAsync(
            items.AsNoTracking(),
            item => new ClosingRow(
                item.Row.Id, item.Row.DocumentNumber, item.Row.Type, item.Row.AccountId, item.Name, item.Row.Open.ToDecimal(), item.Row.Currency.Code, item.Row.DueOn),
            item => Cursor.Of(Order, item.AccountId, item.Id),
            Layout,
            cancellation);
    }

    private static readonly CsvLayout<ClosingRow> Layout = new("closing",
    [
        new("document", row => row.DocumentNumber),
        new("type", row => row.Type),
        new("account", row => row.Account),
        new("currency", row => row.Currency),
        new("open", row => row.Open),
        new("dueOn", row => row.DueOn),
    ]);
}
