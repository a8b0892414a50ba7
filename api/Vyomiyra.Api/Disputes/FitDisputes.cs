using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Fits what unresolved disputes contest to what is open, whenever that changed. What was contested at first stays on record.</summary>
public sealed class FitDisputes(VyomiyraDb db) : IFactHandler
{
    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        Cover.FitAsync(facts, work, On, (dispute, runId, parts) => new DisputeRefitted(dispute.AccountId, dispute.Id, runId, dispute.Currency, parts), cancellation);

    /// <summary>The earliest first: what is paid of a contested receivable ends the oldest quarrel.</summary>
    private IQueryable<Cover<DisputePart>> On(long[] accounts) =>
        from receivable in db.Receivables
        join part in db.Set<DisputePart>() on receivable.Id equals part.ReceivableId
        join dispute in db.Disputes on part.DisputeId equals dispute.Id
        where EF.Parameter(accounts).Contains(receivable.AccountId)
            && (dispute.State == DisputeState.Open || dispute.State == DisputeState.Investigating || dispute.State == DisputeState.AwaitingCustomer)
        orderby dispute.OpenedAt, dispute.Id
        select new Cover<DisputePart>(part, dispute.Id, dispute.AccountId, dispute.Currency, receivable.DocumentNumber, receivable.Currency, receivable.OpenMinor);
}
