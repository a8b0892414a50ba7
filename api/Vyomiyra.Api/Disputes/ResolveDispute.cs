using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>How a dispute ends.</summary>
public enum ResolvedAs
{
    /// <summary>They were right, at least in part: we let them off.</summary>
    Credited,

    /// <summary>They paid after all.</summary>
    Paid,

    /// <summary>They were not right: they owe it, and it is chased again.</summary>
    Rejected,
}

/// <param name="Credited">What we let them off, in units of the dispute's currency; nothing unless it ends with a credit.</param>
/// <param name="Why">At most 2,000 characters.</param>
public sealed record ResolveDisputeRequest(ResolvedAs As, string Why, decimal? Credited = null);

/// <summary>Settles a dispute; where the credit is above what one person may give, asks a second one.</summary>
public sealed class ResolveDispute(ActOnDispute disputes, Work work, CreditApprovals approvals, DisputeCredits credits)
{
    public Task<Outcome<DisputeReceipt>> HandleAsync(long id, IfMatch ifMatch, ResolveDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return disputes.RunAsync(id, ifMatch, caller, (dispute, token) => ResolveAsync(dispute, request, caller, token), cancellation);
    }

    private async Task<IReadOnlyList<Refusal>> ResolveAsync(Dispute dispute, ResolveDisputeRequest request, Caller caller, CancellationToken cancellation)
    {
        var refusals = new List<Refusal>();
        var why = DisputeInput.Why(request.Why, "why", refusals);
        var credited = ExactAmount.Of(request.Credited ?? 0, dispute.Currency, "credited", refusals);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var asked = new DisputeResolution
        {
            As = StateOf(request.As),
            CreditedMinor = credited.Minor,
            Why = why,
            AskedAt = work.Now,
            AskedById = caller.MemberId,
            NeedsApproval = await approvals.AreNeededAsync(dispute, credited, work.Now, cancellation),
        };
        var contested = await credits.ContestedAsync(dispute, cancellation);
        var resolved = dispute.Resolve(asked, contested.Sum(part => part.ContestedMinor), work.Now);
        if (!resolved.IsRefused && !asked.NeedsApproval)
        {
            await credits.LayAsync(dispute, asked, contested, work.Now, cancellation);
        }

        return disputes.Tell(resolved);
    }

    private static DisputeState StateOf(ResolvedAs end) => end switch
    {
        ResolvedAs.Credited => DisputeState.ResolvedCredited,
        ResolvedAs.Paid => DisputeState.ResolvedPaid,
        ResolvedAs.Rejected => DisputeState.ResolvedRejected,
    };
}
