using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Worklist;

/// <summary>
/// The account as of now, recomputed from what is stored whenever a fact or the calendar changes it. All amounts are minor units of
/// <see cref="Currency"/>, the keeping company's; what has no rate is in <see cref="Unconverted"/> and in no sum.
/// </summary>
public sealed class Standing
{
    public required long AccountId { get; init; }
    public required Currency Currency { get; set; }

    /// <summary>Everything open, credits deducted.</summary>
    public long OpenMinor { get; set; }

    /// <summary>Open amounts of invoices and debit notes past their due date.</summary>
    public long OverdueMinor { get; set; }

    /// <summary>Open amounts of invoices and debit notes by <see cref="AgeBucket"/>; the first is not due.</summary>
    public List<long> BucketsMinor { get; set; } = [0, 0, 0, 0, 0];

    /// <summary>Credit notes and payments on account not yet applied, as a positive amount.</summary>
    public long CreditsMinor { get; set; }

    /// <summary>The part of the overdue amount that open promises cover.</summary>
    public long PromisedMinor { get; set; }

    /// <summary>The part of the overdue amount that unresolved disputes contest.</summary>
    public long DisputedMinor { get; set; }

    /// <summary>The earliest due date that has passed with something still open.</summary>
    public DateOnly? OldestDueOn { get; set; }

    public int OverdueItems { get; set; }

    /// <summary>Open amounts in currencies without a rate.</summary>
    public List<UnconvertedAmount> Unconverted { get; set; } = [];

    /// <summary>
    /// Who must speak next. Of several conversations the one counts in which we can act ourselves, then one that waits for a colleague, then one
    /// that waits for the customer; among such the one that has waited longest.
    /// </summary>
    public Speaker WaitsFor { get; set; }

    /// <summary>Why; null where nobody must speak.</summary>
    public TurnReason? WaitReason { get; set; }

    /// <summary>The colleague, where it is one's turn.</summary>
    public long? WaitColleagueId { get; set; }

    public DateTimeOffset? WaitsSince { get; set; }

    /// <summary>The conversation in which it is so.</summary>
    public long? WaitConversationId { get; set; }

    /// <summary>When time alone next changes whose turn it is in one of its conversations.</summary>
    public DateTimeOffset? WaitChangesAt { get; set; }

    public int Priority { get; set; }
    public List<PriorityReason> Reasons { get; set; } = [];
    public DateTimeOffset ComputedAt { get; set; }

    /// <summary>The next day on which time alone changes it; null when only facts can.</summary>
    public DateOnly? NextChangeOn { get; set; }
}

public sealed record UnconvertedAmount(string Currency, long OverdueMinor, long OpenMinor);
