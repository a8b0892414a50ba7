using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Disputes;

/// <summary>Something happened to a dispute by which nothing else becomes open or free to be contested.</summary>
public abstract record DisputeFact(long AccountId, long DisputeId) : AccountFact(AccountId);

public sealed record DisputeOpened(
    long AccountId, long DisputeId, string ReasonCode, long AmountMinor, string Currency, IReadOnlyList<string> Documents, DateOnly? DueOn)
    : DisputeFact(AccountId, DisputeId)
{
    public required string? Summary { private get; init; }
    public required string? Quote { private get; init; }
    public required string? Owner { private get; init; }

    public override object? Personal => Summary is null && Quote is null && Owner is null ? null : new { Summary, Quote, Owner };
}

/// <summary>Its reason, summary, owner or due date became another.</summary>
/// <param name="AccountId">The account that contests.</param>
/// <param name="DisputeId">The dispute.</param>
/// <param name="Fields">What changed, in JSON spelling.</param>
/// <param name="Changes">From what to what, where that tells nothing of people or what they said.</param>
public sealed record DisputeChanged(long AccountId, long DisputeId, IReadOnlyList<string> Fields, IReadOnlyList<DetailChange> Changes)
    : DisputeFact(AccountId, DisputeId)
{
    /// <summary>The other changes: owners, and the summary.</summary>
    public IReadOnlyList<DetailChange> OfPeople { private get; init; } = [];

    public override object? Personal => OfPeople.Count == 0 ? null : new { Changes = OfPeople };
}

public sealed record DisputeMoved(long AccountId, long DisputeId, DisputeState From, DisputeState To) : DisputeFact(AccountId, DisputeId);

public sealed record DisputeNoted(long AccountId, long DisputeId, long NoteId) : DisputeFact(AccountId, DisputeId)
{
    public required string Text { private get; init; }

    public override object Personal => new { Text };
}

public sealed record DisputeStepTicked(long AccountId, long DisputeId, int Position, string Step, bool IsDone) : DisputeFact(AccountId, DisputeId);

/// <summary>The amount is above what one person may settle: a second one is asked.</summary>
public sealed record DisputeApprovalAsked(long AccountId, long DisputeId, DisputeState As, long CreditedMinor, string Currency)
    : DisputeFact(AccountId, DisputeId)
{
    public required string? Why { private get; init; }

    public override object Personal => new { Why };
}

/// <param name="IsTakenBack">By who had asked.</param>
public sealed record DisputeApprovalDeclined(long AccountId, long DisputeId, DisputeState As, long CreditedMinor, string Currency, bool IsTakenBack)
    : DisputeFact(AccountId, DisputeId)
{
    public required string? Why { private get; init; }

    public override object? Personal => Why is null ? null : new { Why };
}

/// <param name="IsApproved">By a second person, which the amount asked for.</param>
/// <param name="StepsLeft">How much of the checklist was not done.</param>
public sealed record DisputeResolved(long AccountId, long DisputeId, DisputeState As, long CreditedMinor, string Currency, bool IsApproved, int StepsLeft)
    : OpenAmountsFact(AccountId)
{
    public required string? Why { private get; init; }

    public override object Personal => new { Why };
}

public sealed record DisputeWithdrawn(long AccountId, long DisputeId, bool IsByCustomer) : OpenAmountsFact(AccountId)
{
    public required string? Why { private get; init; }

    public override object Personal => new { Why };
}

/// <param name="CreditedMinor">What is taken back of what was credited.</param>
public sealed record DisputeReopened(long AccountId, long DisputeId, DisputeState From, long CreditedMinor, string Currency) : OpenAmountsFact(AccountId)
{
    public required string? Why { private get; init; }

    public override object Personal => new { Why };
}

/// <summary>What the dispute contests became less, or more again, because what is open did.</summary>
/// <param name="AccountId">The account that contests.</param>
/// <param name="DisputeId">The dispute; what was contested at first stays on record.</param>
/// <param name="RunId">The import that changed what is open; null where that was recorded here.</param>
/// <param name="Currency">The dispute's.</param>
/// <param name="Parts">What changed.</param>
public sealed record DisputeRefitted(long AccountId, long DisputeId, long? RunId, string Currency, IReadOnlyList<FittedPart> Parts) : AccountFact(AccountId);

/// <summary>A dispute turned out to name receivables of two customers.</summary>
/// <param name="AccountId">One of the two.</param>
/// <param name="DisputeId">The dispute as it was opened.</param>
/// <param name="IntoId">The dispute that is this customer's from here on.</param>
public sealed record DisputeSplit(long AccountId, long DisputeId, long IntoId) : AccountFact(AccountId);
