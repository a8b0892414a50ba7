namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <summary>A rate for every Monday of half a year and for the seed's own day, wandering a little around the one in the seed file.</summary>
static class Rates
{
    const int Weeks = 26;

    public static IEnumerable<(DateOnly Date, RateSeed Rate)> Until(DateOnly today, LedgerSeed ledger)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var days = Enumerable.Range(0, Weeks).Select(week => monday.AddDays(7 * (week - Weeks + 1))).Append(today).Distinct();
        return days.SelectMany(day => ledger.Rates.Select(seed => (day, seed with { Rate = Math.Round(seed.Rate * Drift(seed, today, day), 6) })));
    }

    static decimal Drift(RateSeed seed, DateOnly today, DateOnly day) =>
        1 + ((Chance.Below(41, $"{seed.From}{seed.To}{(today.DayNumber - day.DayNumber) / 7}") - 20) / 1000m);
}
