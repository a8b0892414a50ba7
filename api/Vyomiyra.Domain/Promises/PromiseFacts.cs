using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Promises;

public sealed record PromiseRecorded(
    long AccountId, long PromiseId, long AmountMinor, string Currency, DateOnly PromisedOn, IReadOnlyList<string> Documents, IReadOnlyList<PromiseNote> Notes)
    : AccountFact(AccountId)
{
    public required string? Quote { private get; init; }

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
