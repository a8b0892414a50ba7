namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>Who must speak next.</summary>
public enum Speaker
{
    Nobody,
    Us,
    Customer,
    Colleague,
}

/// <summary>Why it is their turn, or nobody's.</summary>
public enum TurnReason
{
    /// <summary>The customer's words are unanswered.</summary>
    CustomerWaits,

    /// <summary>Our words are unanswered.</summary>
    WeWait,

    /// <summary>The customer said that they would come back to us.</summary>
    TheyWillRespond,

    /// <summary>A promised day passed without the money, and we have not spoken since.</summary>
    PromiseBroken,

    /// <summary>One of us set the conversation waiting on a colleague.</summary>
    ColleagueAsked,
    NothingSaid,
    Closed,
    NothingOpen,
    Held,
    Promised,
    NoAnswerNeeded,
}

public enum StallKind
{
    /// <summary>Whoever must speak has not, for too long.</summary>
    Waiting,
    BrokenPromise,
    UntouchedDispute,
}

/// <param name="Kind">What stalled.</param>
/// <param name="At">Since when it counts as stalled.</param>
public sealed record Stall(StallKind Kind, DateTimeOffset At);

/// <summary>Who must speak next in a conversation, as of an instant.</summary>
public sealed record Turn
{
    public required Speaker Who { get; init; }
    public required TurnReason Reason { get; init; }

    /// <summary>The colleague, where it is one's turn.</summary>
    public long? ColleagueId { get; init; }

    /// <summary>When the wait began: the first unanswered message, the lapse of the promise, the question to the colleague. Null for nobody.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// From when business time is counted: the wait's beginning, moved to a business day, or the end of what gave it a rest since (a hold, an
    /// absence, a colleague's answer).
    /// </summary>
    public DateTimeOffset? CountsFrom { get; init; }

    /// <summary>When the wait is, or will be, too long.</summary>
    public DateTimeOffset? StallsAt { get; init; }

    /// <summary>What has stalled, a kind each at most once.</summary>
    public IReadOnlyList<Stall> Stalls { get; init; } = [];

    /// <summary>When time alone next changes this answer; null where only something that happens can.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Whether the two say the same, whenever they will change.</summary>
    public bool IsSame(Turn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Stalls = other.Stalls, ChangesAt = other.ChangesAt } == other && Stalls.SequenceEqual(other.Stalls);
    }
}
