using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Conversations;

/// <summary>A thread about to be stored. An attempt that met a transient fault is made again, with messages that no database has seen.</summary>
public sealed class ThreadToFile(DateTimeOffset sentAt, Func<IReadOnlyList<Arrival>> messages)
{
    /// <summary>When the open message was sent.</summary>
    public DateTimeOffset SentAt => sentAt;

    /// <summary>The messages, made anew, the open one first.</summary>
    public IReadOnlyList<Arrival> Messages() => messages();
}

/// <summary>Reads the thread of the open mail from its mailbox, on behalf of the caller.</summary>
public sealed class ReadThread(MailReader reader, OwnDomains domains, TimeProvider clock)
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

        var (now, own) = (clock.Now(), domains.Of(mail.Mailbox));
        var claimed = MailToMessage.Claimed(mail, own, now)?.Message;
        if (string.IsNullOrWhiteSpace(mail.ItemId) || (claimed is null && string.IsNullOrWhiteSpace(mail.InternetMessageId)))
        {
            return Refusal.Invalid("mail", "mail_not_identified", "The mail has no id yet: file it once it was sent or received.");
        }

        var thread = await reader.ReadThreadAsync(new MailItem(mail.Mailbox, mail.ItemId, claimed?.InternetMessageId ?? mail.InternetMessageId), cancellation);
        if (thread.IsRefused)
        {
            return thread.Refusals[0].Kind == RefusalKind.Unavailable && claimed is not null
                ? new ThreadToFile(claimed.SentAt, () => [MailToMessage.Claimed(mail, own, now)!])
                : Outcome<ThreadToFile>.Refused(thread.Refusals);
        }

        // The open message comes first; branches among ourselves are not the customer's business and stay out.
        return new ThreadToFile(thread.Value.Opened.SentAt, () => [.. thread.Value.Messages
            .Prepend(thread.Value.Opened)
            .DistinctBy(message => message.ImmutableId)
            .Select(message => MailToMessage.Read(message, own, now))
            .Where((arrival, index) => index == 0 || !arrival.Sides.IsInternal)]);
    }
}
