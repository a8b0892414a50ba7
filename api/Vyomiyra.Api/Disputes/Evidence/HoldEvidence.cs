using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="IsOn">Whether nothing of the dispute's evidence may be erased.</param>
/// <param name="Why">For the history: 1 to 2,000 characters.</param>
public sealed record HoldEvidenceRequest(bool IsOn, string Why);

/// <param name="Version">The dispute's.</param>
public sealed record LegalHold(long DisputeId, bool IsOn, int Version);

/// <summary>Lays a legal hold on the evidence of a dispute, or lifts it.</summary>
public sealed class HoldEvidence(VyomiyraDb db, Work work)
{
    private const int MaximumWhy = 2000;

    public Task<Outcome<LegalHold>> HandleAsync(long disputeId, IfMatch ifMatch, HoldEvidenceRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync<LegalHold>(
            caller.Actor,
            async token =>
            {
                if (await db.FindDisputeAsync(disputeId, caller, token) is not { } dispute)
                {
                    return Refusal.NotFound();
                }

                if (ifMatch.Against(dispute.Version, () => new LegalHold(dispute.Id, dispute.IsOnLegalHold, dispute.Version)) is { } stale)
                {
                    return stale;
                }

                if (request.Why.Trim() is not { Length: > 0 and <= MaximumWhy } why)
                {
                    return Refusal.Invalid("why", "why_needed", $"Say why, in at most {MaximumWhy} characters.");
                }

                if (dispute.IsOnLegalHold != request.IsOn)
                {
                    dispute.IsOnLegalHold = request.IsOn;
                    dispute.Version++;
                    work.Record(new LegalHoldChanged(dispute.AccountId, dispute.Id, request.IsOn, why));
                }

                return new LegalHold(dispute.Id, dispute.IsOnLegalHold, dispute.Version);
            },
            cancellation);
    }
}
