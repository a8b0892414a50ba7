using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Cash;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Cash;

/// <param name="AccountId">Who paid.</param>
/// <param name="Amount">In units of the currency, with no more decimals than it has.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PaidOn">When the money came.</param>
/// <param name="Reference">What the bank or the customer calls the payment; a payment of that name counts once for the account.</param>
/// <param name="Receivables">What it pays, as far as that is known; the rest stays unapplied.</param>
public sealed record RecordPaymentRequest(
    long AccountId, decimal Amount, string Currency, DateOnly PaidOn, string Reference, IReadOnlyList<PaidReceivable>? Receivables = null);

/// <param name="Amount">How much of the payment falls on it; left out, it is divided oldest due first.</param>
public sealed record PaidReceivable(long Id, decimal? Amount = null);

/// <summary>What is stored under the idempotency key.</summary>
public sealed record PaymentReceipt(long PaymentId, long AccountId);

/// <summary>Records a payment: what it pays is open no more, and the rest is known to be there.</summary>
public sealed class RecordPayment(VyomiyraDb db, Work work, RecordedSettlements settlements, CompanyCalendars calendars)
{
    public async Task<Outcome<PaymentReceipt>> HandleAsync(RecordPaymentRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var amounts = PaymentAmounts.Parse(request);
        return amounts.IsRefused
            ? Outcome<PaymentReceipt>.Refused(amounts.Refusals)
            : await work.CommitAsync(caller.Actor, token => StoreAsync(request, amounts.Value, caller, token), cancellation);
    }

    private async Task<Outcome<PaymentReceipt>> StoreAsync(RecordPaymentRequest request, PaymentAmounts amounts, Caller caller, CancellationToken cancellation)
    {
        var account = await db.Accounts.VisibleTo(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.AccountId, cancellation);
        if (account is null)
        {
            return Refusal.NotFound();
        }

        if (await db.RefuseMergedAsync(account.Id, cancellation) is { } merged)
        {
            return merged;
        }

        var reference = request.Reference.Trim();
        var ids = amounts.Parts.Select(part => part.ReceivableId).ToArray();
        var rows = await db.Receivables.AsNoTracking().Where(row => row.AccountId == account.Id && EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellation);
        if (await IsKnownAsync(account.Id, reference, [.. rows.Select(row => row.Id)], cancellation))
        {
            return Refusal.Conflict("payment_known", "A payment with this reference is recorded for the account.");
        }

        var today = (await calendars.OfAsync(account.CompanyId, cancellation)).DateOf(work.Now);
        var terms = PaymentTerms.Decide(amounts.Amount, request.PaidOn, amounts.Parts, await PayableAsync(rows, request.PaidOn, cancellation), today);
        if (terms.IsRefused)
        {
            return Outcome<PaymentReceipt>.Refused(terms.Refusals);
        }

        var payment = db.Payments.Add(new Payment
        {
            AccountId = account.Id,
            CompanyId = account.CompanyId,
            AmountMinor = amounts.Amount.Minor,
            Currency = amounts.Amount.Currency,
            PaidOn = request.PaidOn,
            Reference = reference,
            UnappliedMinor = terms.Value.UnappliedMinor,
            RecordedAt = work.Now,
            RecordedById = caller.MemberId,
            Version = 1,
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        var byId = rows.ToDictionary(row => row.Id);
        await settlements.LayAsync([.. terms.Value.Parts.Select(part => SettlementOf(payment, byId[part.ReceivableId], part.Minor))], cancellation);
        work.Record(new PaymentRecorded(
            account.Id, payment.Id, payment.AmountMinor, payment.UnappliedMinor, payment.Currency.Code, payment.PaidOn,
            [.. terms.Value.Parts.Select(part => byId[part.ReceivableId].DocumentNumber)])
        {
            Reference = reference,
        });
        return new PaymentReceipt(payment.Id, account.Id);
    }

    private static Settlement SettlementOf(Payment payment, Receivable receivable, long minor) => new()
    {
        CompanyId = receivable.CompanyId,
        ReceivableId = receivable.Id,
        Kind = SettlementKind.Payment,
        Number = payment.Reference,
        SettledOn = payment.PaidOn,
        Currency = payment.Currency,
        AmountMinor = minor,
        PendingMinor = IsPending(receivable, payment.PaidOn) ? minor : 0,
        PaymentId = payment.Id,
    };

    /// <summary>Somebody tells of it after the export of its own day: that one did not know it yet.</summary>
    private static bool IsPending(Receivable receivable, DateOnly paidOn) => receivable.IsToldBefore(paidOn.AddDays(1));

    private Task<bool> IsKnownAsync(long accountId, string reference, long[] receivables, CancellationToken cancellation) => db.Payments
        .Where(payment => payment.AccountId == accountId && payment.Reference == reference && payment.ReversedAt == null).Select(payment => payment.Id)
        .Concat(db.Settlements
            .Where(settlement => settlement.Kind == SettlementKind.Payment && settlement.Number == reference && EF.Parameter(receivables).Contains(settlement.ReceivableId))
            .Select(settlement => settlement.Id))
        .AnyAsync(cancellation);

    private async Task<Dictionary<long, PayableReceivable>> PayableAsync(List<Receivable> rows, DateOnly paidOn, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var proven = await db.Settlements.Where(settlement => EF.Parameter(ids).Contains(settlement.ReceivableId))
            .GroupBy(settlement => settlement.ReceivableId)
            .Select(group => new { group.Key, Minor = group.Sum(settlement => settlement.AmountMinor) })
            .ToDictionaryAsync(group => group.Key, group => group.Minor, cancellation);
        return rows.ToDictionary(row => row.Id, row => new PayableReceivable(
            row.Id, row.DocumentNumber,
            row.Open with { Minor = IsPending(row, paidOn) ? row.OpenMinor : row.OriginalMinor - proven.GetValueOrDefault(row.Id) }, row.DueOn));
    }
}
