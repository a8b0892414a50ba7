using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.History;

/// <summary>Anchors the heads that changed since the last anchor.</summary>
[DisallowConcurrentExecution]
public sealed class AnchorHistory(VyomiyraDb db, AnchorFile file, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await AnchorAsync(cancellationToken);

    public async Task AnchorAsync(CancellationToken cancellation)
    {
        var last = await file.ReadAsync(cancellation) is [.., var latestAnchor] ? latestAnchor : null;
        var anchored = last?.LastActivityId ?? 0;
        var latest = await db.Activities.MaxAsync(activity => (long?)activity.Id, cancellation) ?? 0;
        if (latest <= anchored)
        {
            return;
        }

        var heads = await db.Activities
            .Where(activity => activity.Id > anchored && activity.Id <= latest
                && activity.Sequence == db.Set<Activity>().Where(other => other.Chain == activity.Chain && other.Id <= latest).Max(other => other.Sequence))
            .OrderBy(activity => activity.Chain)
            .Select(activity => new ChainHead(activity.Chain, activity.Sequence, activity.Hash))
            .ToListAsync(cancellation);
        await file.AppendAsync(clock.Now(), latest, heads, last?.Signature ?? "", cancellation);
    }
}
