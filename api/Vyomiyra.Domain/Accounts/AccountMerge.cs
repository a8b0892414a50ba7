namespace Vyomiyra.Domain.Accounts;

/// <summary>Two accounts that turned out to be one. What moved is kept, so that it can be moved back.</summary>
public sealed class AccountMerge
{
    public long Id { get; init; }

    /// <summary>The account that goes on.</summary>
    public required long SurvivorId { get; init; }

    /// <summary>The account that was found to be the same; it keeps its number and its own history.</summary>
    public required long MergedId { get; init; }

    public required DateTimeOffset At { get; init; }
    public required long ById { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public long? UndoneById { get; set; }
}

public enum MergedKind
{
    Receivable,
    Settlement,
    Conversation,
    Link,
    Promise,
    Dispute,
    Contact,
    Note,
}

/// <summary>One row that a merge moved from one account to the other.</summary>
public sealed class MergedRow
{
    public required long MergeId { get; init; }
    public required MergedKind Kind { get; init; }
    public required long RowId { get; init; }
}
