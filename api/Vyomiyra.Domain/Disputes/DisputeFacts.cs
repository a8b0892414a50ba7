namespace Vyomiyra.Domain.Disputes;

public sealed record DisputeOpened(
    long AccountId, long DisputeId, string ReasonCode, long AmountMinor, string Currency, IReadOnlyList<string> Documents) : AccountFact(AccountId);
