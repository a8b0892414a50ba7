namespace Vyomiyra.Domain.Worklist;

public enum PriorityReasonCode
{
    OverdueAmount,
    OldestOverdue,
    PromisesNotKept,
    OverCreditLimit,
    CoveredByPromises,
    CoveredByDisputes,
    MissingRate,
    NothingOverdue,
    ClosedToChasing,
}

/// <summary>One reason of a priority. The points of all reasons add up to it; the rest is what a screen needs to say it in words.</summary>
/// <param name="Code">Which rule spoke.</param>
/// <param name="Points">What it adds.</param>
/// <param name="AmountMinor">In the standing's currency, where the reason is about an amount.</param>
/// <param name="Date">Where it is about a day.</param>
/// <param name="Count">Where it is about how many.</param>
/// <param name="Currency">Where it is about a currency without a rate.</param>
public sealed record PriorityReason(PriorityReasonCode Code, int Points, long? AmountMinor = null, DateOnly? Date = null, int? Count = null, string? Currency = null);
