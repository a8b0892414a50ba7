namespace Vyomiyra.Domain.Conversations.Mailboxes;

/// <summary>A folder of an enrolled mailbox, and how far it was read.</summary>
public sealed class MailFolder
{
    public long Id { get; init; }
    public required long MailboxId { get; init; }

    /// <summary>Graph's immutable id; case-sensitive.</summary>
    public required string FolderId { get; init; }

    public required string Name { get; set; }

    /// <summary>The id of the folder above it.</summary>
    public string? ParentId { get; set; }

    /// <summary>Drafts, what was deleted, junk and the like are not read.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>Where the reading goes on; null before the first page.</summary>
    public string? Link { get; set; }

    /// <summary>All that it held was read at least once since the last beginning.</summary>
    public bool IsCaughtUp { get; set; }

    /// <summary>How often in a row it could not be read, and why the last time.</summary>
    public int Failures { get; set; }

    public string? ErrorCode { get; set; }
    public string? ErrorDetail { get; set; }
    public DateTimeOffset? ErrorAt { get; set; }

    /// <summary>Not to be asked before, while the others are.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>A page of it is filed.</summary>
    /// <param name="link">Where the reading goes on.</param>
    /// <param name="isLast">Whether nothing is left to read now.</param>
    public void Read(string link, bool isLast)
    {
        (Link, IsCaughtUp) = (link, IsCaughtUp || isLast);
        (Failures, ErrorCode, ErrorDetail, ErrorAt, NotBefore) = (0, null, null, null, null);
    }

    /// <summary>It is left alone for as long as it asked, or for twice as long after each failure, as a mailbox is.</summary>
    public void Failed(Refusal why, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(why);
        NotBefore = now + (why.RetryAfter ?? Mailbox.PauseAfter(Failures));
        (ErrorCode, ErrorDetail, ErrorAt) = (why.Code, why.Detail, now);
        Failures++;
    }

    public void StartOver() => (Link, IsCaughtUp) = (null, false);
}
