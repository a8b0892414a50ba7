using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Conversations.Turns;

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

    /// <summary>The conversation that a message showed to be the same one: the messages are there.</summary>
    public long? JoinedToId { get; private set; }

    /// <summary>Who said whose it is, or that it is nobody's, and when. What a person decided stands.</summary>
    public long? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Accounts of which a person said that it is not theirs.</summary>
    public List<long> RejectedAccountIds { get; init; } = [];

    /// <summary>When a person closed it. The next word opens it again.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The colleague it waits for, and since when.</summary>
    public long? ColleagueId { get; private set; }

    public DateTimeOffset? ColleagueSince { get; private set; }

    /// <summary>When that colleague answered among ourselves. The words stay ours: they are not filed.</summary>
    public DateTimeOffset? ColleagueAnsweredAt { get; private set; }

    /// <summary>When somebody last asked the owner to look at it.</summary>
    public DateTimeOffset? NudgedAt { get; set; }

    public int Version { get; set; }
    public List<Message> Messages { get; } = [];

    /// <summary>A person said that it is nobody's we know.</summary>
    public bool IsDismissed => DecidedAt is not null && AccountId is null;

    public PersonsDecision? Decision() => DecidedAt is null ? null : new PersonsDecision(AccountId);

    /// <summary>A person says whose it is; null for nobody's.</summary>
    public void Decide(long? accountId, long memberId, DateTimeOffset now)
    {
        (AccountId, DecidedById, DecidedAt) = (accountId, memberId, now);
        if (accountId is { } account)
        {
            RejectedAccountIds.Remove(account);
        }
    }

    /// <summary>A person takes back what was decided, so that the rules and other people may say anew.</summary>
    public void Undecide() => (AccountId, DecidedById, DecidedAt) = (null, null, null);

    /// <summary>A person says that it is not its account's.</summary>
    public void Reject(long accountId)
    {
        if (AccountId == accountId)
        {
            Undecide();
        }

        if (!RejectedAccountIds.Contains(accountId))
        {
            RejectedAccountIds.Add(accountId);
        }
    }

    public void Close(DateTimeOffset now) => ClosedAt = now;

    public void Reopen() => ClosedAt = null;

    public void AskColleague(long memberId, DateTimeOffset now) => (ColleagueId, ColleagueSince, ColleagueAnsweredAt) = (memberId, now, null);

    public void ReleaseColleague() => (ColleagueId, ColleagueSince, ColleagueAnsweredAt) = (null, null, null);

    /// <summary>The colleague wrote among ourselves. False where that was not asked of them by then, or they had answered before.</summary>
    public bool ColleagueAnswers(long memberId, DateTimeOffset at)
    {
        if (ColleagueId != memberId || ColleagueAnsweredAt is not null || !(at > ColleagueSince))
        {
            return false;
        }

        ColleagueAnsweredAt = at;
        return true;
    }

    /// <summary>Takes over what people said about a conversation that turned out to be this one.</summary>
    /// <param name="other">The later one.</param>
    /// <param name="accountId">Whose both are; see <see cref="MergedLinks"/>.</param>
    public void Join(Conversation other, long? accountId)
    {
        ArgumentNullException.ThrowIfNull(other);
        var decided = new[] { this, other }.Where(one => one.DecidedAt is not null && one.AccountId == accountId).OrderBy(one => one.DecidedAt).FirstOrDefault();
        (AccountId, DecidedById, DecidedAt) = (accountId, decided?.DecidedById, decided?.DecidedAt);
        RejectedAccountIds.AddRange(other.RejectedAccountIds.Except(RejectedAccountIds).Where(rejected => rejected != accountId).ToList());
        LastMessageAt = LastMessageAt > other.LastMessageAt ? LastMessageAt : other.LastMessageAt;
        // What was closed is what had been said in one of them.
        ClosedAt = ClosedAt is { } here && other.ClosedAt is { } there ? (here < there ? here : there) : null;
        if (ColleagueSince is null)
        {
            (ColleagueId, ColleagueSince, ColleagueAnsweredAt) = (other.ColleagueId, other.ColleagueSince, other.ColleagueAnsweredAt);
        }

        NudgedAt = NudgedAt > other.NudgedAt || other.NudgedAt is null ? NudgedAt : other.NudgedAt;
        Version++;
        other.Undecide();
        other.JoinedToId = Id;
        other.Version++;
    }
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
    public const int MaximumNewText = 4000;

    public long Id { get; init; }
    public long ConversationId { get; set; }

    /// <summary>Without angle brackets, as compared; see <see cref="MessageIdentifier"/>.</summary>
    public required string InternetMessageId { get; set; }

    public string? InReplyTo { get; set; }

    /// <summary>Message ids it refers to, oldest first.</summary>
    public List<string> References { get; init; } = [];

    public required MessageDirection Direction { get; set; }
    public required string FromAddress { get; set; }
    public required string FromName { get; set; }
    public List<string> Recipients { get; init; } = [];
    public required string Subject { get; set; }
    public required DateTimeOffset SentAt { get; set; }

    /// <summary>When it came; a sender's clock may say that it was sent later.</summary>
    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Its text, plain, at most <see cref="MaximumText"/> characters.</summary>
    public required string Text { get; set; }

    /// <summary>What it adds to the conversation, cut to <see cref="MaximumNewText"/> characters.</summary>
    public string NewText { get; set; } = "";

    /// <summary>When its words were erased, because nobody knew whose it was.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; set; }

    /// <summary>What its words ask of the other side.</summary>
    public Need Need { get; set; }

    /// <summary>Of a customer's auto-reply: the day of return.</summary>
    public DateOnly? AwayUntil { get; set; }

    /// <summary>Which of us wrote it, where that is known.</summary>
    public long? MemberId { get; set; }

    /// <summary>When we began to keep it.</summary>
    public DateTimeOffset StoredAt { get; set; }

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
