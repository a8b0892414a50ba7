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
        var withdrawn = await work.CommitAsync<Left>(caller.Actor, token => WithdrawAsync(id, ifMatch, token), cancellation);
        if (withdrawn.IsRefused)
        {
            return Outcome<MailboxRemains>.Refused(withdrawn.Refusals);
        }

        var (place, subscription) = withdrawn.Value;
        if (subscription is not null)
        {
            await subscriptions.DeleteAsync(place, subscription, cancellation);
        }

        return await db.StaysAsync(place.Address, cancellation);
    }

    private async Task<Outcome<Left>> WithdrawAsync(long id, IfMatch ifMatch, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(known => known.Id == id && known.WithdrawnAt == null, cancellation);
        if (mailbox is null)
        {
            return Refusal.NotFound();
        }

        if (await ifMatch.AgainstAsync(mailbox.Version, async () => await db.ViewAsync(mailbox, work.Now, cancellation)) is { } stale)
        {
            return stale;
        }

        var left = new Left(new OwnMailbox(mailbox.TenantId, mailbox.Address), mailbox.SubscriptionId);
        work.Record(mailbox.Withdraw(work.Now));
        await db.SaveChangesAsync(cancellation);
        await db.MailFolders.Where(folder => folder.MailboxId == id).ExecuteDeleteAsync(cancellation);
        await db.UnreadableMessages.Where(message => message.MailboxId == id).ExecuteDeleteAsync(cancellation);
        return left;
    }

    /// <param name="Place">Which is read no more.</param>
    /// <param name="Subscription">That nobody needs any more.</param>
    private sealed record Left(OwnMailbox Place, string? Subscription);
}
