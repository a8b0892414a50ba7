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
        // So that whoever lays a hold at the same moment and this one do not both succeed.
        dispute.Version++;
        foreach (var bundle in bundles)
        {
            bundle.Erase(work.Now);
            work.Record(new EvidenceErased(dispute.AccountId, disputeId, bundle.Id, bundle.Number, bundle.Items.Count));
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var hashes in bundles.SelectMany(bundle => bundle.Items).Select(item => item.ContentHash).OfType<string>().Distinct().Chunk(AtOnce))
        {
            var needed = NeededOf(hashes);
            await db.StoredContents.Where(content => EF.Parameter(hashes).Contains(content.Hash) && !needed.Contains(content.Hash)).ExecuteDeleteAsync(cancellation);
        }

        return true;
    }

    /// <summary>Those of the contents that evidence which was not erased consists of, and manifests, which stay.</summary>
    private IQueryable<string> NeededOf(string[] hashes)
    {
        var items = from item in db.EvidenceItems
                    join bundle in db.EvidenceBundles on item.BundleId equals bundle.Id
                    where bundle.State != EvidenceState.Erased && EF.Parameter(hashes).Contains(item.ContentHash)
                    select item.ContentHash;
        return items.Concat(db.EvidenceBundles.Where(bundle => EF.Parameter(hashes).Contains(bundle.ManifestHash)).Select(bundle => bundle.ManifestHash!));
    }

    /// <summary>
    /// The files go after their rows are gone for good, and never one that somebody is about to note. What is needed stays, noted or not: a server lets
    /// one note a content while another, who cannot see that yet, takes the note of it away.
    /// </summary>
    private async Task ClearAsync(CancellationToken cancellation)
    {
        var before = clock.Now() - Noted;
        folder.DeletePartsBefore(before);
        foreach (var hashes in folder.KeptBefore(before).Chunk(AtOnce))
        {
            var noted = db.StoredContents.Where(content => EF.Parameter(hashes).Contains(content.Hash)).Select(content => content.Hash);
            var kept = await noted.Concat(NeededOf(hashes)).ToListAsync(cancellation);
            foreach (var hash in hashes.Except(kept))
            {
                folder.DeleteKeptBefore(hash, before);
            }
        }
    }
}
