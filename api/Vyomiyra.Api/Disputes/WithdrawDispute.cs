using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Promises;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="By">Who took it back.</param>
/// <param name="Why">At most 2,000 characters.</param>
public sealed record WithdrawDisputeRequest(WithdrawnBy By, string Why);

/// <summary>Takes a dispute back; it stays in the history.</summary>
public sealed class WithdrawDispute(ActOnDispute disputes, Work work)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(long id, IfMatch ifMatch, WithdrawDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return disputes.RunAsync<DisputeWithdrawn>(
            id,
            ifMatch,
            caller,
            dispute =>
            {
                var refusals = new List<Refusal>();
                var why = DisputeInput.Why(request.Why, "why", refusals);
                return refusals.Count > 0
                    ? Outcome<DisputeWithdrawn>.Refused(refusals)
                    : dispute.Withdraw(request.By == WithdrawnBy.Customer, new DisputeDecision(caller.MemberId, caller.Role == Role.Manager, why), work.Now);
            },
            cancellation);
    }
}
