using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Promises;

/// <summary>Promises follow a merge.</summary>
public sealed class MoveMergedPromises(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        db.FollowMergesAsync(facts, MergedKind.Promise, db.Promises, promise => promise.Id, promise => promise.AccountId, cancellation);
}
