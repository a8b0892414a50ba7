using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Receivables;

/// <summary>Receivables follow a merge, and with them what settled them.</summary>
public sealed class MoveMergedReceivables(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        db.FollowMergesAsync(facts, MergedKind.Receivable, db.Receivables, receivable => receivable.Id, receivable => receivable.AccountId, cancellation);
}
