using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Disputes;

/// <summary>Disputes follow a merge.</summary>
public sealed class MoveMergedDisputes(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        db.FollowMergesAsync(facts, MergedKind.Dispute, db.Disputes, dispute => dispute.Id, dispute => dispute.AccountId, cancellation);
}
