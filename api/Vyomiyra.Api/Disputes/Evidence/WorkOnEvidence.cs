using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Reads one bundle. Bundles are read beside each other; who is called for one that is being read finds it held.</summary>
public sealed class WorkOnEvidence(EvidenceWorker worker) : IJob
{
    public static readonly JobKey Key = new(nameof(WorkOnEvidence));

    /// <summary>Calls for work on a bundle, now or at a time to come. Called again before anybody came, it is one call.</summary>
    public static async Task CallAsync(ISchedulerFactory schedulers, long bundleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        await CallAsync(await schedulers.GetScheduler(cancellation), bundleId, null, cancellation);
    }

    internal static async Task CallAsync(IScheduler scheduler, long bundleId, DateTimeOffset? at, CancellationToken cancellation)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(bundleId.ToString(CultureInfo.InvariantCulture), nameof(WorkOnEvidence)).ForJob(Key);
        await scheduler.ScheduleTrigger((at is { } later ? trigger.StartAt(later) : trigger.StartNow()).Build(), TriggerConflict.Keep, cancellation);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = long.Parse(context.Trigger.Key.Name, CultureInfo.InvariantCulture);
        if (await worker.WorkAsync(id, cancellationToken) is { } later)
        {
            await CallAsync(context.Scheduler, id, later, cancellationToken);
        }
    }
}

/// <summary>Calls for the bundles that wait and that nobody reads: just asked for, left by a worker that died, or put off until now.</summary>
[DisallowConcurrentExecution]
public sealed class AttendEvidence(VyomiyraDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var id in await DueAsync(cancellationToken))
        {
            await WorkOnEvidence.CallAsync(context.Scheduler, id, null, cancellationToken);
        }
    }

    internal async Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        return await db.EvidenceBundles
            .Where(bundle => bundle.State == EvidenceState.Collecting
                && (bundle.HeldUntil == null || bundle.HeldUntil <= now) && (bundle.NotBefore == null || bundle.NotBefore <= now))
            .OrderBy(bundle => bundle.Id)
            .Select(bundle => bundle.Id)
            .ToListAsync(cancellation);
    }
}
