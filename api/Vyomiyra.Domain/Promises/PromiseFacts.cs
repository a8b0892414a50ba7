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
