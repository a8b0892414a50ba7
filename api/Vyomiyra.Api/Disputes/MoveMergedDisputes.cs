using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

/// <summary>Disputes follow a merge, and those that were opened since follow the receivables that they name when it is undone.</summary>
public sealed class MoveMergedDisputes(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(work);
        await db.FollowMergesAsync(facts, MergedKind.Dispute, db.Disputes, dispute => dispute.Id, dispute => dispute.AccountId, cancellation);
        foreach (var undone in facts.Select(recorded => recorded.Fact).OfType<AccountMergeUndone>())
        {
            await FollowReceivablesAsync(undone, work, cancellation);
        }
    }

    private async Task FollowReceivablesAsync(AccountMergeUndone undone, Work work, CancellationToken cancellation)
    {
        var (at, back) = await db.WhatWentBackAsync(undone, cancellation);
        var disputes = await db.Disputes.Include(dispute => dispute.Parts)
            .Where(dispute => dispute.AccountId == undone.AccountId && dispute.OpenedAt > at && dispute.Parts.Count > 0)
            .ToListAsync(cancellation);
        var following = disputes.Where(dispute => dispute.Parts.TrueForAll(part => back.Contains(part.ReceivableId))).Select(dispute => dispute.Id).ToArray();
        await db.Disputes.Where(dispute => EF.Parameter(following).Contains(dispute.Id))
            .ExecuteUpdateAsync(dispute => dispute.SetProperty(row => row.AccountId, undone.MergedId), cancellation);
        foreach (var dispute in disputes.Where(dispute => dispute.IsUnresolved && !following.Contains(dispute.Id)))
        {
            if (dispute.Parts.Where(part => back.Contains(part.ReceivableId)).ToList() is { Count: > 0 } leaving)
            {
                var gone = db.Disputes.Add(dispute.Split(leaving, undone.MergedId)).Entity;
                await db.SaveChangesAsync(cancellation);
                work.Record(new DisputeSplit(dispute.AccountId, dispute.Id, dispute.Id));
                work.Record(new DisputeSplit(gone.AccountId, dispute.Id, gone.Id));
            }
        }
    }
}
