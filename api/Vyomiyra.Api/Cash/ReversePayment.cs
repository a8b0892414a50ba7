using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Cash;

namespace Vyomiyra.Api.Cash;

/// <param name="Why">In a sentence: "returned by the bank", "another customer's".</param>
public sealed record ReversePaymentRequest(string Why);

/// <summary>Takes a payment back: it stays in the history, and what it paid is open as if it had never been.</summary>
public sealed class ReversePayment(VyomiyraDb db, Work work, RecordedSettlements settlements)
{
    public async Task<Refusal?> RefuseAsync(long id, Caller caller, CancellationToken cancellation) =>
        await Visible(id, caller).AnyAsync(cancellation) ? null : Refusal.NotFound();

    public Task<Outcome<PaymentReceipt>> HandleAsync(long id, IfMatch ifMatch, ReversePaymentRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        return work.CommitAsync<PaymentReceipt>(
            caller.Actor,
            async token =>
            {
                var payment = await Visible(id, caller).FirstOrDefaultAsync(token);
                if (payment is null)
                {
                    return Refusal.NotFound();
                }

                if (ifMatch.Against(payment.Version, () => new { payment.Id, payment.ReversedAt, payment.Version }) is { } stale)
                {
                    return stale;
                }

                var reversed = payment.Reverse(request.Why, caller.MemberId, work.Now);
                if (reversed.IsRefused)
                {
                    return reversed.Refusals[0];
                }

                await settlements.RevokeAsync(db.Settlements.Where(settlement => settlement.PaymentId == id), token);
                work.Record(reversed.Value);
                return new PaymentReceipt(payment.Id, payment.AccountId);
            },
            cancellation);
    }

    private IQueryable<Payment> Visible(long id, Caller caller) =>
        db.Payments.Where(row => row.Id == id && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == row.AccountId));
}
