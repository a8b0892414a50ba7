using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Somebody withdrew the mailbox, or took it because its holder was believed to be dead.</summary>
public sealed class MailboxTakenException(long mailboxId) : Exception($"Mailbox {mailboxId} is no longer held.");

/// <summary>
/// A mailbox that this process reads, for a short time that it renews again and again. Each transaction that files what was read of it opens it
/// here, and so fails where another holder, or its withdrawal, came in between.
/// </summary>
internal sealed class HeldMailbox(Mailbox mailbox, string holder, TimeSpan lease, TimeProvider clock)
{
    private static readonly Actor Reader = Actor.System("mailbox");

    private int fence = mailbox.Fence;

    public long Id => mailbox.Id;

    public TimeSpan Lease => lease;

    public OwnMailbox Place { get; } = new(mailbox.TenantId, mailbox.Address);

    /// <summary>Holds a mailbox that may be asked and that nobody else holds; null where there is none.</summary>
    public static async Task<HeldMailbox?> TakeAsync(long id, VyomiyraDb db, TimeSpan lease, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.Now();
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.WithdrawnAt == null, cancellation);
        if (mailbox is null || mailbox.HeldUntil > now || mailbox.NotBefore > now)
        {
            return null;
        }

        var holder = LeaseRenewal.NewHolder();
        var taken = await db.Mailboxes.Where(each => each.Id == id && each.Fence == mailbox.Fence && each.HeldUntil == mailbox.HeldUntil).ExecuteUpdateAsync(
            each => each
                .SetProperty(row => row.Holder, holder)
                .SetProperty(row => row.HeldUntil, now + lease)
                .SetProperty(row => row.Fence, row => row.Fence + 1),
            cancellation);
        if (taken == 0)
        {
            return null;
        }

        mailbox.Fence++;
        return new HeldMailbox(mailbox, holder, lease, clock);
    }

    /// <summary>One transaction in which the mailbox is ours, before and after.</summary>
    /// <exception cref="MailboxTakenException">It is no longer ours; nothing was stored.</exception>
    public async Task<Mailbox> CommitAsync(Work work, VyomiyraDb db, Func<Mailbox, CancellationToken, Task> act, CancellationToken cancellation)
    {
        var committed = await work.CommitAsync<Mailbox>(
            Reader,
            async token =>
            {
                var stored = await OpenAsync(db, token);
                await act(stored, token);
                return stored;
            },
            cancellation);
        fence = committed.Value.Fence;
        return committed.Value;
    }

    /// <summary>Holds it for longer; the fence is left alone, because a transaction of ours may be under way.</summary>
    public Task RenewAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        DateTimeOffset? until = clock.Now() + lease;
        return db.Mailboxes.Where(stored => stored.Id == Id && stored.Holder == holder)
            .ExecuteUpdateAsync(stored => stored.SetProperty(each => each.HeldUntil, until), cancellation);
    }

    /// <summary>Where it is no longer ours, nothing happens.</summary>
    public Task LetGoAsync(VyomiyraDb db)
    {
        DateTimeOffset? free = null;
        return db.Mailboxes.Where(stored => stored.Id == Id && stored.Holder == holder).ExecuteUpdateAsync(
            stored => stored.SetProperty(each => each.Holder, (string?)null).SetProperty(each => each.HeldUntil, free).SetProperty(each => each.Fence, each => each.Fence + 1));
    }

    private async Task<Mailbox> OpenAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        var stored = await db.Mailboxes.SingleAsync(each => each.Id == Id, cancellation);
        if (stored.Fence != fence || stored.Holder != holder)
        {
            throw new MailboxTakenException(Id);
        }

        stored.HeldUntil = clock.Now() + lease;
        stored.Fence++;
        return stored;
    }
}
