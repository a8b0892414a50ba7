namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>The <see cref="Turn"/> of a linked conversation as last computed, and what stands behind it. The machine's: it carries no version.</summary>
public sealed class ConversationTurn
{
    public required long ConversationId { get; init; }
    public required Speaker Who { get; init; }
    public required TurnReason Reason { get; init; }
    public long? ColleagueId { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? CountsFrom { get; init; }
    public DateTimeOffset? StallsAt { get; init; }

    /// <summary>Since when it counts that whoever must speak has not; null while it does not.</summary>
    public DateTimeOffset? WaitStalledAt { get; init; }

    /// <summary>Since when a broken promise has been left at that.</summary>
    public DateTimeOffset? PromiseStalledAt { get; init; }

    /// <summary>Since when it counts that nobody touched a dispute.</summary>
    public DateTimeOffset? DisputeStalledAt { get; init; }

    /// <summary>The first of the three; null while nothing has stalled.</summary>
    public DateTimeOffset? StalledSince { get; init; }

    public IReadOnlyList<Stall> Stalls =>
    [
        .. new (StallKind Kind, DateTimeOffset? At)[]
        {
            (StallKind.BrokenPromise, PromiseStalledAt), (StallKind.Waiting, WaitStalledAt), (StallKind.UntouchedDispute, DisputeStalledAt),
        }.Where(stall => stall.At is not null).Select(stall => new Stall(stall.Kind, stall.At!.Value)),
    ];

    /// <summary>What is open of what the conversation is about, in minor units of <see cref="Currency"/>, the keeping company's.</summary>
    public required long AtStakeMinor { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>When time alone next changes it.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    public static ConversationTurn Of(long conversationId, Turn turn, Money atStake)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return new ConversationTurn
        {
            ConversationId = conversationId,
            Who = turn.Who,
            Reason = turn.Reason,
            ColleagueId = turn.ColleagueId,
            Since = turn.Since,
            CountsFrom = turn.CountsFrom,
            StallsAt = turn.StallsAt,
            WaitStalledAt = StalledAt(StallKind.Waiting),
            PromiseStalledAt = StalledAt(StallKind.BrokenPromise),
            DisputeStalledAt = StalledAt(StallKind.UntouchedDispute),
            StalledSince = turn.Stalls.Count == 0 ? null : turn.Stalls.Min(stall => stall.At),
            AtStakeMinor = atStake.Minor,
            Currency = atStake.Currency,
            ChangesAt = turn.ChangesAt,
        };

        DateTimeOffset? StalledAt(StallKind kind) => turn.Stalls.FirstOrDefault(stall => stall.Kind == kind)?.At;
    }
}
