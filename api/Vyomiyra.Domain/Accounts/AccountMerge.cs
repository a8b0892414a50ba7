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

    /// <summary>Why two accounts cannot become one; null where they can. Amounts keep their own currencies, so that companies may differ.</summary>
    /// <param name="survivor">The account that is to go on.</param>
    /// <param name="merged">The account that is to become one with it.</param>
    /// <param name="aboveSurvivor">The survivor's parent, that one's parent, and so on.</param>
    public static Refusal? Refuse(Account survivor, Account merged, IReadOnlySet<long> aboveSurvivor)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(merged);
        ArgumentNullException.ThrowIfNull(aboveSurvivor);
        return survivor.Id == merged.Id ? Refusal.Invalid("mergedId", "same_account", "An account cannot be merged with itself.")
            : merged.MergedIntoId is not null ? Refusal.Conflict("already_merged", $"{merged.Number} was merged already.")
            : survivor.MergedIntoId is not null ? Refusal.Conflict("survivor_merged", $"{survivor.Number} was itself merged into another account. Merge into that one.")
            : aboveSurvivor.Contains(merged.Id) ? Refusal.Conflict("parent_cycle", $"{merged.Number} stands above {survivor.Number}. Merge the other way round, or take {survivor.Number} out from under it first.")
            : null;
    }
}

public enum MergedKind
{
    Receivable,
    Conversation,
    Link,
    Promise,
    Dispute,
    Payment,
    Contact,
    Note,

    /// <summary>An account right below the merged one.</summary>
    Child,
}

/// <summary>One row that a merge moved from one account to the other.</summary>
public sealed class MergedRow
{
    public required long MergeId { get; init; }
    public required MergedKind Kind { get; init; }
    public required long RowId { get; init; }
}
