using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>Looks again at messages that could not be read.</summary>
public sealed class RetryUnreadable(MailboxReader reader, FilePage file, VyomiyraDb db, Work work, TimeProvider clock, ILogger<RetryUnreadable> log)
{
    private const int AtOnce = 20;

    internal async Task<Refusal?> RunAsync(HeldMailbox held, CancellationToken cancellation)
    {
        var now = clock.Now();
        var due = await db.UnreadableMessages.AsNoTracking()
            .Where(message => message.MailboxId == held.Id && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        foreach (var message in due)
        {
            var read = await reader.MessageAsync(held.Place, message.ImmutableId, cancellation);
            if (read.IsRefused && read.Refusals[0].Kind != RefusalKind.Conflict)
            {
                return read.Refusals[0];
            }

            await (read.IsRefused ? NoteAsync(held, message, read.Refusals[0].Code, cancellation) : FileAsync(held, message, read.Value, cancellation));
        }

        return null;
    }

    private async Task FileAsync(HeldMailbox held, UnreadableMessage message, MailMessage read, CancellationToken cancellation)
    {
        try
        {
            await file.RunAsync(held, read, cancellation);
        }
        catch (Exception fault) when (FilePage.IsOfContent(fault))
        {
            log.LogError(fault, "A message of mailbox {MailboxId} could still not be filed", held.Id);
            await NoteAsync(held, message, UnreadableMessage.Unexpected, cancellation);
        }
    }

    private Task<Mailbox> NoteAsync(HeldMailbox held, UnreadableMessage message, string reason, CancellationToken cancellation) => held.CommitAsync(
        work,
        db,
        async (_, token) => (await db.UnreadableMessages.SingleAsync(each => each.Id == message.Id, token)).Failed(reason, work.Now),
        cancellation);
}
