using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <param name="Answer">In the words of who decides; at most 2,000 characters.</param>
public sealed record DecideResolutionRequest(string? Answer = null);

/// <summary>A second person decides on a credit that is above what one may give.</summary>
public sealed class DecideResolution(ActOnDispute disputes, Work work, DisputeCredits credits)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(
        long id, long resolutionId, bool isApproved, IfMatch ifMatch, DecideResolutionRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return disputes.RunAsync(
            id,
            ifMatch,
            caller,
            async (dispute, token) =>
            {
                var refusals = new List<Refusal>();
                var decision = new DisputeDecision(caller.MemberId, caller.Role == Role.Manager, DisputeInput.Text(request.Answer, "answer", DisputeInput.MaximumText, refusals));
                return refusals.Count > 0 ? refusals
                    : dispute.Resolutions.Find(resolution => resolution.Id == resolutionId) is not { } asked ? [Refusal.NotFound()]
                    : isApproved ? await ApproveAsync(dispute, asked, decision, token)
                    : disputes.Tell(dispute.Decline(asked, decision, work.Now));
            },
            cancellation);
    }

    private async Task<IReadOnlyList<Refusal>> ApproveAsync(Dispute dispute, DisputeResolution asked, DisputeDecision decision, CancellationToken cancellation)
    {
        var contested = await credits.ContestedAsync(dispute, cancellation);
        var approved = dispute.Approve(asked, contested.Sum(part => part.ContestedMinor), decision, work.Now);
        if (!approved.IsRefused)
        {
            await credits.LayAsync(dispute, asked, contested, work.Now, cancellation);
        }

        return disputes.Tell(approved);
    }
}
