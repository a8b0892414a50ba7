namespace Vyomiyra.Api.Mail;

/// <summary>An item that is open in Outlook, as the pane names it.</summary>
/// <param name="Mailbox">The address of the mailbox it was opened in.</param>
/// <param name="ItemId">Its REST id, mutable or immutable.</param>
/// <param name="InternetMessageId">What the pane takes it to be; to be verified.</param>
public sealed record MailItem(string Mailbox, string ItemId, string? InternetMessageId);

/// <param name="Opened">The message that was asked for.</param>
/// <param name="Messages">All messages of its conversation in that mailbox, it among them, oldest first.</param>
public sealed record MailThread(MailMessage Opened, IReadOnlyList<MailMessage> Messages);

/// <param name="Mailbox">The address of the mailbox it lies in.</param>
/// <param name="ImmutableId">Its immutable id there.</param>
/// <param name="InternetMessageId">As the mail says it, in angle brackets.</param>
/// <param name="FromAddress">The address in From; empty where there is none.</param>
/// <param name="FromName">The name in From, as claimed.</param>
/// <param name="Recipients">Addresses of To and Cc.</param>
/// <param name="Subject">Empty where there is none.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="ReceivedAt">When it came into the mailbox; of what we sent, when it lay there.</param>
/// <param name="Text">Plain text, cut to Domain's Message.MaximumText.</param>
/// <param name="AuthenticationResults">The receiving server's verdict on the sender; the topmost header.</param>
/// <param name="Headers">The internet headers that Domain's MailHeaders reads, as a block; the topmost of each name first.</param>
/// <param name="ConversationId">What the mailbox takes for its conversation: a hint.</param>
public sealed record MailMessage(
    string Mailbox,
    string ImmutableId,
    string InternetMessageId,
    string FromAddress,
    string FromName,
    IReadOnlyList<string> Recipients,
    string Subject,
    DateTimeOffset SentAt,
    DateTimeOffset ReceivedAt,
    string Text,
    string? AuthenticationResults,
    string Headers,
    string? ConversationId = null)
{
    /// <summary>Of a mail server's report: the part that is for machines, where it has one and it could be read.</summary>
    public string? Report { get; init; }
}
