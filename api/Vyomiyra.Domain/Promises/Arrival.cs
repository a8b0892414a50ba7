namespace Vyomiyra.Domain.Promises;

public enum ArrivalKind
{
    /// <summary>Money, which keeps a promise.</summary>
    Paid,

    /// <summary>A credit, which reduces a promise and does not keep it.</summary>
    Credited,
}

/// <summary>Something that lowered what is owed, or money of which nobody has said yet what it pays.</summary>
/// <param name="ReceivableId">What it settled; null for money that is applied to nothing yet.</param>
/// <param name="Kind">Whether it is money.</param>
/// <param name="From">The first day on which it may have come; the day itself where that is known.</param>
/// <param name="On">The last day on which it may have come.</param>
/// <param name="Amount">Positive, in the receivable's or the payment's currency.</param>
/// <param name="IsPresumed">The ERP's open amount fell, and nothing proves why.</param>
public sealed record Arrival(long? ReceivableId, ArrivalKind Kind, DateOnly From, DateOnly On, Money Amount, bool IsPresumed = false);
