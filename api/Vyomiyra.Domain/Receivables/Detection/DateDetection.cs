using System.Globalization;

namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>
/// Tells how days are written. The days of one file are taken to be written in one order: a single 25/12 tells what 01/02 means. Where none
/// tells, a person must.
/// </summary>
public static class DateDetection
{
    private static readonly string[] Orders = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "M.d.yyyy",
        "yyyyMMdd", "ddMMyyyy", "MMddyyyy", "d.M.yy", "d/M/yy", "M/d/yy", "d-M-yy", "M-d-yy", "yy-M-d", "yy/M/d", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMMM yyyy",
        "MMM d, yyyy", "MMMM d, yyyy"];

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", "'T'HH:mm:ss", " h:mm:ss tt", " h:mm tt"];

    private static readonly string[] Formats = [.. Orders.SelectMany(_ => Times, (order, time) => order + time)];

    /// <param name="values">The cells of all columns of days; empty ones tell nothing.</param>
    public static Finding<IReadOnlyList<string>> Of(IEnumerable<string> values)
    {
        var days = values.Select(value => value.Trim()).Where(value => value.Length > 0).ToList();
        var left = days;
        var found = new List<string>();
        var doubts = new List<Doubt>();
        var fits = 0;
        while (left.Count > 0 && found.Count < 3)
        {
            var readings = Formats
                .Select(format => (Format: format, Days: left.ConvertAll(day => Read(day, format))))
                .Select(reading => (reading.Format, reading.Days, Fits: reading.Days.Count(day => day is not null)))
                .Where(reading => reading.Fits > 0)
                .OrderByDescending(reading => reading.Fits)
                .ToList();
            if (readings.Count == 0)
            {
                break;
            }

            var best = readings[0];
            var rivals = readings.Skip(1).Where(rival => rival.Fits == best.Fits && !rival.Days.SequenceEqual(best.Days)).ToList();
            if (rivals.Count > 0)
            {
                doubts.Add(DoubtOf(left, [best, .. rivals]));
            }

            found.Add(Padded(best.Format, left));
            fits += best.Fits;
            left = [.. left.Where((_, index) => best.Days[index] is null)];
        }

        return found.Count == 0
            ? new Finding<IReadOnlyList<string>>(["yyyy-MM-dd"], [], days.Count == 0 ? [] : [new Doubt(DetectedWhat.DateOrder, null, [], $"Nothing known reads '{days[0]}' as a day.")])
            : new Finding<IReadOnlyList<string>>(found, [new Proposal(DetectedWhat.DateOrder, null, string.Join(" | ", found), fits, days.Count)], doubts);
    }

    /// <summary>Whether the text may be a day in any way of writing.</summary>
    public static bool IsDay(string value) => value.Length is >= 6 and <= 30 && Array.Exists(Formats, format => Read(value.Trim(), format) is not null);

    private static DateOnly? Read(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && DateOnly.FromDateTime(time) is var day && day >= ImportCells.EarliestDate && day <= ImportCells.LatestDate
            ? day
            : null;

    private static Doubt DoubtOf(List<string> values, List<(string Format, List<DateOnly?> Days, int Fits)> readings)
    {
        var differing = Enumerable.Range(0, values.Count).First(value => readings.Exists(reading => reading.Days[value] != readings[0].Days[value]));
        var meanings = readings.Where(reading => reading.Days[differing] is not null)
            .Select(reading => reading.Days[differing]!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        return new Doubt(
            DetectedWhat.DateOrder, null, [.. readings.Select(reading => Padded(reading.Format, values))], $"'{values[differing]}' may be {string.Join(" or ", meanings.Distinct())}.");
    }

    /// <summary>"d.M.yyyy" is "dd.MM.yyyy" where every day and month has two digits.</summary>
    private static string Padded(string format, List<string> values)
    {
        var padded = format.Contains("MMM", StringComparison.Ordinal) || format.Contains("dd", StringComparison.Ordinal)
            ? format
            : format.Replace("d", "dd", StringComparison.Ordinal).Replace("M", "MM", StringComparison.Ordinal);
        return values.TrueForAll(value => Read(value, format) == Read(value, padded)) ? padded : format;
    }
}
