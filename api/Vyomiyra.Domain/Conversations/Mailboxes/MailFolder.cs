namespace Vyomiyra.Domain.Conversations.Mailboxes;

/// <summary>A folder of an enrolled mailbox, and how far it was read.</summary>
public sealed class MailFolder
{
    public long Id { get; init; }
    public required long MailboxId { get; init; }

    /// <summary>Graph's immutable id; case-sensitive.</summary>
    public required string FolderId { get; init; }

    public required string Name { get; set; }

    /// <summary>Drafts, what was deleted, junk and the like are not read.</summary>
    public bool IsLeftOut { get; set; }

    /// <summary>Where the reading goes on; null before the first page.</summary>
    public string? Link { get; set; }

    /// <summary>All that it held was read at least once since the last beginning.</summary>
    public bool IsCaughtUp { get; set; }

    /// <summary>A page of it is filed.</summary>
    /// <param name="link">Where the reading goes on.</param>
    /// <param name="isLast">Whether nothing is left to read now.</param>
    public void Read(string link, bool isLast) => (Link, IsCaughtUp) = (link, IsCaughtUp || isLast);

    public void StartOver() => (Link, IsCaughtUp) = (null, false);
}
