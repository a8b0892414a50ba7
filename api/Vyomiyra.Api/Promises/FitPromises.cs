using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>Fits what open promises cover to what is open, whenever an import changed that. What was said stays as it is.</summary>
public sealed class FitPromises(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        foreach (var run in Cover.ChangedByRun(facts))
        {
            foreach (var promise in Cover.Refit(await CoversAsync([.. run], cancellation)))
            {
                work.Record(new PromiseRefitted(promise.Key.AccountId, promise.Key.OwnerId, run.Key, promise.Key.Currency, [.. promise.Select(part => part.Fitted)]));
                foreach (var (cover, fitted) in promise)
                {
                    cover.Part.RemainingMinor = fitted.ToMinor;
                }
            }
        }
    }

    /// <summary>In the order in which promises are settled: by their date, then by when they were made.</summary>
    private Task<List<Cover<PromisePart>>> CoversAsync(long[] accounts, CancellationToken cancellation) => (
        from part in db.PromiseParts
        join promise in db.Promises on part.PromiseId equals promise.Id
        join receivable in db.Receivables on part.ReceivableId equals receivable.Id
        where EF.Parameter(accounts).Contains(promise.AccountId) && promise.State == PromiseState.Open
        orderby promise.PromisedOn, promise.MadeAt, promise.Id
        select new Cover<PromisePart>(
            part, promise.Id, promise.AccountId, promise.Currency, part.AmountMinor, part.RemainingMinor, receivable.Id, receivable.DocumentNumber,
            receivable.Currency, receivable.OpenMinor)).ToListAsync(cancellation);
}
