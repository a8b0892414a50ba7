using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Receivables;

/// <summary>Receivables and what settled them follow a merge.</summary>
public sealed class MoveMergedReceivables(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        await db.FollowMergesAsync(facts, MergedKind.Receivable, db.Receivables, receivable => receivable.Id, receivable => receivable.AccountId, cancellation);
        await db.FollowMergesAsync(facts, MergedKind.Settlement, db.Settlements, settlement => settlement.Id, settlement => settlement.AccountId, cancellation);
    }
}
