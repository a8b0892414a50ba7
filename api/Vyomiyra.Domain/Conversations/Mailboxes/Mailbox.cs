namespace Vyomiyra.Domain.Conversations.Mailboxes;

public enum MailboxState
{
    /// <summary>What it held when it was enrolled is being read for the first time.</summary>
    Joining,

    /// <summary>Everything was read; news are read as they come.</summary>
    Following,

    /// <summary>The last attempt to read it failed; it is tried again.</summary>
    Failing,

    /// <summary>It is not read any more; what was read of it stays.</summary>
    Withdrawn,
}

/// <summary>
/// A shared mailbox that an Administrator enrolled: its mail comes in by itself. Notifications only say that there is news; whoever holds the
/// mailbox then reads what changed. People move it by the methods that answer with a fact; whoever holds it does the rest.
/// </summary>
public sealed class Mailbox
{
    /// <summary>The longest that nothing is looked for although nobody rang.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    /// <summary>A subscription with less time left than this is renewed.</summary>
    public static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(1);

    /// <summary>After a subscription could not be made, it is tried again so much later.</summary>
    public static readonly TimeSpan SubscribedAgainAfter = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    public long Id { get; init; }

    /// <summary>Normalised; see <see cref="Accounts.MailAddress"/>.</summary>
    public required string Address { get; init; }

    public required string Name { get; set; }

    /// <summary>The tenant it lies in: that of whoever enrolled it.</summary>
    public required Guid TenantId { get; set; }

    public required DateTimeOffset EnrolledAt { get; set; }
    public required long EnrolledById { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>How often it was rung for, and how often it had been when it was last read to the end.</summary>
    public long Rings { get; set; }

    public long RingsHeard { get; set; }
    public DateTimeOffset? LastNewsAt { get; set; }

    /// <summary>When the oldest ring came that nobody has heard.</summary>
    public DateTimeOffset? NewsSince { get; set; }

    /// <summary>When it was last read to the end.</summary>
    public DateTimeOffset? LastSyncedAt { get; set; }

    public string? SubscriptionId { get; set; }
    public DateTimeOffset? SubscriptionExpiresAt { get; set; }
    public bool MustReauthorize { get; set; }
    public DateTimeOffset? SubscriptionTriedAt { get; set; }

    /// <summary>SHA-256 of what the subscription's notifications must carry, in hexadecimal.</summary>
    public string? ClientStateHash { get; set; }

    /// <summary>Not to be asked before: it wanted us to wait, or did not answer.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    public string? ErrorCode { get; set; }
    public string? ErrorDetail { get; set; }
    public DateTimeOffset? ErrorAt { get; set; }

    /// <summary>How often in a row it failed.</summary>
    public int Failures { get; set; }

    /// <summary>Which worker holds it and until when that one is believed to live. The fence keeps out one that was given up.</summary>
    public string? Holder { get; set; }

    public DateTimeOffset? HeldUntil { get; set; }
    public int Fence { get; set; }

    /// <summary>What people changed; what the machine does leaves it alone.</summary>
    public int Version { get; set; }

    public bool IsWithdrawn => WithdrawnAt is not null;

    public bool HasNews => Rings > RingsHeard;

    public MailboxState State =>
        IsWithdrawn ? MailboxState.Withdrawn
        : Failures > 0 ? MailboxState.Failing
        : LastSyncedAt is null ? MailboxState.Joining
        : MailboxState.Following;

    /// <summary>It was withdrawn before; what was read then stays as it is.</summary>
    public void EnrolAgain(string name, Guid tenantId, long memberId, DateTimeOffset now)
    {
        (Name, TenantId, EnrolledAt, EnrolledById, WithdrawnAt, LastSyncedAt) = (name, tenantId, now, memberId, null, null);
        Version++;
    }

    public void Ring(DateTimeOffset now)
    {
        Rings++;
        LastNewsAt = now;
        NewsSince ??= now;
    }

    /// <summary>Whoever reads it at this moment finds out by the fence, and can file nothing more.</summary>
    public MailboxWithdrawn Withdraw(DateTimeOffset now)
    {
        (WithdrawnAt, Holder, HeldUntil, NotBefore) = (now, null, null, null);
        (SubscriptionId, SubscriptionExpiresAt, ClientStateHash, MustReauthorize) = (null, null, null, false);
        Calm();
        RingsHeard = Rings;
        NewsSince = null;
        Fence++;
        Version++;
        return new MailboxWithdrawn(Id) { Address = Address };
    }

    public bool NeedsSubscription(DateTimeOffset now) => SubscriptionId is null && MaySubscribe(now);

    public bool NeedsRenewal(DateTimeOffset now) =>
        SubscriptionId is not null && (MustReauthorize || SubscriptionExpiresAt < now + RenewedBefore) && MaySubscribe(now);

    public void Subscribed(string id, DateTimeOffset expires, string clientStateHash) =>
        (SubscriptionId, SubscriptionExpiresAt, ClientStateHash, MustReauthorize, SubscriptionTriedAt) = (id, expires, clientStateHash, false, null);

    public void Renewed(DateTimeOffset expires) => (SubscriptionExpiresAt, MustReauthorize, SubscriptionTriedAt) = (expires, false, null);

    public void LostSubscription() =>
        (SubscriptionId, SubscriptionExpiresAt, ClientStateHash, MustReauthorize, SubscriptionTriedAt) = (null, null, null, false, null);

    /// <summary>Without a subscription it is read all the same, only later.</summary>
    public void NotSubscribed(Refusal why, DateTimeOffset now) =>
        (SubscriptionTriedAt, ErrorCode, ErrorDetail, ErrorAt) = (now, why.Code, why.Detail, now);

    /// <summary>It was read to the end, as it was when <paramref name="heard"/> rings had come.</summary>
    /// <param name="heard">Rings before the reading began.</param>
    /// <param name="began">When it began.</param>
    /// <param name="now">When it ended.</param>
    public void Synchronised(long heard, DateTimeOffset began, DateTimeOffset now)
    {
        (RingsHeard, LastSyncedAt, NotBefore) = (heard, now, null);
        NewsSince = HasNews ? began : null;
        if (SubscriptionId is not null)
        {
            Calm();
        }

        Failures = 0;
    }

    /// <summary>It is left alone for as long as it asked, or for twice as long after each failure, but no longer than it would be silent anyway.</summary>
    public void Failed(Refusal why, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(why);
        NotBefore = now + (why.RetryAfter ?? PauseAfter(Failures));
        (ErrorCode, ErrorDetail, ErrorAt) = (why.Code, why.Detail, now);
        Failures++;
    }

    /// <summary>Some of its folders could not be read; the others were.</summary>
    /// <param name="names">What people call them.</param>
    /// <param name="now">When that was seen.</param>
    public void Lacks(IReadOnlyList<string> names, DateTimeOffset now) =>
        (ErrorCode, ErrorDetail, ErrorAt) = ("folder_failing", $"Not every folder can be read now: {string.Join(", ", names)}. The others are.", now);

    /// <summary>Twice as long after each failure in a row, and no longer than it would be silent anyway.</summary>
    internal static TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 10));
        return pause < LongestSilence ? pause : LongestSilence;
    }

    private bool MaySubscribe(DateTimeOffset now) => !(SubscriptionTriedAt > now - SubscribedAgainAfter);

    private void Calm() => (ErrorCode, ErrorDetail, ErrorAt, Failures) = (null, null, null, 0);
}
