using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>What a person's words ask of the other side.</summary>
public enum Need
{
    /// <summary>An answer, as words usually do.</summary>
    Answer,

    /// <summary>An answer to a question, a request or an objection, even while a promise rests.</summary>
    Question,

    /// <summary>Nothing: "thanks".</summary>
    Nothing,

    /// <summary>Patience: "we will look into it and come back to you".</summary>
    Patience,
}

/// <param name="At">When it was sent, but not later than it was received.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Need">What it asks for; looked at in the customer's word and ours.</param>
/// <param name="MemberId">Which of us wrote it, where it is ours and known.</param>
/// <param name="AwayUntil">In a customer's auto-reply: the day of return.</param>
public sealed record Spoken(DateTimeOffset At, MessageKind Kind, Need Need = Need.Answer, long? MemberId = null, DateOnly? AwayUntil = null)
{
    /// <summary>A sender's clock may run ahead.</summary>
    public static DateTimeOffset When(DateTimeOffset sentAt, DateTimeOffset receivedAt) => sentAt < receivedAt ? sentAt : receivedAt;
}

/// <param name="MadeAt">When the words were sent.</param>
/// <param name="State">Its state.</param>
/// <param name="ClosedAt">When it was settled, broken or withdrawn.</param>
public sealed record TurnPromise(DateTimeOffset MadeAt, PromiseState State = PromiseState.Open, DateTimeOffset? ClosedAt = null);

/// <param name="Until">The last day of it; null until somebody takes it off.</param>
public sealed record Hold(DateOnly? Until);

/// <param name="MemberId">The colleague.</param>
/// <param name="Since">When one of us set it waiting.</param>
/// <param name="AnsweredAt">When the colleague wrote among ourselves, which is not filed.</param>
public sealed record ColleagueWait(long MemberId, DateTimeOffset Since, DateTimeOffset? AnsweredAt = null)
{
    /// <summary>When the colleague answered, or somebody answered the customer without them; null while they are still asked.</summary>
    public DateTimeOffset? EndedAt(IEnumerable<Spoken> messages) => messages
        .Where(message => message.Kind == MessageKind.OurWord || (message.Kind == MessageKind.Internal && message.MemberId == MemberId))
        .Select(message => (DateTimeOffset?)message.At).Append(AnsweredAt).Where(at => at > Since).Min();
}

/// <summary>After how many business days a wait is stalled, for a segment of customers.</summary>
/// <param name="Ours">When we, or a colleague, must speak.</param>
/// <param name="Theirs">When the customer must.</param>
/// <param name="Dispute">When nobody has touched an unresolved dispute.</param>
public sealed record StallPolicy(int Ours = 2, int Theirs = 5, int Dispute = 5)
{
    public static StallPolicy Default { get; } = new();
}

/// <summary>What decides who must speak next in a conversation.</summary>
public sealed record TurnInput
{
    /// <summary>Its messages, in any order.</summary>
    public required IReadOnlyList<Spoken> Messages { get; init; }

    /// <summary>Whether anything is open of what the conversation is about.</summary>
    public required bool HasOpen { get; init; }

    /// <summary>Of the account, or of all that the conversation is about; an account closed to chasing is held without end. One that ended still says when.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Promises for what it is about, in any state.</summary>
    public IReadOnlyList<TurnPromise> Promises { get; init; } = [];

    /// <summary>When each dispute of it that waits for us (open, investigating) was last touched by anybody.</summary>
    public IReadOnlyList<DateTimeOffset> DisputesTouchedAt { get; init; } = [];

    /// <summary>When a person closed it. The next word opens it again.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public ColleagueWait? Colleague { get; init; }

    /// <summary>The owner's.</summary>
    public required BusinessCalendar Calendar { get; init; }

    public StallPolicy Policy { get; init; } = StallPolicy.Default;
}
