using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// Calls for the mailboxes that nobody works on although there is something to do: news whose worker died, a silence that is too long to be
/// trusted, a folder that could not be read, a subscription that is missing or ends soon.
/// </summary>
[DisallowConcurrentExecution]
public sealed class AttendMailboxes(VyomiyraDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var id in await DueAsync(cancellationToken))
        {
            await WorkOnMailbox.CallAsync(context.Scheduler, id, null, cancellationToken);
        }
    }

    internal async Task<IReadOnlyList<long>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        var (silent, ending, tried) = (now - Mailbox.LongestSilence, now + Mailbox.RenewedBefore, now - Mailbox.SubscribedAgainAfter);
        return await db.Mailboxes
            .Where(mailbox => mailbox.WithdrawnAt == null
                && (mailbox.HeldUntil == null || mailbox.HeldUntil <= now)
                && (mailbox.NotBefore == null || mailbox.NotBefore <= now))
            .Where(mailbox => mailbox.Rings > mailbox.RingsHeard
                || mailbox.LastSyncedAt == null || mailbox.LastSyncedAt < silent
                || db.Set<MailFolder>().Any(folder => folder.MailboxId == mailbox.Id && !folder.IsLeftOut && folder.NotBefore <= now)
                || ((mailbox.SubscriptionId == null || mailbox.MustReauthorize || mailbox.SubscriptionExpiresAt < ending)
                    && (mailbox.SubscriptionTriedAt == null || mailbox.SubscriptionTriedAt <= tried)))
            .OrderBy(mailbox => mailbox.Id)
            .Select(mailbox => mailbox.Id)
            .ToListAsync(cancellation);
    }
}
