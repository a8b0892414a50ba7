using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Api.Conversations;

/// <summary>Turns mail into the messages we keep: what was read from the mailbox, or what the pane claims while it cannot be read.</summary>
internal static class MailToMessage
{
    private const int MaximumName = 200;
    private const int MaximumRecipients = 500;

    /// <param name="mail">As read.</param>
    /// <param name="ownDomains">Ours, in lower case.</param>
    /// <param name="now">When it begins to be kept.</param>
    public static Arrival Read(MailMessage mail, IReadOnlySet<string> ownDomains, DateTimeOffset now)
    {
        var headers = MailHeaders.Parse(mail.Headers);
        var mailbox = MailAddress.Normalise(mail.Mailbox) ?? mail.Mailbox;
        var (from, subject, text) = (MailAddress.Normalise(mail.FromAddress) ?? "", mail.Subject.Cut(ConversationTables.MaximumSubject), mail.Text.Cut(Message.MaximumText));
        var message = new Message
        {
            InternetMessageId = MessageIdentifier.Normalise(mail.InternetMessageId) ?? MessageIdentity.Made(from, subject, mail.SentAt, text),
            InReplyTo = headers.InReplyTo,
            References = [.. headers.References],
            Direction = MessageDirection.Inbound,
            FromAddress = from,
            FromName = mail.FromName.Cut(MaximumName),
            Recipients = [.. mail.Recipients.Take(MaximumRecipients)],
            Subject = subject,
            SentAt = mail.SentAt,
            ReceivedAt = mail.ReceivedAt,
            Text = text,
            IsVerified = true,
            Authentication = MailHeaders.VerdictOf(mail.AuthenticationResults),
            StoredAt = now,
            Copies = { new MessageCopy { Mailbox = mailbox, ImmutableId = mail.ImmutableId } },
        };
        return new Arrival(message, headers, mailbox, mail.ConversationId, ownDomains, mail.Report);
    }

    /// <summary>Null where the mail has no message id by which it could be known again.</summary>
    public static Arrival? Claimed(OpenMail mail, IReadOnlySet<string> ownDomains, DateTimeOffset now)
    {
        var headers = MailHeaders.Parse(mail.Headers);
        if ((MessageIdentifier.Normalise(mail.InternetMessageId) ?? headers.MessageId) is not { } id)
        {
            return null;
        }

        var message = new Message
        {
            InternetMessageId = id,
            InReplyTo = headers.InReplyTo,
            References = [.. headers.References],
            Direction = mail.Direction,
            FromAddress = MailAddress.Normalise(mail.From?.Address) ?? "",
            FromName = (mail.From?.Name ?? "").Cut(MaximumName),
            Recipients = [.. (mail.To ?? []).Concat(mail.Cc ?? []).Select(person => MailAddress.Normalise(person?.Address)).OfType<string>().Take(MaximumRecipients)],
            Subject = (mail.Subject ?? "").Cut(ConversationTables.MaximumSubject),
            SentAt = mail.SentAt ?? now,
            ReceivedAt = now,
            Text = mail.Text,
            Authentication = headers.Authentication,
            StoredAt = now,
        };
        return new Arrival(message, headers, MailAddress.Normalise(mail.Mailbox) ?? mail.Mailbox, null, ownDomains);
    }

    /// <summary>Replaces what was claimed of a stored message by what the mailbox has.</summary>
    public static void Correct(Message stored, Message read)
    {
        (stored.InReplyTo, stored.Direction, stored.FromAddress, stored.FromName) = (read.InReplyTo, read.Direction, read.FromAddress, read.FromName);
        (stored.Subject, stored.SentAt, stored.ReceivedAt, stored.Text, stored.NewText) = (read.Subject, read.SentAt, read.ReceivedAt, read.Text, read.NewText);
        (stored.Authentication, stored.IsVerified, stored.ErasedAt) = (read.Authentication, true, null);
        (stored.Kind, stored.Need, stored.AwayUntil, stored.MemberId) = (read.Kind, read.Need, read.AwayUntil, read.MemberId);
        stored.References.Clear();
        stored.References.AddRange(read.References);
        stored.Recipients.Clear();
        stored.Recipients.AddRange(read.Recipients);
    }

    /// <summary>The message as the pane would show it.</summary>
    public static (OpenMail Mail, MailHeaders Headers) AsSeen(Message message, string mailbox) => (
        new OpenMail(
            mailbox,
            InternetMessageId: message.InternetMessageId,
            From: new MailPerson(message.FromName, message.FromAddress),
            To: [.. message.Recipients.Select(address => new MailPerson(null, address))],
            Subject: message.Subject,
            SentAt: message.SentAt,
            Body: message.Text),
        MailHeaders.None with { InReplyTo = message.InReplyTo, References = message.References, Authentication = message.Authentication });
}
