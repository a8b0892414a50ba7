namespace Vyomiyra.Domain.Conversations;

/// <summary>One email thread, across the mailboxes we may read.</summary>
public sealed class Conversation
{
    public long Id { get; init; }

    /// <summary>The subject of its first message without reply and forward marks.</summary>
    public required string Subject { get; set; }

    /// <summary>The account it is about, once linked.</summary>
    public long? AccountId { get; set; }

    public DateTimeOffset LastMessageAt { get; set; }
    public int Version { get; set; }
    public List<Message> Messages { get; } = [];
}

public enum MessageDirection
{
    /// <summary>The customer's word.</summary>
    Inbound,

    /// <summary>Our word.</summary>
    Outbound,
}

/// <summary>One message. It is the same message in every mailbox that holds a copy of it.</summary>
public sealed class Message
{
    public const int MaximumText = 256 * 1024;

    public long Id { get; init; }
    public long ConversationId { get; set; }

    /// <summary>Without angle brackets, as compared; see <see cref="MessageIdentifier"/>.</summary>
    public required string InternetMessageId { get; init; }

    public string? InReplyTo { get; set; }

    /// <summary>Message ids it refers to, oldest first.</summary>
    public List<string> References { get; init; } = [];

    public required MessageDirection Direction { get; set; }
    public required string FromAddress { get; set; }
    public required string FromName { get; set; }
    public List<string> Recipients { get; init; } = [];
    public required string Subject { get; set; }
    public required DateTimeOffset SentAt { get; set; }

    /// <summary>Its text, plain, at most <see cref="MaximumText"/> characters.</summary>
    public required string Text { get; set; }

    /// <summary>False while only the pane's claim stands behind it; true once it was read from the mailbox and agreed.</summary>
    public bool IsVerified { get; set; }

    public SenderAuthentication Authentication { get; set; }
    public List<MessageCopy> Copies { get; } = [];
}

/// <summary>Where a copy of a message lies: a mailbox and the immutable id there.</summary>
public sealed class MessageCopy
{
    public long Id { get; init; }
    public long MessageId { get; init; }

    /// <summary>The mailbox's address, normalised.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Graph's immutable id; case-sensitive.</summary>
    public required string ImmutableId { get; init; }
}
