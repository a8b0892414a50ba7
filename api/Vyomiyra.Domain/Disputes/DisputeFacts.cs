using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Disputes;

public sealed record DisputeOpened(
    long AccountId, long DisputeId, string ReasonCode, long AmountMinor, string Currency, IReadOnlyList<string> Documents) : AccountFact(AccountId);

/// <summary>What the dispute contests became less, or more again, because what is open did.</summary>
/// <param name="AccountId">The account that contests.</param>
/// <param name="DisputeId">The dispute; what was contested at first stays on record.</param>
/// <param name="RunId">The import that changed what is open.</param>
/// <param name="Currency">The dispute's.</param>
/// <param name="Parts">What changed.</param>
public sealed record DisputeRefitted(long AccountId, long DisputeId, long RunId, string Currency, IReadOnlyList<FittedPart> Parts) : AccountFact(AccountId);

/// <summary>A dispute turned out to name receivables of two customers.</summary>
/// <param name="AccountId">One of the two.</param>
/// <param name="DisputeId">The dispute as it was opened.</param>
/// <param name="IntoId">The dispute that is this customer's from here on.</param>
public sealed record DisputeSplit(long AccountId, long DisputeId, long IntoId) : AccountFact(AccountId);
