namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <summary>National public holidays of the companies' countries, by their rules.</summary>
static class Holidays
{
    public static IEnumerable<(DateOnly Date, string Name)> Of(string country, int year) => country switch
    {
        "DE" => Germany(year),
        "US" => UnitedStates(year),
        _ => throw new ArgumentOutOfRangeException(nameof(country), country, "No holidays are known for this country."),
    };

    static IEnumerable<(DateOnly, string)> Germany(int year)
    {
        var easter = Easter(year);
        yield return (new(year, 1, 1), "Neujahr");
        yield return (easter.AddDays(-2), "Karfreitag");
        yield return (easter.AddDays(1), "Ostermontag");
        yield return (new(year, 5, 1), "Tag der Arbeit");
        yield return (easter.AddDays(39), "Christi Himmelfahrt");
        yield return (easter.AddDays(50), "Pfingstmontag");
        yield return (new(year, 10, 3), "Tag der Deutschen Einheit");
        yield return (new(year, 12, 25), "1. Weihnachtstag");
        yield return (new(year, 12, 26), "2. Weihnachtstag");
    }

    static IEnumerable<(DateOnly, string)> UnitedStates(int year)
    {
        yield return (Observed(year, 1, 1), "New Year's Day");
        yield return (Nth(year, 1, DayOfWeek.Monday, 3), "Martin Luther King Jr. Day");
        yield return (Nth(year, 2, DayOfWeek.Monday, 3), "Washington's Birthday");
        yield return (Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7), "Memorial Day");
        yield return (Observed(year, 6, 19), "Juneteenth");
        yield return (Observed(year, 7, 4), "Independence Day");
        yield return (Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day");
        yield return (Nth(year, 10, DayOfWeek.Monday, 2), "Columbus Day");
        yield return (Observed(year, 11, 11), "Veterans Day");
        yield return (Nth(year, 11, DayOfWeek.Thursday, 4), "Thanksgiving Day");
        yield return (Observed(year, 12, 25), "Christmas Day");
    }

    static DateOnly Nth(int year, int month, DayOfWeek day, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((day - first.DayOfWeek + 7) % 7) + (7 * (n - 1)));
    }

    /// <summary>A federal holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after.</summary>
    static DateOnly Observed(int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(-1),
            DayOfWeek.Sunday => date.AddDays(1),
            _ => date,
        };
    }

    /// <summary>Easter Sunday by the Gregorian computus.</summary>
    static DateOnly Easter(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var moon = epact - (epact / 28 * (1 - (29 / (epact + 1) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        var sunday = moon - weekday;
        var month = 3 + ((sunday + 40) / 44);
        return new(year, month, sunday + 28 - (31 * (month / 4)));
    }
}
