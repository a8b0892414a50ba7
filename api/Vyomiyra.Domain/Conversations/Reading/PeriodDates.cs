using System.Globalization;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads "end of next week" (its Friday), "early next week" (its Tuesday), "next month" (its last day), "mid December" (the 15th), "EOM",
/// "week 48", "week of 23 November".
/// </summary>
internal sealed class PeriodDates(Sentence sentence, DateOnly sentOn)
{
    private readonly RelativeUnits units = new(sentence);

    private enum Part
    {
        Whole,
        Early,
        Mid,
        End,
    }

    public SaidDate? At(int at) => WordAt(at) ?? WeekOfMonth(at) ?? NumberedWeek(at) ?? WeekOf(at) ?? PartOf(at);

    /// <summary>"this week", "next week" at a token: how many weeks ahead.</summary>
    public (int Weeks, int To)? WeekAt(int at) => units.At(at) is { Unit: 7 } week ? (week.Ahead, week.To) : null;

    private SaidDate? WordAt(int at)
    {
        var which = units.Which(at);
        var word = which?.To ?? at;
        return sentence.Length(Term.PeriodEnd, word) is > 0 and var length
            ? InUnit(at, word + length, sentence.Value(Term.PeriodEnd, word), which?.Ahead ?? 0, Part.End)
            : null;
    }

    /// <summary>"the first week of December": its Friday; the first week is the one with most of its days in the month.</summary>
    private SaidDate? WeekOfMonth(int at)
    {
        var ordinal = at + sentence.Length(Term.OrdinalArticle, at);
        ordinal = sentence.Is(Term.Ordinal, ordinal) || sentence.Is(Term.Last, ordinal) ? ordinal : at;
        var length = Math.Max(sentence.Length(Term.Ordinal, ordinal), sentence.Length(Term.Last, ordinal));
        var month = ordinal + length;
        if (length == 0)
        {
            return null;
        }

        if (sentence.Is(Term.Unit, month) && sentence.Value(Term.Unit, month) == 7)
        {
            month += sentence.Length(Term.Unit, month);
            month += sentence.Length(Term.Of, month);
        }
        else if (!sentence.Is(Term.MonthWeek, month))
        {
            return null;
        }

        var number = sentence.Is(Term.MonthWeek, month) ? sentence.Value(Term.MonthWeek, month) : sentence.Is(Term.Month, month) ? sentence.Value(Term.Month, month) : 0;
        if (number == 0)
        {
            return null;
        }

        var first = new DateOnly(sentOn.Year + (number < sentOn.Month ? 1 : 0), number, 1);
        var to = month + Math.Max(sentence.Length(Term.MonthWeek, month), sentence.Length(Term.Month, month));
        if (!sentence.Is(Term.Ordinal, ordinal))
        {
            return new SaidDate(at, to, first.AddMonths(1).AddDays(-1), true, 0.9);
        }

        var monday = DateReader.Monday(DateReader.IsoWeekday(first) > 3 ? first.AddDays(7) : first);
        var friday = monday.AddDays((7 * (Math.Min(sentence.Value(Term.Ordinal, ordinal), 5) - 1)) + 4);
        return new SaidDate(at, to, friday < sentOn ? null : friday, true, 0.9);
    }

    private SaidDate? NumberedWeek(int at)
    {
        if (!sentence.Is(Term.WeekNumber, at) || sentence.Digits(at + sentence.Length(Term.WeekNumber, at)) is not (>= 1 and <= 53 and var week))
        {
            return null;
        }

        var thisWeek = ISOWeek.GetWeekOfYear(sentOn.ToDateTime(default));
        var year = ISOWeek.GetYear(sentOn.ToDateTime(default)) + (week < thisWeek ? 1 : 0);
        var friday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Friday));
        return new SaidDate(at, at + sentence.Length(Term.WeekNumber, at) + 1, friday > sentOn.AddDays(200) ? null : friday, true, 0.9);
    }

    private SaidDate? WeekOf(int at)
    {
        if (!sentence.Is(Term.WeekOf, at))
        {
            return null;
        }

        var dateAt = at + sentence.Length(Term.WeekOf, at);
        return new AbsoluteDates(sentence, sentOn, false).At(dateAt, afterWeekday: true) is { } date
            ? date with { From = at, On = date.On is { } day ? DateReader.Monday(day).AddDays(4) : null, IsPeriodEnd = true }
            : null;
    }

    private SaidDate? PartOf(int at)
    {
        var (part, length) = sentence.Length(Term.Early, at) is > 0 and var early ? (Part.Early, early)
            : sentence.Length(Term.Mid, at) is > 0 and var mid ? (Part.Mid, mid)
            : sentence.Length(Term.End, at) is > 0 and var end ? (Part.End, end)
            : (Part.Whole, 0);
        var next = at + length;
        if (part != Part.Whole)
        {
            next += sentence.IsSign(next, '-') ? 1 : 0;
            next += sentence.Length(Term.Of, next);
        }

        if (units.At(next) is { } relative)
        {
            return InUnit(at, relative.To, relative.Unit, relative.Ahead, part);
        }

        var unit = units.Which(next)?.To ?? next + (part == Part.Whole ? 0 : sentence.Length(Term.OrdinalArticle, next));
        if (sentence.Is(Term.Unit, unit) && part != Part.Whole)
        {
            return InUnit(at, unit + sentence.Length(Term.Unit, unit), sentence.Value(Term.Unit, unit), 0, part);
        }

        return sentence.Is(Term.Month, unit) && (part != Part.Whole || sentence.Is(Term.Within, at - 1)) ? InMonth(at, unit, part) : null;
    }

    private SaidDate InMonth(int at, int month, Part part)
    {
        var number = sentence.Value(Term.Month, month);
        var to = month + sentence.Length(Term.Month, month);
        var hasYear = sentence.Digits(to) is >= 2000 and <= 2100;
        var year = hasYear ? sentence.Digits(to) : sentOn.Year + (number < sentOn.Month ? 1 : 0);
        var day = Day(new DateOnly(year, number, 1), part);
        var isFar = day < sentOn || (!hasYear && day > sentOn.AddDays(200));
        return new SaidDate(at, hasYear ? to + 1 : to, isFar ? null : day, part is Part.End or Part.Whole, part is Part.Early or Part.Whole ? 0.7 : 0.9);
    }

    private SaidDate? InUnit(int at, int to, int unit, int ahead, Part part)
    {
        var on = unit switch
        {
            7 => Week(ahead, part),
            30 => Month(ahead, part),
            90 => Quarter(ahead, part),
            365 when part is Part.End or Part.Whole => new DateOnly(sentOn.Year + ahead, 12, 31),
            _ => (DateOnly?)null,
        };
        return on is null ? null : new SaidDate(at, to, on, part is Part.End or Part.Whole, part == Part.Whole ? 0.8 : 0.9);
    }

    /// <summary>A week ends on Friday; said at the weekend, the coming week is meant.</summary>
    private DateOnly Week(int ahead, Part part)
    {
        var isWeekend = DateReader.IsoWeekday(sentOn) > 5;
        var monday = DateReader.Monday(sentOn).AddDays(7 * (isWeekend && ahead == 0 ? 1 : ahead));
        return monday.AddDays(part switch { Part.Early => 1, Part.Mid => 2, Part.End or Part.Whole => 4 });
    }

    private DateOnly Month(int ahead, Part part)
    {
        var first = new DateOnly(sentOn.Year, sentOn.Month, 1).AddMonths(ahead);
        var day = Day(first, part);
        return day < sentOn ? Day(first.AddMonths(1), part) : day;
    }

    private DateOnly Quarter(int ahead, Part part)
    {
        var first = new DateOnly(sentOn.Year, ((sentOn.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * ahead);
        return part == Part.Mid ? first.AddMonths(1).AddDays(14) : part == Part.Early ? first.AddDays(9) : first.AddMonths(3).AddDays(-1);
    }

    /// <summary>Early is by the 10th, mid the 15th.</summary>
    private static DateOnly Day(DateOnly first, Part part) => part switch
    {
        Part.Early => first.AddDays(9),
        Part.Mid => first.AddDays(14),
        Part.End or Part.Whole => first.AddMonths(1).AddDays(-1),
    };
}
