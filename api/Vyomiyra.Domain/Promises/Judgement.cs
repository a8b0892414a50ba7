namespace Vyomiyra.Domain.Promises;

/// <summary>Why a promise whose day has passed is neither kept nor broken yet.</summary>
public enum PromiseSuspension
{
    /// <summary>Money came in time that nobody has applied yet, and it may be for this promise.</summary>
    UnappliedCash,

    /// <summary>Money came in time in another currency, and no rate tells how much that is.</summary>
    MissingRate,
}

/// <summary>A promise as it is judged. Those that were withdrawn are not.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Amount">As it was said.</param>
/// <param name="PromisedOn">The day.</param>
/// <param name="MadeAt">When the words were sent.</param>
/// <param name="Parts">How much of it falls on which receivable; the rest is for the account as a whole.</param>
/// <param name="ReplacedAt">When the words were sent that put another promise in its place.</param>
public sealed record JudgedPromise(
    long Id, Money Amount, DateOnly PromisedOn, DateTimeOffset MadeAt, IReadOnlyList<JudgedPart> Parts, DateTimeOffset? ReplacedAt = null);

/// <param name="AmountMinor">In the promise's currency.</param>
public sealed record JudgedPart(long ReceivableId, long AmountMinor);

/// <summary>What counts for a promise of what arrived.</summary>
/// <param name="ReceivableId">The part it counts for; null for what is promised above the parts.</param>
/// <param name="Arrival">What arrived, whole.</param>
/// <param name="Minor">How much of it counts, in the promise's currency.</param>
public sealed record Counted(long? ReceivableId, Arrival Arrival, long Minor);

/// <summary>How a promise stands.</summary>
/// <param name="State">Its state.</param>
/// <param name="Suspension">Why an open one is not broken although its day passed.</param>
/// <param name="Counts">What came for it in time.</param>
/// <param name="LateFrom">The first day on which money for it came, or comes, too late.</param>
/// <param name="ChecksOn">The day on which time alone may change this; null where only facts can.</param>
public sealed record Judgement(JudgedPromise Promise, PromiseState State, PromiseSuspension? Suspension, IReadOnlyList<Counted> Counts, DateOnly LateFrom, DateOnly? ChecksOn)
{
    public long PaidMinor => Sum(ArrivalKind.Paid);

    public long CreditedMinor => Sum(ArrivalKind.Credited);

    /// <summary>It rests on what nobody has proven.</summary>
    public bool IsPresumed => Counts.Any(count => count.Arrival is { IsPresumed: true, Kind: ArrivalKind.Paid });

    /// <summary>What was paid for one part.</summary>
    public long PaidOn(long receivableId) =>
        Counts.Where(count => count.ReceivableId == receivableId && count.Arrival.Kind == ArrivalKind.Paid).Sum(count => count.Minor);

    private long Sum(ArrivalKind kind) => Counts.Where(count => count.Arrival.Kind == kind).Sum(count => count.Minor);
}
