using System.Globalization;
using System.Text.RegularExpressions;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Seed.Ledger;

namespace Vyomiyra.Sandbox.Seed;

/// <summary>
/// Fills the <c>{{…}}</c> of a mail script, so that mail and ledger agree: <c>{{open INV-1 INV-2}}</c> is what they add up to,
/// <c>{{due INV-1}}</c> a due date, <c>{{date +5w dd.MM.}}</c> a date so many working days (<c>w</c>) or days (<c>d</c>) from the message's,
/// <c>{{char 202E}}</c> a character that one would not see in the script.
/// </summary>
sealed partial class Phrases(DateTimeOffset now, LedgerSeed ledger)
{
    readonly Dictionary<string, OpenItem> items =
        OpenItems.On(DateOnly.FromDateTime(now.UtcDateTime), ledger).ToDictionary(item => item.Number);

    /// <param name="when"><c>-3w 09:40</c> is three working days before the seed's, at that time in UTC; <c>lately</c> is this week.</param>
    public DateTimeOffset Time(string when)
    {
        if (when == "lately")
            return Lately();
        var words = when.Split(' ');
        var day = Shift(DateOnly.FromDateTime(now.UtcDateTime), words[0]);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.Parse(words[1], CultureInfo.InvariantCulture)), TimeSpan.Zero);
    }

    public string Fill(string text, DateTimeOffset sent, CultureInfo culture) => Placeholder().Replace(text, match =>
    {
        var words = match.Groups["words"].Value.Split(' ');
        return words[0] switch
        {
            "open" => Money([.. words[1..].Select(number => items[number])], culture),
            "due" => items[words[1]].Due.ToString(ReplyQuote.LongDate(culture), culture),
            "date" => Shift(DateOnly.FromDateTime(sent.UtcDateTime), words[1]).ToString(string.Join(' ', words[2..]), culture),
            "char" => ((char)int.Parse(words[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            _ => throw new InvalidDataException($"Nobody knows the phrase {match.Value}."),
        };
    });

    static string Money(OpenItem[] items, CultureInfo culture) =>
        items.Sum(item => item.Open).ToString(items[0].Currency == "JPY" ? "N0" : "N2", culture);

    /// <summary>An hour and a half ago; but what says "by Friday" is not written on a Friday, and its Friday is still to come.</summary>
    DateTimeOffset Lately()
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var lately = now.AddMinutes(-95);
        return now.DayOfWeek == DayOfWeek.Friday ? today.AddHours(-8.5)
            : lately.DayOfWeek == DayOfWeek.Friday ? today
            : lately;
    }

    static DateOnly Shift(DateOnly day, string by)
    {
        var count = int.Parse(by[..^1], CultureInfo.InvariantCulture);
        if (by[^1] == 'd')
            return day.AddDays(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(Math.Sign(count));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }
        return day;
    }

    [GeneratedRegex(@"\{\{(?<words>[^}]+)\}\}")]
    private static partial Regex Placeholder();
}
