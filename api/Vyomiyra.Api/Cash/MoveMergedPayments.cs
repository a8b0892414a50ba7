using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Cash;

/// <summary>Payments follow a merge. Those recorded since stay where they were recorded when it is undone: nobody said whose money it was.</summary>
public sealed class MoveMergedPayments(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        db.FollowMergesAsync(facts, MergedKind.Payment, db.Payments, payment => payment.Id, payment => payment.AccountId, cancellation);
}
