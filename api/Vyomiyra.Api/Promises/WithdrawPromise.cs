using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

public enum WithdrawnBy
{
    /// <summary>The customer took it back.</summary>
    Customer,

    /// <summary>We recorded it by mistake, or let them off.</summary>
    Us,
}

public sealed record WithdrawPromiseRequest(WithdrawnBy By);

/// <summary>Takes a promise back. It stays in the history; only its state changes.</summary>
public sealed class WithdrawPromise(VyomiyraDb db, Work work)
{
    /// <summary>Why the caller may not touch this promise at all, checked before anything is repeated or begun.</summary>
    public async Task<Refusal?> RefuseAsync(long promiseId, Caller caller, CancellationToken cancellation) =>
        await Visible(promiseId, caller).AnyAsync(cancellation) ? null : Refusal.NotFound();

    public Task<Outcome<PromiseReceipt>> HandleAsync(
        long promiseId, IfMatch ifMatch, WithdrawPromiseRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        return work.CommitAsync<PromiseReceipt>(
            caller.Actor,
            async token =>
            {
                var promise = await Visible(promiseId, caller).FirstOrDefaultAsync(token);
                if (promise is null)
                {
                    return Refusal.NotFound();
                }

                if (ifMatch.Against(promise.Version, () => new { promise.Id, promise.State, promise.Version }) is { } stale)
                {
                    return stale;
                }

                var withdrawn = promise.Withdraw(request.By == WithdrawnBy.Customer ? PromiseState.WithdrawnByCustomer : PromiseState.WithdrawnByUs, work.Now);
                if (withdrawn.IsRefused)
                {
                    return withdrawn.Refusals[0];
                }

                work.Record(withdrawn.Value);
                return new PromiseReceipt(promise.Id, promise.AccountId);
            },
            cancellation);
    }

    private IQueryable<Promise> Visible(long promiseId, Caller caller) =>
        db.Promises.Where(row => row.Id == promiseId && db.Set<Account>().VisibleTo(caller).Any(account => account.Id == row.AccountId));
}
