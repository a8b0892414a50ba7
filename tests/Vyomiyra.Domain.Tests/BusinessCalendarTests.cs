namespace Vyomiyra.Domain.Tests;

public sealed class BusinessCalendarTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DateOnly Christmas = new(2026, 12, 25);

    private static readonly BusinessCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [Christmas, Christmas.AddDays(1)]);
    private static readonly BusinessCalendar NewYork = new(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), []);

    [Theory]
    [InlineData("2026-11-20T22:59:59Z", "2026-11-20", "2026-11-20")]
    [InlineData("2026-11-20T23:00:00Z", "2026-11-21", "2026-11-20")]
    [InlineData("2026-11-21T04:59:59Z", "2026-11-21", "2026-11-20")]
    [InlineData("2026-07-01T22:00:00Z", "2026-07-02", "2026-07-01")]
    [InlineData("2026-07-02T06:00:00+08:00", "2026-07-02", "2026-07-01")]
    public void Today_is_the_companys_own(string instant, string berlin, string newYork)
    {
        var at = DateTimeOffset.Parse(instant, null);
        Assert.Equal((DateOnly.Parse(berlin, null), DateOnly.Parse(newYork, null)), (Berlin.DateOf(at), NewYork.DateOf(at)));
    }

    [Fact]
    public void Weekends_and_holidays_are_no_business_days()
    {
        Assert.True(Berlin.IsBusinessDay(Friday));
        Assert.False(Berlin.IsBusinessDay(Friday.AddDays(1)));
        Assert.False(Berlin.IsBusinessDay(Friday.AddDays(2)));
        Assert.False(Berlin.IsBusinessDay(Christmas));
        Assert.True(NewYork.IsBusinessDay(Christmas));
    }

    [Fact]
    public void A_holiday_before_a_weekend_moves_to_the_next_monday_or_the_day_before()
    {
        Assert.Equal(Christmas.AddDays(3), Berlin.BusinessDayOnOrAfter(Christmas));
        Assert.Equal(Christmas.AddDays(-1), Berlin.BusinessDayOnOrBefore(Christmas.AddDays(2)));
        Assert.Equal(Friday, Berlin.BusinessDayOnOrAfter(Friday));
        Assert.Equal(Friday, Berlin.BusinessDayOnOrBefore(Friday));
    }

    [Fact]
    public void Business_days_are_added_across_a_weekend()
    {
        Assert.Equal(Friday, Berlin.AddBusinessDays(Friday, 0));
        Assert.Equal(Friday.AddDays(3), Berlin.AddBusinessDays(Friday, 1));
        Assert.Equal(Friday.AddDays(7), Berlin.AddBusinessDays(Friday, 5));
        Assert.Equal(Friday.AddDays(3), Berlin.AddBusinessDays(Friday.AddDays(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Berlin.AddBusinessDays(Friday, -1));
    }

    [Fact]
    public void Business_days_are_counted_after_the_first_day_up_to_the_last()
    {
        Assert.Equal(0, Berlin.BusinessDaysBetween(Friday, Friday));
        Assert.Equal(0, Berlin.BusinessDaysBetween(Friday, Friday.AddDays(2)));
        Assert.Equal(1, Berlin.BusinessDaysBetween(Friday, Friday.AddDays(3)));
        Assert.Equal(0, Berlin.BusinessDaysBetween(Friday, Friday.AddDays(-10)));
        Assert.Equal(1, Berlin.BusinessDaysBetween(new DateOnly(9999, 12, 30), DateOnly.MaxValue));
    }

    [Fact]
    public void Adding_and_counting_undo_each_other() => Many.Times(1000, random =>
    {
        var calendar = Random(random);
        var (from, count) = (random.Day(), random.Next(60));
        var to = calendar.AddBusinessDays(from, count);
        Assert.Equal(count, calendar.BusinessDaysBetween(from, to));
        Assert.True(count == 0 || calendar.IsBusinessDay(to));
    });

    [Fact]
    public void The_business_day_on_or_after_and_before_are_the_nearest() => Many.Times(1000, random =>
    {
        var calendar = Random(random);
        var day = random.Day();
        var (after, before) = (calendar.BusinessDayOnOrAfter(day), calendar.BusinessDayOnOrBefore(day));
        Assert.True(before <= day && day <= after && calendar.IsBusinessDay(before) && calendar.IsBusinessDay(after));
        Assert.Equal(calendar.IsBusinessDay(day), before == after);
        Assert.Equal(calendar.IsBusinessDay(day) ? 0 : 1, calendar.BusinessDaysBetween(before, after));
    });

    private static BusinessCalendar Random(Random random) =>
        new(TimeZoneInfo.Utc, Enumerable.Range(0, random.Next(40)).Select(_ => random.Day()).ToList());

    [Theory]
    [InlineData("2026-11-02T09:30+01:00", 2, "2026-11-04T09:30+01:00")]
    [InlineData("2026-11-06T16:00+01:00", 1, "2026-11-09T16:00+01:00")]
    [InlineData("2026-11-07T12:00+01:00", 0, "2026-11-09T00:00+01:00")]
    [InlineData("2026-11-07T12:00+01:00", 2, "2026-11-11T00:00+01:00")]
    [InlineData("2026-10-23T15:00+02:00", 1, "2026-10-26T15:00+01:00")]
    [InlineData("2026-03-27T15:00+01:00", 1, "2026-03-30T15:00+02:00")]
    [InlineData("2026-11-08T23:30+00:00", 0, "2026-11-08T23:30+00:00")]
    public void Business_time_keeps_the_time_of_day(string from, int days, string to)
    {
        var berlin = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), []);

        Assert.Equal(Parse(to), berlin.AddBusinessTime(Parse(from), days));

        static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_day_begins_at_the_first_instant_there_is()
    {
        // In Santiago clocks go forward at midnight, and the day begins at one.
        var santiago = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"), []);

        Assert.Equal(new DateTimeOffset(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), santiago.StartOf(new DateOnly(2026, 9, 6)));
    }
}
