using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// Withdraws a mailbox. From the moment at which this is stored nothing more of it is filed, whoever may be reading it; what was filed stays.
/// </summary>
public sealed class WithdrawMailbox(MailSubscriptions subscriptions, VyomiyraDb db, Work work)
{
    public async Task<Outcome<MailboxRemains>> HandleAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(caller);
        (OwnMailbox? Place, string? Subscription) left = (null, null);
        var withdrawn = await work.CommitAsync<MailboxRemains>(
            caller.Actor,
            async token =>
            {
                var mailbox = await db.Mailboxes.SingleOrDefaultAsync(known => known.Id == id && known.WithdrawnAt == null, token);
                if (mailbox is null)
                {
                    return Refusal.NotFound();
                }

                var current = await db.ViewAsync(mailbox, work.Now, token);
                if (ifMatch.Against(mailbox.Version, () => current) is { } stale)
                {
                    return stale;
                }

                left = (new OwnMailbox(mailbox.TenantId, mailbox.Address), mailbox.SubscriptionId);
                work.Record(mailbox.Withdraw(work.Now));
                await db.SaveChangesAsync(token);
                await db.MailFolders.Where(folder => folder.MailboxId == id).ExecuteDeleteAsync(token);
                await db.UnreadableMessages.Where(message => message.MailboxId == id).ExecuteDeleteAsync(token);
                return await db.StaysAsync(mailbox.Address, token);
            },
            cancellation);
        if (!withdrawn.IsRefused && left is { Place: { } place, Subscription: { } subscription })
        {
            await subscriptions.DeleteAsync(place, subscription, cancellation);
        }

        return withdrawn;
    }
}
