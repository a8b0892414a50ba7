namespace Vyomiyra.Domain.Conversations.Mailboxes;

/// <summary>A message that is there but could not be read: why, and when it is looked at again.</summary>
public sealed class UnreadableMessage
{
    private const int MostAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(15);

    public long Id { get; init; }
    public required long MailboxId { get; init; }

    /// <summary>Graph's immutable id; case-sensitive.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>A stable code: message_malformed, message_forbidden, message_gone, unexpected_error.</summary>
    public required string Reason { get; set; }

    public required DateTimeOffset FoundAt { get; init; }
    public int Attempts { get; set; }

    /// <summary>Null once it is given up; a start over looks at it again.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>It could not be read, now or once more. What is gone is not asked for again.</summary>
    public void Failed(string reason, DateTimeOffset now)
    {
        (Reason, Attempts) = (reason, Attempts + 1);
        NextAttemptAt = reason == Gone || Attempts >= MostAttempts ? null : now + (FirstPause * Math.Pow(2, Attempts - 1));
    }

    public const string Gone = "message_gone";
    public const string Forbidden = "message_forbidden";
    public const string Malformed = "message_malformed";
    public const string Unexpected = "unexpected_error";
}
