using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.Promises;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Keeps with a run what it left of promises and disputes, for those who review it.</summary>
public sealed class RecordShrinks(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var recorded in facts)
        {
            switch (recorded.Fact)
            {
                case PromiseRefitted { RunId: { } runId } promise:
                    Add(runId, promise.AccountId, promise.PromiseId, null, promise.Currency, promise.Parts);
                    break;
                case DisputeRefitted { RunId: { } runId } dispute:
                    Add(runId, dispute.AccountId, null, dispute.DisputeId, dispute.Currency, dispute.Parts);
                    break;
            }
        }

        return Task.CompletedTask;
    }

    private void Add(long runId, long accountId, long? promiseId, long? disputeId, string currency, IReadOnlyList<FittedPart> parts) =>
        db.ImportShrinks.AddRange(parts.Select(part => new ImportShrink
        {
            RunId = runId,
            AccountId = accountId,
            ReceivableId = part.ReceivableId,
            PromiseId = promiseId,
            DisputeId = disputeId,
            FromMinor = part.FromMinor,
            ToMinor = part.ToMinor,
            Currency = Currency.Parse(currency),
        }));
}
