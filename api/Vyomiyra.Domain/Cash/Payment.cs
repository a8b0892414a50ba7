namespace Vyomiyra.Domain.Cash;

/// <summary>
/// Money that an account paid, as it became known here. It lies over the ERP's numbers until an export reflects it. It is a fact: reversed,
/// never edited.
/// </summary>
public sealed class Payment
{
    public const int MaximumWhy = 500;

    public long Id { get; init; }
    public required long AccountId { get; set; }
    public required long CompanyId { get; init; }

    /// <summary>Positive, in minor units.</summary>
    public required long AmountMinor { get; init; }

    public required Currency Currency { get; init; }
    public required DateOnly PaidOn { get; init; }

    /// <summary>What the bank or the customer calls it; once per company and account.</summary>
    public required string Reference { get; init; }

    /// <summary>What was applied to no receivable.</summary>
    public required long UnappliedMinor { get; set; }

    public required DateTimeOffset RecordedAt { get; init; }
    public required long RecordedById { get; init; }
    public DateTimeOffset? ReversedAt { get; set; }
    public long? ReversedById { get; set; }
    public string? ReversedWhy { get; set; }
    public int Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Takes it back, once.</summary>
    /// <param name="why">In a sentence.</param>
    /// <param name="memberId">Who does.</param>
    /// <param name="now">When.</param>
    public Outcome<PaymentReversed> Reverse(string why, long memberId, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(why) || why.Length > MaximumWhy)
        {
            return Refusal.Invalid("why", string.IsNullOrWhiteSpace(why) ? "required" : "too_long", $"Say why, in at most {MaximumWhy} characters.");
        }

        if (ReversedAt is not null)
        {
            return Refusal.Conflict("payment_reversed", "This payment was taken back already.");
        }

        (ReversedAt, ReversedById, ReversedWhy, UnappliedMinor) = (now, memberId, why, 0);
        Version++;
        return new PaymentReversed(AccountId, Id, AmountMinor, Currency.Code, PaidOn) { Reference = Reference, Why = why };
    }
}
