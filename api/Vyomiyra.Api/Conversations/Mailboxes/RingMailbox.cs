using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Rings by hand: a mailbox is looked at now, and so are its folders and messages that could not be read.</summary>
public sealed class RingMailbox(VyomiyraDb db, Work work)
{
    public Task<Outcome<EnrolledMailbox>> HandleAsync(long id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return work.CommitAsync<EnrolledMailbox>(
            caller.Actor,
            async token =>
            {
                var now = work.Now;
                if (await db.Mailboxes.Where(mailbox => mailbox.Id == id && mailbox.WithdrawnAt == null).RingAsync(now, token) == 0)
                {
                    return Refusal.NotFound();
                }

                await db.UnreadableMessages.Where(message => message.MailboxId == id && message.Reason != UnreadableMessage.Gone)
                    .ExecuteUpdateAsync(message => message.SetProperty(row => row.NextAttemptAt, now), token);
                DateTimeOffset? atOnce = null;
                await db.MailFolders.Where(folder => folder.MailboxId == id).ExecuteUpdateAsync(folder => folder.SetProperty(row => row.NotBefore, atOnce), token);
                return new EnrolledMailbox(id);
            },
            cancellation);
    }
}

internal static class Rings
{
    /// <summary>Somebody rings for each of them, within the caller's transaction; answers for how many.</summary>
    public static Task<int> RingAsync(this IQueryable<Mailbox> mailboxes, DateTimeOffset now, CancellationToken cancellation = default) => mailboxes.ExecuteUpdateAsync(
        mailbox => mailbox
            .SetProperty(row => row.Rings, row => row.Rings + 1)
            .SetProperty(row => row.LastNewsAt, now)
            .SetProperty(row => row.NewsSince, row => row.NewsSince ?? now),
        cancellation);
}
