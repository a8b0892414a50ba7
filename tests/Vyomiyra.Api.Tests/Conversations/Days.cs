using Vyomiyra.Api.Tests.Accounts;

namespace Vyomiyra.Api.Tests.Conversations;

public static class Days
{
    /// <summary>The Friday before today.</summary>
    public static DateOnly LastFriday
    {
        get
        {
            var day = Customer.Today.AddDays(-1);
            while (day.DayOfWeek != DayOfWeek.Friday)
            {
                day = day.AddDays(-1);
            }

            return day;
        }
    }

    /// <summary>An hour of that day, UTC; at noon it is the same day in Berlin.</summary>
    public static DateTimeOffset At(this DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
}
