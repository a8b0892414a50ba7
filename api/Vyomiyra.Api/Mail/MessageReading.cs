using System.Text;
using Microsoft.Graph.Models;
using Vyomiyra.Domain;
using DomainMessage = Vyomiyra.Domain.Conversations.Message;

namespace Vyomiyra.Api.Mail;

/// <summary>From Graph's words to ours.</summary>
internal static class MessageReading
{
    public const string ImmutableIds = "IdType=\"ImmutableId\"";

    public static readonly string[] Preferences = [ImmutableIds, "outlook.body-content-type=\"text\""];

    public static readonly string[] Fields =
    [
        "id", "conversationId", "internetMessageId", "internetMessageHeaders", "from", "toRecipients", "ccRecipients", "subject", "sentDateTime",
        "receivedDateTime", "body", "isDraft",
    ];

    private const int MaximumHeaders = 64 * 1024;

    private static readonly HashSet<string> ReadHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Message-ID", "In-Reply-To", "References", "Authentication-Results", "Auto-Submitted", "X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond",
        "X-Auto-Reply", "Precedence", "List-Id", "List-Unsubscribe", "Content-Type", "Return-Path", "X-Failed-Recipients",
    };

    public static MailMessage Read(string mailbox, Message message) => new(
        mailbox,
        message.Id!,
        message.InternetMessageId ?? "",
        message.From?.EmailAddress?.Address ?? "",
        message.From?.EmailAddress?.Name ?? "",
        [.. (message.ToRecipients ?? []).Concat(message.CcRecipients ?? []).Select(recipient => recipient.EmailAddress?.Address).OfType<string>()],
        message.Subject ?? "",
        message.SentDateTime ?? message.ReceivedDateTime ?? DateTimeOffset.UnixEpoch,
        message.ReceivedDateTime ?? message.SentDateTime ?? DateTimeOffset.UnixEpoch,
        (message.Body?.Content ?? "").Cut(DomainMessage.MaximumText),
        Header(message, "Authentication-Results"),
        Headers(message),
        message.ConversationId);

    /// <summary>The topmost of that name: each server on the way adds its own above those that it found.</summary>
    private static string? Header(Message message, string name) =>
        message.InternetMessageHeaders?.Find(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Headers(Message message)
    {
        var block = new StringBuilder();
        foreach (var header in (message.InternetMessageHeaders ?? []).Where(header => ReadHeaders.Contains(header.Name ?? "")))
        {
            var line = $"{header.Name}: {header.Value?.ReplaceLineEndings(" ")}\r\n";
            if (block.Length + line.Length <= MaximumHeaders)
            {
                block.Append(line);
            }
        }

        return block.ToString();
    }
}
