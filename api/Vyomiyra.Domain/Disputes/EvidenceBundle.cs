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
    public required long DisputeId { get; init; }

    /// <summary>1 for the dispute's first.</summary>
    public required int Number { get; init; }

    public long? ConversationId { get; init; }

    /// <summary>The mailbox it is read from.</summary>
    public string? Mailbox { get; init; }

    /// <summary>
    /// Whether that was enrolled when it was asked for, and who asked had been seen to read there: then it is read app-only for as long as it stays
    /// enrolled; otherwise on behalf of the reader.
    /// </summary>
    public bool IsEnrolledMailbox { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
    public required long AskedById { get; init; }

    /// <summary>On whose behalf it is read: who asked, or who tried it again since.</summary>
    public required long ReaderId { get; set; }

    public EvidenceState State { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>SHA-256 of the manifest in hexadecimal, once closed. The history holds it too.</summary>
    public string? ManifestHash { get; set; }

    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Not to be read before: the mailbox wanted us to wait, or did not answer.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Which worker reads it and until when that one is believed to live.</summary>
    public string? Holder { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Counts what people and workers did, and so keeps out a worker that was given up.</summary>
    public int Version { get; set; }

    public List<EvidenceItem> Items { get; init; } = [];

    /// <summary>What failed is read once more, on behalf of <paramref name="readerId"/>.</summary>
    /// <returns>False where nothing had failed.</returns>
    public bool Retry(long readerId)
    {
        if (State != EvidenceState.Incomplete)
        {
            return false;
        }

        foreach (var item in Items.Where(item => item.State == EvidenceItemState.Failed))
        {
            (item.State, item.Attempts, item.FaultCode, item.Fault) = (EvidenceItemState.Waiting, 0, null, null);
        }

        (State, ReaderId, ClosedAt, ManifestHash, NotBefore) = (EvidenceState.Collecting, readerId, null, null, null);
        Version++;
        return true;
    }

    /// <summary>Nothing of it is waiting any more; its manifest is to be written as of now.</summary>
    public void Close(DateTimeOffset now)
    {
        State = Items.Exists(item => item.State == EvidenceItemState.Failed) ? EvidenceState.Incomplete : EvidenceState.Complete;
        (ClosedAt, NotBefore) = (now, null);
    }

    /// <summary>Its time was over. What its contents were stays on record.</summary>
    public void Erase(DateTimeOffset now)
    {
        (State, ErasedAt) = (EvidenceState.Erased, now);
        Version++;
    }
}

/// <summary>One file of a bundle.</summary>
public sealed class EvidenceItem
{
    /// <summary>Each message has so many places: for itself, its text and its attachments.</summary>
    public const int PlacesAMessage = 1000;

    public const int MaximumName = 255;

    /// <summary>After so many attempts in vain it has failed; people may try again.</summary>
    public const int MostAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    public long Id { get; init; }
    public long BundleId { get; init; }

    /// <summary>Its place, from 0, with gaps: messages by when they were sent, each followed by its text and attachments.</summary>
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

    /// <summary>Its length; by the mailbox's word until it is stored.</summary>
    public long? Bytes { get; set; }

    /// <summary>SHA-256 in hexadecimal: <see cref="StoredContent"/>.</summary>
    public string? ContentHash { get; set; }

    public EvidenceItemState State { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it could not be read: a stable code, and a sentence for people.</summary>
    public string? FaultCode { get; set; }

    public string? Fault { get; set; }

    public void Store(string hash, long bytes, string? foundType)
    {
        (ContentHash, Bytes, FoundType, State) = (hash, bytes, foundType, EvidenceItemState.Stored);
        IsMisnamed = Kind is EvidenceItemKind.Attachment or EvidenceItemKind.File && bytes > 0 && FileContents.IsMisnamed(Name, foundType);
    }

    public void Fail(Refusal why)
    {
        ArgumentNullException.ThrowIfNull(why);
        (State, FaultCode, Fault) = (EvidenceItemState.Failed, why.Code, why.Detail);
    }

    /// <summary>It is tried again later, each time after a longer pause, and never before it may be; unless it was often enough.</summary>
    /// <returns>When; null where it has failed.</returns>
    public DateTimeOffset? PutOff(Refusal why, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (++Attempts >= MostAttempts)
        {
            Fail(why);
            return null;
        }

        var pause = FirstPause * Math.Pow(2, Attempts - 1);
        return now + (why.RetryAfter is { } asked && asked > pause ? asked : pause);
    }
}

/// <summary>A content that is kept in the evidence directory once, however many items are it.</summary>
public sealed class StoredContent
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required long Bytes { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}
