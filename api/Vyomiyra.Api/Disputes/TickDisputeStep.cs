using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Disputes;

public sealed record TickDisputeStepRequest(bool IsDone);

/// <summary>Marks a step of the checklist as done, or as not done after all.</summary>
public sealed class TickDisputeStep(ActOnDispute disputes, Work work)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(
        long id, int position, IfMatch ifMatch, TickDisputeStepRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return disputes.RunAsync(id, ifMatch, caller, dispute => dispute.Tick(position, request.IsDone, caller.MemberId, work.Now), cancellation);
    }
}
