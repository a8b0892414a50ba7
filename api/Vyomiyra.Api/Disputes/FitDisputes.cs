using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Fits what unresolved disputes contest to what is open, whenever an import changed that. What was contested at first stays on record.</summary>
public sealed class FitDisputes(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        foreach (var run in Cover.ChangedByRun(facts))
        {
            foreach (var dispute in Cover.Refit(await CoversAsync([.. run], cancellation)))
            {
                work.Record(new DisputeRefitted(dispute.Key.AccountId, dispute.Key.OwnerId, run.Key, dispute.Key.Currency, [.. dispute.Select(part => part.Fitted)]));
                foreach (var (cover, fitted) in dispute)
                {
                    cover.Part.RemainingMinor = fitted.ToMinor;
                }
            }
        }
    }

    /// <summary>The earliest first: what is paid of a contested receivable ends the oldest quarrel.</summary>
    private Task<List<Cover<DisputePart>>> CoversAsync(long[] accounts, CancellationToken cancellation) => (
        from dispute in db.Disputes
        from part in dispute.Parts
        join receivable in db.Receivables on part.ReceivableId equals receivable.Id
        where EF.Parameter(accounts).Contains(dispute.AccountId)
            && (dispute.State == DisputeState.Open || dispute.State == DisputeState.Investigating || dispute.State == DisputeState.AwaitingCustomer)
        orderby dispute.OpenedAt, dispute.Id
        select new Cover<DisputePart>(
            part, dispute.Id, dispute.AccountId, dispute.Currency, part.AmountMinor, part.RemainingMinor, receivable.Id, receivable.DocumentNumber,
            receivable.Currency, receivable.OpenMinor)).ToListAsync(cancellation);
}
