using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>The disputes of an account, the latest first.</summary>
public sealed class ListDisputes(VyomiyraDb db)
{
    private const string Order = "account.disputes";

    public async Task<Outcome<Listing<DisputeRow>>> HandleAsync(long accountId, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Cursor.Read<DateTimeOffset>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var disputes =
            from dispute in db.Disputes.Where(row => row.AccountId == accountId).Descending(row => row.OpenedAt, row => row.Id, after)
            join member in db.Set<Member>() on dispute.OwnerId equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new DisputeRecord(
                dispute.Id, dispute.ReasonCode, dispute.Currency, dispute.State, dispute.OpenedAt, dispute.DueOn, dispute.CreditedMinor, dispute.Summary, dispute.Quote,
                member.Name, dispute.OutsideOwner, dispute.Version);
        // Asked for apart: as a part of the disputes' own query they would be joined for every account at once.
        var parts = (await (
                from dispute in db.Disputes
                join part in db.Set<DisputePart>() on dispute.Id equals part.DisputeId
                join receivable in db.Receivables on part.ReceivableId equals receivable.Id
                where dispute.AccountId == accountId
                orderby receivable.DueOn, receivable.Id
                select new PartRow(dispute.Id, part.ReceivableId, receivable.DocumentNumber, part.AmountMinor, part.RemainingMinor)).ToListAsync(cancellation))
            .ToLookup(part => part.OwnerId);
        return await page.ReadAsync(disputes, row => DisputeRow.Of(row, parts[row.Id]), row => Cursor.Of(Order, row.OpenedAt, row.Id), Layout, cancellation);
    }

    private static readonly CsvLayout<DisputeRow> Layout = new("disputes",
    [
        new("openedAt", row => row.OpenedAt),
        new("reasonCode", row => row.ReasonCode),
        new("currency", row => row.Currency),
        new("amount", row => row.Amount),
        new("remaining", row => row.Remaining),
        new("credited", row => row.Credited),
        new("state", row => row.State),
        new("documents", row => row.Documents),
        new("summary", row => row.Summary),
        new("dueOn", row => row.DueOn),
        new("owner", row => row.Owner),
        new("outsideOwner", row => row.OutsideOwner),
    ]);
}
