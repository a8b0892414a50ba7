using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>
/// Erases evidence whose time is over: what no other evidence holds goes, manifests and history stay. Clears away too what was kept and never noted,
/// because the process that did so died.
/// </summary>
[DisallowConcurrentExecution]
public sealed class EraseEvidence(VyomiyraDb db, Work work, EvidenceFolder folder, IOptions<EvidenceOptions> options, TimeProvider clock) : IJob
{
    private const int AtOnce = 500;

    /// <summary>A content that was kept is noted within this time, or never.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var before = clock.Now().AddDays(-options.Value.KeepDays);
        foreach (var id in await Over(before).OrderBy(dispute => dispute.Id).Select(dispute => dispute.Id).ToListAsync(cancellation))
        {
            await work.CommitAsync(Actor.System("retention"), token => EraseAsync(id, before, token), cancellation);
        }

        await ClearAsync(cancellation);
    }

    private IQueryable<Dispute> Over(DateTimeOffset before) => db.Disputes.Where(dispute =>
        dispute.ClosedAt != null && dispute.ClosedAt < before && !dispute.IsOnLegalHold
        && db.Set<EvidenceBundle>().Any(bundle => bundle.DisputeId == dispute.Id && (bundle.State == EvidenceState.Complete || bundle.State == EvidenceState.Incomplete)));

    private async Task<Outcome<bool>> EraseAsync(long disputeId, DateTimeOffset before, CancellationToken cancellation)
    {
        if (await Over(before).FirstOrDefaultAsync(dispute => dispute.Id == disputeId, cancellation) is not { } dispute)
        {
            return false;
        }

        var bundles = await db.EvidenceBundles.Include(bundle => bundle.Items)
            .Where(bundle => bundle.DisputeId == disputeId && (bundle.State == EvidenceState.Complete || bundle.State == EvidenceState.Incomplete))
            .ToListAsync(cancellation);
        foreach (var bundle in bundles)
        {
            bundle.Erase(work.Now);
            work.Record(new EvidenceErased(dispute.AccountId, disputeId, bundle.Id, bundle.Number, bundle.Items.Count));
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var hashes in bundles.SelectMany(bundle => bundle.Items).Select(item => item.ContentHash).OfType<string>().Distinct().Chunk(AtOnce))
        {
            await db.StoredContents
                .Where(content => EF.Parameter(hashes).Contains(content.Hash)
                    && !db.Set<EvidenceItem>().Any(item => item.ContentHash == content.Hash
                        && db.Set<EvidenceBundle>().Any(bundle => bundle.Id == item.BundleId && bundle.State != EvidenceState.Erased))
                    && !db.Set<EvidenceBundle>().Any(bundle => bundle.ManifestHash == content.Hash))
                .ExecuteDeleteAsync(cancellation);
        }

        return true;
    }

    /// <summary>The files go after their rows are gone for good, and never one that somebody is about to note.</summary>
    private async Task ClearAsync(CancellationToken cancellation)
    {
        var before = clock.Now() - Noted;
        folder.DeletePartsBefore(before);
        foreach (var hashes in folder.KeptBefore(before).Chunk(AtOnce))
        {
            var known = await db.StoredContents.Where(content => EF.Parameter(hashes).Contains(content.Hash)).Select(content => content.Hash).ToListAsync(cancellation);
            foreach (var hash in hashes.Except(known))
            {
                folder.DeleteKeptBefore(hash, before);
            }
        }
    }
}
