using Vyomiyra.Api.Mail;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>Turns mail into the messages we keep: what was read from the mailbox, or what the pane claims while it cannot be read.</summary>
internal static class MailToMessage
{
    private const int MaximumName = 200;
    private const int MaximumRecipients = 500;

    public static Message Read(MailMessage mail) => new()
    {
        InternetMessageId = MessageIdentifier.Normalise(mail.InternetMessageId) ?? mail.ImmutableId,
        InReplyTo = MessageIdentifier.ParseList(mail.InReplyTo) is [.., var last] ? last : null,
        References = [.. MessageIdentifier.ParseList(mail.References)],
        Direction = DirectionOf(mail.FromAddress, mail.Mailbox),
        FromAddress = MailAddress.Normalise(mail.FromAddress) ?? "",
        FromName = Cut(mail.FromName, MaximumName),
        Recipients = [.. mail.Recipients.Take(MaximumRecipients)],
        Subject = Cut(mail.Subject, ConversationTables.MaximumSubject),
        SentAt = mail.SentAt,
        Text = Cut(mail.Text, Message.MaximumText),
        IsVerified = true,
        Authentication = MailHeaders.VerdictOf(mail.AuthenticationResults),
        Copies = { new MessageCopy { Mailbox = MailAddress.Normalise(mail.Mailbox) ?? mail.Mailbox, ImmutableId = mail.ImmutableId } },
    };

    /// <summary>Null where the mail has no message id by which it could be known again.</summary>
    public static Message? Claimed(OpenMail mail, DateTimeOffset now)
    {
        var headers = MailHeaders.Parse(mail.Headers);
        return (MessageIdentifier.Normalise(mail.InternetMessageId) ?? headers.MessageId) is not { } id ? null : new Message
        {
            InternetMessageId = id,
            InReplyTo = headers.InReplyTo,
            References = [.. headers.References],
            Direction = mail.Direction,
            FromAddress = MailAddress.Normalise(mail.From?.Address) ?? "",
            FromName = Cut(mail.From?.Name ?? "", MaximumName),
            Recipients = [.. (mail.To ?? []).Concat(mail.Cc ?? []).Select(person => MailAddress.Normalise(person?.Address)).OfType<string>().Take(MaximumRecipients)],
            Subject = Cut(mail.Subject ?? "", ConversationTables.MaximumSubject),
            SentAt = mail.SentAt ?? now,
            Text = mail.Text,
            Authentication = headers.Authentication,
        };
    }

    /// <summary>Replaces what was claimed of a stored message by what the mailbox has.</summary>
    public static void Correct(Message stored, Message read)
    {
        (stored.InReplyTo, stored.Direction, stored.FromAddress, stored.FromName) = (read.InReplyTo, read.Direction, read.FromAddress, read.FromName);
        (stored.Subject, stored.SentAt, stored.Text) = (read.Subject, read.SentAt, read.Text);
        (stored.Authentication, stored.IsVerified) = (read.Authentication, true);
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

    /// <summary>Nobody outside our own domain wrote it or reads it.</summary>
    public static bool IsInternal(MailMessage mail) =>
        mail.Recipients.Append(mail.FromAddress).All(address => DirectionOf(address, mail.Mailbox) == MessageDirection.Outbound);

    private static MessageDirection DirectionOf(string address, string mailbox) =>
        MailAddress.Normalise(address) is { } from && MailAddress.Normalise(mailbox) is { } own && MailAddress.DomainOf(from) == MailAddress.DomainOf(own)
            ? MessageDirection.Outbound
            : MessageDirection.Inbound;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
