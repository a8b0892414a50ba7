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

    /// <summary>Midnight at the beginning of the day, or the first instant after it where clocks were put forward then.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>When business time counts it: the instant itself on a business day, otherwise the beginning of the next one.</summary>
    public DateTimeOffset BusinessInstant(DateTimeOffset instant) => IsBusinessDay(DateOf(instant)) ? instant : StartOf(BusinessDayOnOrAfter(DateOf(instant)));

    /// <summary>The same time of day, <paramref name="days"/> business days after the instant as business time counts it.</summary>
    public DateTimeOffset AddBusinessTime(DateTimeOffset instant, int days)
    {
        var from = TimeZoneInfo.ConvertTime(BusinessInstant(instant), timeZone).DateTime;
        return At(AddBusinessDays(DateOnly.FromDateTime(from), days), TimeOnly.FromDateTime(from));
    }

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (timeZone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, timeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}
