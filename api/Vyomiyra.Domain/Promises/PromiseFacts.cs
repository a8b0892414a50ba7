using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Promises;

public sealed record PromiseRecorded(
    long AccountId, long PromiseId, long AmountMinor, string Currency, DateOnly PromisedOn, IReadOnlyList<string> Documents, IReadOnlyList<PromiseNote> Notes)
    : AccountFact(AccountId)
{
    public required string? Quote { private get; init; }

    /// <summary>The promise in whose place it came.</summary>
    public long? ReplacesId { get; init; }

    /// <summary>The first of the instalments that it is one of.</summary>
    public long? PlanId { get; init; }

    public override object? Personal => Quote is null ? null : new { Quote };
}

public sealed record PromiseWithdrawn(long AccountId, long PromiseId, long AmountMinor, string Currency, DateOnly PromisedOn, PromiseState State)
    : AccountFact(AccountId);

/// <summary>What the promise covers became less, or more again, because what is open did.</summary>
/// <param name="AccountId">The account that promised.</param>
/// <param name="PromiseId">The promise; what was said stays as it is.</param>
/// <param name="RunId">The import that changed what is open; null where that was recorded here.</param>
/// <param name="Currency">The promise's.</param>
/// <param name="Parts">What changed.</param>
public sealed record PromiseRefitted(long AccountId, long PromiseId, long? RunId, string Currency, IReadOnlyList<FittedPart> Parts) : AccountFact(AccountId);

/// <summary>A promise turned out to name receivables of two customers.</summary>
/// <param name="AccountId">One of the two.</param>
/// <param name="PromiseId">The promise as it was made.</param>
/// <param name="IntoId">The promise that is this customer's from here on.</param>
public sealed record PromiseSplit(long AccountId, long PromiseId, long IntoId) : AccountFact(AccountId);

/// <summary>The rule settled a promise otherwise than before. Minor units of the promise's currency.</summary>
/// <param name="AccountId">The account that promised.</param>
/// <param name="PromiseId">The promise.</param>
/// <param name="From">Its state before.</param>
/// <param name="AmountMinor">As it was said.</param>
/// <param name="PaidMinor">What came for it in time.</param>
/// <param name="CreditedMinor">By how much credits reduced it.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="PromisedOn">Its day.</param>
public abstract record PromiseSettled(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn) : AccountFact(AccountId);

/// <param name="IsPresumed">Some of the money is presumed, because an open amount fell, and not proven.</param>
public sealed record PromiseKept(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn, bool IsPresumed)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

public sealed record PromisePartlyKept(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

public sealed record PromiseBroken(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

/// <summary>Credits took all that was promised: nothing is to be kept.</summary>
public sealed record PromiseCredited(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

/// <summary>Another promise came in its place before its day.</summary>
public sealed record PromiseSuperseded(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

/// <summary>What had settled it was contradicted: it is open again.</summary>
public sealed record PromiseReopened(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);

/// <summary>Its day passed, and it is not broken yet.</summary>
/// <param name="Why">What speaks for it.</param>
public sealed record PromiseSuspended(
    long AccountId, long PromiseId, PromiseState From, long AmountMinor, long PaidMinor, long CreditedMinor, string Currency, DateOnly PromisedOn, PromiseSuspension Why)
    : PromiseSettled(AccountId, PromiseId, From, AmountMinor, PaidMinor, CreditedMinor, Currency, PromisedOn);
