using Quartz;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Works on runs in the server: at once when one was started, and every few seconds for those whose process has died.</summary>
[DisallowConcurrentExecution]
public sealed class WorkOnImports(ImportWorker worker) : IJob
{
    public static readonly JobKey Key = new(nameof(WorkOnImports));
    private static readonly TriggerKey AtOnce = new("AtOnce", nameof(WorkOnImports));

    /// <summary>Calls for work. Called again before anybody came, it is one call.</summary>
    public static async Task CallAsync(ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        var scheduler = await schedulers.GetScheduler(cancellation);
        await scheduler.ScheduleTrigger(TriggerBuilder.Create().WithIdentity(AtOnce).ForJob(Key).StartNow().Build(), TriggerConflict.Replace, cancellation);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await worker.WorkAsync(cancellationToken);
}
