namespace Vyomiyra.Domain.History;

public enum ActorKind
{
    Member,
    System,
}

/// <summary>
/// One line of the history: what happened, when, who did it, on whose authority. It never changes; see <see cref="ActivityChain"/>.
/// </summary>
public sealed class Activity
{
    public long Id { get; init; }

    /// <summary>"account:17" or "company:2": the chain it belongs to.</summary>
    public required string Chain { get; init; }

    /// <summary>1 for the first line of the chain, without gaps.</summary>
    public required long Sequence { get; init; }

    public long? AccountId { get; init; }

    /// <summary>The fact's name, such as promise_recorded.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public long? ActorId { get; init; }

    /// <summary>The right it was done by: a role, or the rule that ran.</summary>
    public required string Authority { get; init; }

    /// <summary>What happened, as JSON without personal data.</summary>
    public required string Details { get; init; }

    /// <summary>Salted hash of <see cref="ActivityPersonalData"/>, in hexadecimal; null where there is none.</summary>
    public string? PersonalCommitment { get; init; }

    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }
}

/// <summary>The personal part of a line. Erasing it leaves the chain whole, because the chain holds only its salted commitment.</summary>
public sealed class ActivityPersonalData
{
    public long ActivityId { get; init; }
    public required string Salt { get; init; }
    public required string Json { get; init; }
}
