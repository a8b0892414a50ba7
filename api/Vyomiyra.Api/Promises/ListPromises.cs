using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Promises;

/// <summary>The promises of an account, those for the latest day first.</summary>
public sealed class ListPromises(VyomiyraDb db)
{
    private const string Order = "account.promises";

    public async Task<Outcome<Listing<PromiseRow>>> HandleAsync(long accountId, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Cursor.Read<DateOnly>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var promises =
            from promise in db.Promises.Where(row => row.AccountId == accountId).Descending(row => row.PromisedOn, row => row.Id, after)
            join member in db.Set<Member>() on promise.RecordedById equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new PromiseRecord(
                promise.Id, promise.AmountMinor, promise.Currency, promise.PromisedOn, promise.SaidOn, promise.MadeAt, promise.State, promise.Notes,
                promise.Quote, member.Name, promise.MessageId, promise.PaidMinor, promise.CreditedMinor, promise.Suspension, promise.Moves, promise.ReplacesId,
                promise.PlanId, promise.Version);
        // Asked for apart: as a part of the promises' own query they would be joined for every account at once.
        var documents = (await (
                from promise in db.Promises
                join part in db.PromiseParts on promise.Id equals part.PromiseId
                join receivable in db.Receivables on part.ReceivableId equals receivable.Id
                where promise.AccountId == accountId
                orderby receivable.DueOn, receivable.Id
                select new { PromiseId = promise.Id, receivable.DocumentNumber }).ToListAsync(cancellation))
            .ToLookup(part => part.PromiseId, part => part.DocumentNumber);
        return await page.ReadAsync(promises, row => PromiseRow.Of(row, documents[row.Id]), row => Cursor.Of(Order, row.PromisedOn, row.Id), Layout, cancellation);
    }

    private static readonly CsvLayout<PromiseRow> Layout = new("promises",
    [
        new("promisedOn", row => row.PromisedOn),
        new("currency", row => row.Currency),
        new("amount", row => row.Amount),
        new("paid", row => row.Paid),
        new("credited", row => row.Credited),
        new("state", row => row.State),
        new("suspended", row => row.Suspended),
        new("madeAt", row => row.MadeAt),
        new("documents", row => row.Documents),
        new("notes", row => row.Notes.Select(note => note.ToString())),
        new("quote", row => row.Quote),
        new("recordedBy", row => row.RecordedBy),
    ]);
}
