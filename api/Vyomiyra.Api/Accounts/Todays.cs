using Vyomiyra.Domain;

namespace Vyomiyra.Api.Accounts;

/// <summary>What "today" is for companies, by their time zones, while one list is read.</summary>
public sealed class Todays(DateTimeOffset now)
{
    private readonly Dictionary<string, DateOnly> known = new(StringComparer.Ordinal);

    public DateOnly In(string timeZone) => known.TryGetValue(timeZone, out var today)
        ? today
        : known[timeZone] = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(timeZone), []).DateOf(now);
}
