using Microsoft.Graph.Models;
using DomainMessage = Vyomiyra.Domain.Conversations.Message;

namespace Vyomiyra.Api.Mail;

/// <summary>From Graph's words to ours.</summary>
internal static class MessageReading
{
    public static MailMessage Read(string mailbox, Message message) => new(
        mailbox,
        message.Id!,
        message.InternetMessageId ?? "",
        Header(message, "In-Reply-To"),
        Header(message, "References"),
        message.From?.EmailAddress?.Address ?? "",
        message.From?.EmailAddress?.Name ?? "",
        [.. (message.ToRecipients ?? []).Concat(message.CcRecipients ?? []).Select(recipient => recipient.EmailAddress?.Address).OfType<string>()],
        message.Subject ?? "",
        message.SentDateTime ?? DateTimeOffset.UnixEpoch,
        Cut(message.Body?.Content ?? ""),
        message.UniqueBody?.Content is { } added ? Cut(added) : null,
        Header(message, "Authentication-Results"),
        Header(message, "Auto-Submitted"),
        message.HasAttachments ?? false);

    /// <summary>The topmost of that name: each server on the way adds its own above those that it found.</summary>
    private static string? Header(Message message, string name) =>
        message.InternetMessageHeaders?.Find(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Cut(string text)
    {
        if (text.Length <= DomainMessage.MaximumText)
        {
            return text;
        }

        var isBetweenSurrogates = char.IsHighSurrogate(text[DomainMessage.MaximumText - 1]);
        return text[..(isBetweenSurrogates ? DomainMessage.MaximumText - 1 : DomainMessage.MaximumText)];
    }
}
