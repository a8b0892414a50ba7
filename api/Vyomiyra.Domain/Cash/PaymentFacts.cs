using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Cash;

/// <summary>Somebody told of money that the account paid. Minor units.</summary>
/// <param name="AccountId">Who paid.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="AmountMinor">All of it.</param>
/// <param name="UnappliedMinor">What was applied to no receivable.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="PaidOn">When the money came.</param>
/// <param name="Documents">What it was applied to.</param>
public sealed record PaymentRecorded(
    long AccountId, long PaymentId, long AmountMinor, long UnappliedMinor, string Currency, DateOnly PaidOn, IReadOnlyList<string> Documents)
    : OpenAmountsFact(AccountId)
{
    public required string Reference { private get; init; }

    public override object Personal => new { Reference };
}

/// <summary>A payment was none, or was given back.</summary>
public sealed record PaymentReversed(long AccountId, long PaymentId, long AmountMinor, string Currency, DateOnly PaidOn) : OpenAmountsFact(AccountId)
{
    public required string Reference { private get; init; }
    public required string Why { private get; init; }

    public override object Personal => new { Reference, Why };
}
