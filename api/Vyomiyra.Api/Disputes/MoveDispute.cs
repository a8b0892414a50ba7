using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="State">Open, investigating or awaiting the customer.</param>
public sealed record MoveDisputeRequest(DisputeState State);

/// <summary>Says whose turn it is while the dispute is being settled.</summary>
public sealed class MoveDispute(ActOnDispute disputes, Work work)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(long id, IfMatch ifMatch, MoveDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return disputes.RunAsync(id, ifMatch, caller, dispute => dispute.MoveTo(request.State, work.Now), cancellation);
    }
}
