namespace Vyomiyra.Domain.Promises;

/// <summary>How the promises of a segment of customers are judged, and how far they may be moved.</summary>
/// <param name="TolerancePercent">A promise is kept where no more than this part of it is missing.</param>
/// <param name="Tolerance">The same in units of the promise's own currency; whichever is more counts.</param>
/// <param name="GraceDays">Business days after the promised day in which money still comes in time.</param>
/// <param name="MostMoves">How often a promise may be replaced by another.</param>
/// <param name="MostDaysMoved">How many days after the first promised day the last one may lie.</param>
public sealed record PromisePolicy(decimal TolerancePercent = 0, decimal Tolerance = 0, int GraceDays = 0, int MostMoves = 2, int MostDaysMoved = 30)
{
    public static PromisePolicy Default { get; } = new();

    /// <summary>What may be missing of an amount, in its minor units.</summary>
    public long ToleranceOf(Money amount) =>
        (long)Math.Min(amount.Minor, decimal.Floor(Math.Max(amount.Minor * TolerancePercent / 100, Tolerance * amount.Currency.MinorPerUnit)));

    /// <summary>The first day on which money for a promised day comes too late: a business day, so that what falls due on Friday is late on Monday.</summary>
    public DateOnly LateFrom(DateOnly promisedOn, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.BusinessDayOnOrAfter(calendar.AddBusinessDays(promisedOn, GraceDays).AddDays(1));
    }
}
