using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>Fits what open promises cover to what is open, whenever that changed. What was said stays as it is.</summary>
public sealed class FitPromises(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        await Cover.FitAsync(facts, work, On, (promise, runId, parts) => new PromiseRefitted(promise.AccountId, promise.Id, runId, promise.Currency, parts), cancellation);
        var settled = facts.Select(recorded => recorded.Fact).Where(fact => fact is PromiseRecorded or PromiseSettled or PromiseWithdrawn).Cast<AccountFact>().Select(fact => fact.AccountId).Distinct().ToArray();
        if (settled.Length > 0)
        {
            await Cover.FitAsync(On(settled), cancellation);
        }
    }

    /// <summary>In the order in which promises are settled: by their date, then by when they were made.</summary>
    private IQueryable<Cover<PromisePart>> On(long[] accounts) =>
        from receivable in db.Receivables
        join part in db.PromiseParts on receivable.Id equals part.ReceivableId
        join promise in db.Promises on part.PromiseId equals promise.Id
        where EF.Parameter(accounts).Contains(receivable.AccountId) && promise.State == PromiseState.Open
        orderby promise.PromisedOn, promise.MadeAt, promise.Id
        select new Cover<PromisePart>(part, promise.Id, promise.AccountId, promise.Currency, receivable.DocumentNumber, receivable.Currency, receivable.OpenMinor);
}
