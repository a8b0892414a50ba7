using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Cash;

/// <param name="Unapplied">What was applied to no receivable.</param>
/// <param name="Documents">What it was applied to.</param>
/// <param name="ReversedAt">When it was taken back; null while it counts.</param>
/// <param name="Version">For If-Match.</param>
public sealed record PaymentRow(
    long Id, decimal Amount, string Currency, DateOnly PaidOn, string Reference, decimal Unapplied, IReadOnlyList<string> Documents, DateTimeOffset RecordedAt,
    string? RecordedBy, DateTimeOffset? ReversedAt, string? ReversedWhy, int Version);

/// <summary>The payments of an account that were recorded here, the latest first.</summary>
public sealed class ListPayments(VyomiyraDb db)
{
    private const string Order = "account.payments";

    public async Task<Outcome<Listing<PaymentRow>>> HandleAsync(long accountId, PageRequest page, Caller caller, CancellationToken cancellation)
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

        var payments =
            from payment in db.Payments.Where(row => row.AccountId == accountId).Descending(row => row.PaidOn, row => row.Id, after)
            join member in db.Set<Member>() on payment.RecordedById equals member.Id into members
            from member in members.DefaultIfEmpty()
            select new Read(
                payment.Id, payment.AmountMinor, payment.Currency, payment.PaidOn, payment.Reference, payment.UnappliedMinor, payment.RecordedAt, member.Name,
                payment.ReversedAt, payment.ReversedWhy, payment.Version);
        return await page.ReadAsync(payments, read => RowsAsync(read, cancellation), row => Cursor.Of(Order, row.PaidOn, row.Id), Layout, cancellation);
    }

    private async Task<IReadOnlyList<PaymentRow>> RowsAsync(IReadOnlyList<Read> read, CancellationToken cancellation)
    {
        var ids = read.Select(row => row.Id).ToArray();
        var documents = (await (
                from settlement in db.Settlements
                join receivable in db.Receivables on settlement.ReceivableId equals receivable.Id
                where settlement.PaymentId != null && EF.Parameter(ids).Contains(settlement.PaymentId.Value)
                orderby receivable.DueOn, receivable.Id
                select new { settlement.PaymentId, receivable.DocumentNumber }).ToListAsync(cancellation))
            .ToLookup(part => part.PaymentId, part => part.DocumentNumber);
        return [.. read.Select(row => Row(row, documents[row.Id]))];
    }

    private static PaymentRow Row(Read row, IEnumerable<string> documents) => new(
        row.Id, new Money(row.AmountMinor, row.Currency).ToDecimal(), row.Currency.Code, row.PaidOn, row.Reference,
        new Money(row.UnappliedMinor, row.Currency).ToDecimal(), [.. documents], row.RecordedAt, row.RecordedBy, row.ReversedAt, row.ReversedWhy, row.Version);

    private static readonly CsvLayout<PaymentRow> Layout = new("payments",
    [
        new("paidOn", row => row.PaidOn),
        new("currency", row => row.Currency),
        new("amount", row => row.Amount),
        new("unapplied", row => row.Unapplied),
        new("reference", row => row.Reference),
        new("documents", row => row.Documents),
        new("recordedAt", row => row.RecordedAt),
        new("recordedBy", row => row.RecordedBy),
        new("reversedAt", row => row.ReversedAt),
        new("reversedWhy", row => row.ReversedWhy),
    ]);

    private sealed record Read(
        long Id, long AmountMinor, Currency Currency, DateOnly PaidOn, string Reference, long UnappliedMinor, DateTimeOffset RecordedAt, string? RecordedBy,
        DateTimeOffset? ReversedAt, string? ReversedWhy, int Version);
}
