namespace Vyomiyra.Domain.Disputes;

public enum EvidenceState
{
    /// <summary>Something of it is still to be read.</summary>
    Collecting,

    /// <summary>All of it is there, and its manifest is closed.</summary>
    Complete,

    /// <summary>Something could not be read; it can be tried again.</summary>
    Incomplete,

    /// <summary>Its time was over and its files are gone; the manifest stays.</summary>
    Erased,
}

public enum EvidenceItemKind
{
    /// <summary>A message as it came, .eml.</summary>
    Message,

    /// <summary>The same message for reading.</summary>
    Text,

    /// <summary>A file that hangs on a message.</summary>
    Attachment,

    /// <summary>A file that one of us added.</summary>
    File,
}

public enum EvidenceItemState
{
    Waiting,
    Stored,
    Failed,
}

/// <summary>The frozen copy of a thread behind a dispute, as of one moment. When the thread grows there is a further one; this one stays.</summary>
public sealed class EvidenceBundle
{
    public long Id { get; init; }
    public required long AccountId { get; set; }
    public required long DisputeId { get; init; }

    /// <summary>1 for the dispute's first.</summary>
    public required int Number { get; init; }

    public long? ConversationId { get; init; }

    /// <summary>The mailbox it is read from.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Whether that is enrolled, so that it is read app-only; otherwise it is read on behalf of who asked.</summary>
    public bool IsEnrolledMailbox { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
    public required long AskedById { get; init; }
    public EvidenceState State { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>SHA-256 of the manifest in hexadecimal, once closed. The history holds it too.</summary>
    public string? ManifestHash { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }
    public int Version { get; set; }
    public List<EvidenceItem> Items { get; init; } = [];
}

/// <summary>One file of a bundle.</summary>
public sealed class EvidenceItem
{
    public long Id { get; init; }
    public long BundleId { get; init; }

    /// <summary>Its place, from 0: messages by when they were sent, each followed by its text and attachments.</summary>
    public required int Position { get; init; }

    public required EvidenceItemKind Kind { get; init; }

    /// <summary>What the sender called it; never used as a path.</summary>
    public required string Name { get; init; }

    /// <summary>Graph's immutable id of the message; case-sensitive.</summary>
    public string? ImmutableId { get; init; }

    /// <summary>Graph's id of the attachment.</summary>
    public string? AttachmentId { get; init; }

    public string? InternetMessageId { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? FromName { get; init; }
    public string? FromAddress { get; init; }
    public string? Subject { get; init; }

    /// <summary>As the sender says.</summary>
    public string? StatedType { get; init; }

    /// <summary>As its first bytes say; null where they say nothing.</summary>
    public string? FoundType { get; set; }

    /// <summary>Its content is not what its name says.</summary>
    public bool IsMisnamed { get; set; }

    public long? Bytes { get; set; }

    /// <summary>SHA-256 in hexadecimal: <see cref="StoredContent"/>.</summary>
    public string? ContentHash { get; set; }

    public EvidenceItemState State { get; set; }

    /// <summary>Why it could not be read: a code and a sentence for people.</summary>
    public string? Fault { get; set; }
}

/// <summary>A content that is kept in the evidence directory once, however many items are it.</summary>
public sealed class StoredContent
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required long Bytes { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}
