using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Disputes;

/// <param name="Why">At most 2,000 characters.</param>
public sealed record ReopenDisputeRequest(string Why);

/// <summary>Opens a settled dispute again, and takes back what it credited.</summary>
public sealed class ReopenDispute(ActOnDispute disputes, Work work, DisputeCredits credits)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(long id, IfMatch ifMatch, ReopenDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return disputes.RunAsync(
            id,
            ifMatch,
            caller,
            async (dispute, token) =>
            {
                var refusals = new List<Refusal>();
                var why = DisputeInput.Why(request.Why, "why", refusals);
                return refusals.Count > 0 ? refusals : disputes.Tell(dispute.Reopen(why, await credits.TakeBackAsync(dispute, token), work.Now));
            },
            cancellation);
    }
}
