using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="PromiseId">The promise; null for a dispute.</param>
/// <param name="DisputeId">The dispute; null for a promise.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Account">The account's name.</param>
/// <param name="Document">The receivable's document number.</param>
/// <param name="From">How much of it fell on the receivable before, in units of the currency.</param>
/// <param name="To">And since.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ShrunkRow(long? PromiseId, long? DisputeId, long AccountId, string Account, string Document, decimal From, decimal To, string Currency);

/// <summary>Promises and disputes of which an import left less, or more again.</summary>
public sealed class ListShrunk(VyomiyraDb db)
{
    private const string Order = "import.shrunk";

    public async Task<Outcome<Listing<ShrunkRow>>> HandleAsync(long runId, PageRequest page, CancellationToken cancellation)
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

        var shrinks =
            from shrink in db.ImportShrinks.Where(shrink => shrink.RunId == runId).Ascending(shrink => shrink.Id, shrink => shrink.Id, after)
            join row in db.Receivables on shrink.ReceivableId equals row.Id
            join account in db.Accounts on shrink.AccountId equals account.Id
            select new { Shrink = shrink, row.DocumentNumber, account.Name };
        return await page.ReadAsync(
            shrinks.AsNoTracking(),
            each => new ShrunkRow(
                each.Shrink.PromiseId, each.Shrink.DisputeId, each.Shrink.AccountId, each.Name, each.DocumentNumber,
                new Money(each.Shrink.FromMinor, each.Shrink.Currency).ToDecimal(), new Money(each.Shrink.ToMinor, each.Shrink.Currency).ToDecimal(), each.Shrink.Currency.Code),
            each => Cursor.Of(Order, each.Shrink.Id, each.Shrink.Id),
            Layout,
            cancellation);
    }

    private static readonly CsvLayout<ShrunkRow> Layout = new("shrunk",
    [
        new("promise", row => row.PromiseId),
        new("dispute", row => row.DisputeId),
        new("account", row => row.Account),
        new("document", row => row.Document),
        new("currency", row => row.Currency),
        new("from", row => row.From),
        new("to", row => row.To),
    ]);
}
