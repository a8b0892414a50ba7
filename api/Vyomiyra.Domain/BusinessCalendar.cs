namespace Vyomiyra.Domain;

/// <summary>A company's own days: what "today" is in its time zone, and on which days business is done.</summary>
public sealed class BusinessCalendar(TimeZoneInfo timeZone, IEnumerable<DateOnly> holidays)
{
    private readonly HashSet<DateOnly> holidays = [.. holidays];

    public static BusinessCalendar Utc { get; } = new(TimeZoneInfo.Utc, []);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, timeZone).DateTime);

    public bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);

    /// <summary>The day itself where business is done on it, otherwise the next such day.</summary>
    public DateOnly BusinessDayOnOrAfter(DateOnly day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public DateOnly BusinessDayOnOrBefore(DateOnly day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The day that is <paramref name="count"/> business days after <paramref name="day"/>; 0 answers the day itself.</summary>
    public DateOnly AddBusinessDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (; count > 0; count--)
        {
            day = BusinessDayOnOrAfter(day.AddDays(1));
        }

        return day;
    }

    /// <summary>Business days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 where to is not later.</summary>
    public int BusinessDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsBusinessDay(day) ? 1 : 0;
        }

        return count;
    }
}
