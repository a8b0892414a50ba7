using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// Files a page of a folder, and with the last of it where the reading goes on. Killed in between, the same page is read again, and what was filed
/// of it is passed over. How much is filed in one transaction depends on whether others wait to write meanwhile: see <see cref="Portions"/>.
/// </summary>
public sealed class FilePage(ReceiveMail receive, WriteTurns turns, VyomiyraDb db, Work work, ILogger<FilePage> log)
{
    private readonly Portions portions = new(turns);

    internal async Task RunAsync(HeldMailbox held, MailFolder folder, MailPage page, CancellationToken cancellation)
    {
        try
        {
            await InPortionsAsync(held, folder, page, cancellation);
        }
        catch (Exception fault) when (IsOfContent(fault))
        {
            log.LogError(fault, "A page of mailbox {MailboxId} could not be filed; its messages are filed one by one", held.Id);
            await OneByOneAsync(held, folder, page, cancellation);
        }
    }

    /// <summary>Files one message that could not be read before.</summary>
    internal Task RunAsync(HeldMailbox held, MailMessage message, CancellationToken cancellation) => CommitAsync(held, null, new MailPage([message], [], "", IsLast: true), cancellation);

    private async Task InPortionsAsync(HeldMailbox held, MailFolder folder, MailPage page, CancellationToken cancellation)
    {
        var rest = page.Messages;
        while (rest.Count > portions.Size)
        {
            MailMessage[] portion = [.. rest.Take(portions.Size)];
            await CommitAsync(held, null, page with { Messages = portion, Unreadable = [] }, cancellation);
            rest = [.. rest.Skip(portion.Length)];
        }

        await CommitAsync(held, folder, page with { Messages = rest }, cancellation);
    }

    private async Task OneByOneAsync(HeldMailbox held, MailFolder folder, MailPage page, CancellationToken cancellation)
    {
        var unreadable = page.Unreadable.ToList();
        foreach (var message in page.Messages)
        {
            try
            {
                await RunAsync(held, message, cancellation);
            }
            catch (Exception fault) when (IsOfContent(fault))
            {
                log.LogError(fault, "A message of mailbox {MailboxId} could not be filed", held.Id);
                unreadable.Add(new UnreadableMail(message.ImmutableId, UnreadableMessage.Unexpected));
            }
        }

        await CommitAsync(held, folder, page with { Messages = [], Unreadable = unreadable }, cancellation);
    }

    private async Task CommitAsync(HeldMailbox held, MailFolder? folder, MailPage page, CancellationToken cancellation)
    {
        IReadOnlyList<Arrival>? read = await receive.ReadAsync(held.Place.Address, page.Messages, cancellation);
        await held.CommitAsync(
            work,
            db,
            async (mailbox, token) =>
            {
                portions.Begin();
                await receive.FileAsync(mailbox.Address, Interlocked.Exchange(ref read, null) ?? await receive.ReadAsync(mailbox.Address, page.Messages, token), token);
                await NoteAsync(mailbox, page, token);
                if (folder is not null)
                {
                    var stored = await db.MailFolders.SingleAsync(each => each.Id == folder.Id, token);
                    stored.Read(page.Link, page.IsLast);
                }
            },
            cancellation);
        if (page.Messages.Count > 0)
        {
            portions.End();
        }
    }

    /// <summary>What cannot be read is kept in mind, and what was read at last is not any more.</summary>
    private async Task NoteAsync(Mailbox mailbox, MailPage page, CancellationToken cancellation)
    {
        var ids = page.Messages.Select(message => message.ImmutableId).Concat(page.Unreadable.Select(mail => mail.ImmutableId)).ToArray();
        var known = await db.UnreadableMessages.Where(message => message.MailboxId == mailbox.Id && ids.Contains(message.ImmutableId)).ToListAsync(cancellation);
        foreach (var mail in page.Unreadable.DistinctBy(mail => mail.ImmutableId))
        {
            var noted = known.Find(message => message.ImmutableId == mail.ImmutableId)
                ?? db.UnreadableMessages.Add(new UnreadableMessage { MailboxId = mailbox.Id, ImmutableId = mail.ImmutableId, Reason = mail.Reason, FoundAt = work.Now }).Entity;
            noted.Failed(mail.Reason, work.Now);
        }

        db.UnreadableMessages.RemoveRange(known.Where(message => page.Unreadable.All(mail => mail.ImmutableId != message.ImmutableId)));
    }

    /// <summary>What lies in the messages themselves, and would happen again.</summary>
    internal static bool IsOfContent(Exception fault) =>
        fault is not (OperationCanceledException or MailboxTakenException or DbUpdateConcurrencyException) && !PassingFault.Is(fault);
}
