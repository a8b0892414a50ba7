using System.Globalization;
using Quartz;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Reads one mailbox. Mailboxes are read beside each other; who is called for one that is being read finds it held.</summary>
public sealed class WorkOnMailbox(MailboxWorker worker) : IJob
{
    public static readonly JobKey Key = new(nameof(WorkOnMailbox));

    /// <summary>Calls for work on a mailbox, now or at a time to come. Called again before anybody came, it is one call.</summary>
    public static async Task CallAsync(ISchedulerFactory schedulers, long mailboxId, DateTimeOffset? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedulers);
        await CallAsync(await schedulers.GetScheduler(cancellation), mailboxId, at, cancellation);
    }

    public static async Task CallAsync(IScheduler scheduler, long mailboxId, DateTimeOffset? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        var trigger = TriggerBuilder.Create().WithIdentity(mailboxId.ToString(CultureInfo.InvariantCulture), nameof(WorkOnMailbox)).ForJob(Key);
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
