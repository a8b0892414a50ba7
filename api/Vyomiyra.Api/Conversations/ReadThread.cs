using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>A thread about to be stored. An attempt that met a transient fault is made again, with messages that no database has seen.</summary>
public sealed class ThreadToFile(Func<IReadOnlyList<Message>> messages)
{
    /// <summary>The messages, made anew, the open one first.</summary>
    public IReadOnlyList<Message> Messages() => messages();
}

/// <summary>Reads the thread of the open mail from its mailbox, on behalf of the caller.</summary>
public sealed class ReadThread(MailReader reader, TimeProvider clock)
{
    /// <summary>
    /// The thread as the mailbox has it. While the mailbox is out of reach the pane's claim about the open message stands in, marked as such, so
    /// that a promise is not lost to an outage; what contradicts the mailbox is refused.
    /// </summary>
    public async Task<Outcome<ThreadToFile>> FromAsync(OpenMail mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (MailAddress.Normalise(mail.Mailbox) is null)
        {
            return Refusal.Invalid("mail.mailbox", "not_a_mailbox", "A mailbox is named by its address.");
        }

        var now = clock.Now();
        var claimed = MailToMessage.Claimed(mail, now);
        if (string.IsNullOrWhiteSpace(mail.ItemId) || (claimed is null && string.IsNullOrWhiteSpace(mail.InternetMessageId)))
        {
            return Refusal.Invalid("mail", "mail_not_identified", "The mail has no id yet: file it once it was sent or received.");
        }

        var thread = await reader.ReadThreadAsync(new MailItem(mail.Mailbox, mail.ItemId, claimed?.InternetMessageId ?? mail.InternetMessageId), cancellation);
        if (thread.IsRefused)
        {
            return thread.Refusals[0].Kind == RefusalKind.Unavailable && claimed is not null
                ? new ThreadToFile(() => [MailToMessage.Claimed(mail, now)!])
                : Outcome<ThreadToFile>.Refused(thread.Refusals);
        }

        // The open message comes first; branches among ourselves are not the customer's business and stay out.
        return new ThreadToFile(() => [.. thread.Value.Messages
            .Prepend(thread.Value.Opened)
            .DistinctBy(message => message.InternetMessageId)
            .Where(message => message == thread.Value.Opened || !MailToMessage.IsInternal(message))
            .Select(MailToMessage.Read)]);
    }
}
