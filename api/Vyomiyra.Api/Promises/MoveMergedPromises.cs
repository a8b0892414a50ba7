using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>Promises follow a merge, and those that were made since follow the receivables that they name when it is undone.</summary>
public sealed class MoveMergedPromises(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        await db.FollowMergesAsync(facts, MergedKind.Promise, db.Promises, promise => promise.Id, promise => promise.AccountId, cancellation);
        foreach (var undone in facts.Select(recorded => recorded.Fact).OfType<AccountMergeUndone>())
        {
            await FollowReceivablesAsync(undone, work, cancellation);
        }
    }

    private async Task FollowReceivablesAsync(AccountMergeUndone undone, Work work, CancellationToken cancellation)
    {
        var (at, back) = await db.WhatWentBackAsync(undone, cancellation);
        var promises = await db.Promises.Include(promise => promise.Parts)
            .Where(promise => promise.AccountId == undone.AccountId && promise.RecordedAt > at && promise.Parts.Count > 0)
            .ToListAsync(cancellation);
        var following = promises.Where(promise => promise.Parts.TrueForAll(part => back.Contains(part.ReceivableId))).ToList();
        foreach (var promise in following)
        {
            // What settles promises in the same transaction must find it where it is by then.
            db.Entry(promise).Property(row => row.AccountId).CurrentValue = undone.MergedId;
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var promise in promises.Except(following).Where(promise => promise.State == PromiseState.Open))
        {
            if (promise.Parts.Where(part => back.Contains(part.ReceivableId)).ToList() is { Count: > 0 } leaving)
            {
                var (staying, gone) = promise.Split(leaving, undone.MergedId, work.Now);
                db.Promises.AddRange(staying, gone);
                await db.SaveChangesAsync(cancellation);
                work.Record(new PromiseSplit(staying.AccountId, promise.Id, staying.Id));
                work.Record(new PromiseSplit(gone.AccountId, promise.Id, gone.Id));
            }
        }
    }
}
