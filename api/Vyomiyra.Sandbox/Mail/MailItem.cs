using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Vyomiyra.Sandbox.Mail;

public sealed record MailAddress(string Name, string Address)
{
    [JsonIgnore]
    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];
}

public sealed record MailHeader(string Name, string Value);

/// <param name="Type"><c>text</c> or <c>html</c>.</param>
public sealed record MailBody(string Type, string Content)
{
    public bool IsHtml => Type == "html";
}

public sealed record MailFile(string Name, string ContentType, byte[] Bytes, bool IsInline = false, string? ContentId = null);

/// <summary>One message with all that belongs to it, wherever it lies. Instants are absent until somebody settles them.</summary>
public sealed record MailItem
{
    public string? Subject { get; init; }
    public MailBody Body { get; init; } = new("text", "");
    public MailAddress? From { get; init; }
    public MailAddress? Sender { get; init; }
    public ImmutableArray<MailAddress> To { get; init; } = [];
    public ImmutableArray<MailAddress> Cc { get; init; } = [];
    public ImmutableArray<MailAddress> Bcc { get; init; } = [];
    public ImmutableArray<MailAddress> ReplyTo { get; init; } = [];
    public DateTimeOffset? Sent { get; init; }
    public DateTimeOffset? Received { get; init; }
    public string? InternetMessageId { get; init; }
    public ImmutableArray<MailHeader> Headers { get; init; } = [];
    public string? ConversationId { get; init; }
    public ImmutableArray<MailFile> Files { get; init; } = [];
    public string Importance { get; init; } = "normal";
    public string Inference { get; init; } = "focused";
    public string FlagStatus { get; init; } = "notFlagged";
    public ImmutableArray<string> Categories { get; init; } = [];
    public bool IsRead { get; init; }
    public bool IsDraft { get; init; }
    public bool DeliveryReceipt { get; init; }
    public bool ReadReceipt { get; init; }

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    public bool HasVisibleFiles => Files.Any(file => !file.IsInline);
}
