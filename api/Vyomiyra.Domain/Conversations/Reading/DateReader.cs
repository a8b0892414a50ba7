namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="From">First token.</param>
/// <param name="To">The token behind it.</param>
/// <param name="On">The day said; null where there is none such, or only one too far away to be meant.</param>
/// <param name="IsPeriodEnd">The end of a week or month is its last business day: it moves back, where other days move on.</param>
/// <param name="Certainty">0 to 1: less where the words can mean another day as well.</param>
/// <param name="LatelyOn">The day where it lies back: what was done then.</param>
internal readonly record struct SaidDate(int From, int To, DateOnly? On, bool IsPeriodEnd, double Certainty, DateOnly? LatelyOn = null)
{
    public DateOnly? PromisedOn(BusinessCalendar calendar) =>
        On is not { } day ? null : IsPeriodEnd ? calendar.BusinessDayOnOrBefore(day) : calendar.BusinessDayOnOrAfter(day);
}

/// <summary>Reads a day, absolute or relative to the day that the mail was sent. A range is its last day.</summary>
internal sealed class DateReader(Sentence sentence, DateOnly sentOn, BusinessCalendar calendar, bool monthFirst)
{
    /// <summary>Nobody reckons on from a later day; a mail that does would leave the calendar.</summary>
    private const int FarthestYears = 20;

    private readonly AbsoluteDates absolute = new(sentence, sentOn, monthFirst);
    private readonly PeriodDates periods = new(sentence, sentOn);

    /// <param name="at">The token.</param>
    /// <param name="before">The day said before it, which "the following Friday" follows.</param>
    public SaidDate? At(int at, DateOnly? before = null) =>
        PastDay(at) ?? (before is { } day ? Following(at, day) : null) ?? Feast(at) ?? WeekdayWithDate(at) ?? absolute.At(at) ?? WeekThenDay(at) ?? periods.At(at) ?? WeekdayPhrase(at) ?? RelativeDay(at) ?? Duration(at) ?? EndOfDay(at);

    /// <summary>"Friday, 27 November". Where the two disagree the date counts, less surely.</summary>
    private SaidDate? WeekdayWithDate(int at)
    {
        if (!sentence.Is(Term.Weekday, at) || absolute.At(AfterWeekday(at), afterWeekday: true) is not { } date)
        {
            return null;
        }

        var agrees = date.On is { } day && IsoWeekday(day) == sentence.Value(Term.Weekday, at);
        return !agrees && date.Certainty <= AbsoluteDates.BareDay ? null : date with { From = at, Certainty = agrees ? 1 : 0.6 };
    }

    private int AfterWeekday(int at)
    {
        var next = at + sentence.Length(Term.Weekday, at);
        while (sentence.IsSignOf(next, ".,(") || sentence.Is(Term.DatePreposition, next))
        {
            next += Math.Max(1, sentence.Length(Term.DatePreposition, next));
        }

        return next;
    }

    /// <summary>"Friday" is the coming one, and today on a Friday; "next Friday" is next week's; "coming" is after today.</summary>
    private SaidDate? WeekdayPhrase(int at)
    {
        var isThis = sentence.Is(Term.This, at);
        var isNext = sentence.Is(Term.Next, at);
        var isComing = sentence.Is(Term.Coming, at);
        var weekdayAt = at + (isThis ? sentence.Length(Term.This, at) : isNext ? sentence.Length(Term.Next, at) : isComing ? sentence.Length(Term.Coming, at) : 0);
        if (!sentence.Is(Term.Weekday, weekdayAt))
        {
            return null;
        }

        var weekday = sentence.Value(Term.Weekday, weekdayAt);
        var to = weekdayAt + sentence.Length(Term.Weekday, weekdayAt);
        isComing |= sentence.Is(Term.ComingBehind, to);
        to += sentence.Length(Term.ComingBehind, to);
        var week = sentence.Is(Term.Of, to) ? to + sentence.Length(Term.Of, to) : to;
        if (periods.WeekAt(week) is { } period)
        {
            return new SaidDate(at, period.To, InWeek(period.Weeks, weekday), false, 1);
        }

        if (!isNext && Duration(to) is { On: { } later } duration && later.DayOfWeek == sentOn.DayOfWeek)
        {
            return new SaidDate(at, duration.To, Coming(weekday).AddDays(later.DayNumber - sentOn.DayNumber), false, 0.9);
        }

        var coming = Coming(weekday);
        if (sentence.Length(Term.WeeksLater, to) is > 0 and var weeks)
        {
            return new SaidDate(at, to + weeks, coming.AddDays(7 * sentence.Value(Term.WeeksLater, to)), false, 0.9);
        }

        return isNext
            ? new SaidDate(at, to, Monday(sentOn).AddDays((7 * Math.Max(1, sentence.Value(Term.Next, at))) - 1 + weekday), false, coming < Monday(sentOn).AddDays(7) && coming > sentOn ? 0.8 : 1)
            : new SaidDate(at, to, isComing && coming == sentOn ? coming.AddDays(7) : coming, false, coming == sentOn && !isThis && !isComing ? 0.7 : 1, Latest(weekday));
    }

    /// <summary>"nächste Woche Freitag", "next week on Friday".</summary>
    private SaidDate? WeekThenDay(int at)
    {
        if (periods.WeekAt(at) is not { } week)
        {
            return null;
        }

        var weekday = week.To + sentence.Length(Term.DatePreposition, week.To);
        return sentence.Is(Term.Weekday, weekday)
            ? new SaidDate(at, weekday + sentence.Length(Term.Weekday, weekday), InWeek(week.Weeks, sentence.Value(Term.Weekday, weekday)), false, 1)
            : null;
    }

    /// <summary>"the following Friday", "the Friday after", "the week after", "two weeks later". From a day too far away nothing follows.</summary>
    private SaidDate? Following(int at, DateOnly before)
    {
        if (before > sentOn.AddYears(FarthestYears))
        {
            return null;
        }

        if (sentence.Length(Term.SameDay, at) is > 0 and var same)
        {
            return new SaidDate(at, at + same, before, false, 0.9);
        }

        var follow = sentence.Length(Term.Follow, at);
        var next = at + Math.Max(follow, sentence.Length(Term.OrdinalArticle, at));
        if (sentence.Length(Term.Weekday, next) is > 0 and var weekday)
        {
            var behind = sentence.Length(Term.FollowBehind, next + weekday);
            var days = (sentence.Value(Term.Weekday, next) - IsoWeekday(before) + 6) % 7 + 1;
            return follow + behind > 0 ? new SaidDate(at, next + weekday + behind, before.AddDays(days), false, 0.9) : null;
        }

        var (count, unit) = Number(next);
        if (!sentence.Is(Term.Unit, unit) || sentence.Value(Term.Unit, unit) < 0)
        {
            return null;
        }

        var to = unit + sentence.Length(Term.Unit, unit);
        var later = sentence.Length(Term.FollowBehind, to);
        return later > 0 || (follow > 0 && count is null)
            ? new SaidDate(at, to + later, After(before, Math.Min(count ?? 1, 400), sentence.Value(Term.Unit, unit)), false, 0.9)
            : null;
    }

    /// <summary>"Christmas", "after the holidays": the coming one.</summary>
    private SaidDate? Feast(int at)
    {
        if (sentence.Length(Term.Feast, at) is not (> 0 and var length))
        {
            return null;
        }

        var day = sentence.Value(Term.Feast, at);
        var on = new DateOnly(sentOn.Year, day / 100, day % 100);
        return new SaidDate(at, at + length, on < sentOn ? on.AddYears(1) : on, false, 0.8);
    }

    /// <summary>"yesterday", "last Friday": no day for a promise.</summary>
    private SaidDate? PastDay(int at)
    {
        if (sentence.Length(Term.PastDay, at) is > 0 and var length)
        {
            return new SaidDate(at, at + length, null, false, 1, sentOn.AddDays(-sentence.Value(Term.PastDay, at)));
        }

        var weekday = at + sentence.Length(Term.Last, at);
        return weekday > at && sentence.Is(Term.Weekday, weekday)
            ? new SaidDate(at, weekday + sentence.Length(Term.Weekday, weekday), null, false, 1, Latest(sentence.Value(Term.Weekday, weekday)))
            : null;
    }

    /// <summary>The latest such weekday before today.</summary>
    private DateOnly Latest(int weekday) => sentOn.AddDays(-(((IsoWeekday(sentOn) - weekday + 6) % 7) + 1));

    private DateOnly InWeek(int ahead, int weekday) => Monday(sentOn).AddDays((7 * ahead) + weekday - 1);

    private SaidDate? RelativeDay(int at) => sentence.Length(Term.RelativeDay, at) is > 0 and var length
        ? new SaidDate(at, at + length, sentOn.AddDays(sentence.Value(Term.RelativeDay, at)), false, 1)
        : null;

    /// <summary>"in two weeks", "within 10 days", "within the next 5 working days", "10 days from now".</summary>
    private SaidDate? Duration(int at)
    {
        var within = sentence.Length(Term.Within, at);
        var next = at + within;
        next += within > 0 ? sentence.Length(Term.OrdinalArticle, next) : 0;
        next += within > 0 ? Math.Max(sentence.Length(Term.Next, next), sentence.Length(Term.Coming, next)) : 0;
        var (count, unit) = Number(next);
        if (count is null or > 400 || !sentence.Is(Term.Unit, unit))
        {
            return null;
        }

        var to = unit + sentence.Length(Term.Unit, unit);
        to += sentence.IsSignOf(to, "'’") ? 1 : 0;
        var fromNow = sentence.Length(Term.FromNow, to);
        return within + fromNow > 0 ? new SaidDate(at, to + fromNow, After(sentOn, count.Value, sentence.Value(Term.Unit, unit)), false, 0.95) : null;
    }

    private (int? Count, int To) Number(int at) =>
        sentence.Digits(at) is >= 0 and var digits ? (digits, at + 1)
        : sentence.Length(Term.Number, at) is > 0 and var length ? (sentence.Value(Term.Number, at), at + length)
        : (null, at);

    private DateOnly After(DateOnly day, int count, int unit) => unit switch
    {
        0 => calendar.AddBusinessDays(day, count),
        -1 => day.AddDays((count + 23) / 24),
        30 => day.AddMonths(count),
        365 => day.AddYears(Math.Min(count, 10)),
        _ => day.AddDays(count * unit),
    };

    /// <summary>"COB Thursday" is Thursday, "COB" alone today.</summary>
    private SaidDate? EndOfDay(int at)
    {
        if (!sentence.Is(Term.EndOfDay, at))
        {
            return null;
        }

        var to = at + sentence.Length(Term.EndOfDay, at);
        var day = sentence.IsSign(to, ',') ? to + 1 : to;
        day += sentence.Length(Term.DatePreposition, day);
        return day < sentence.Count && !sentence.Is(Term.EndOfDay, day) && At(day) is { } date
            ? date with { From = at }
            : new SaidDate(at, to, sentOn, false, 0.9);
    }

    private DateOnly Coming(int weekday) => sentOn.AddDays((weekday - IsoWeekday(sentOn) + 7) % 7);

    public static int IsoWeekday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7 + 1;

    public static DateOnly Monday(DateOnly day) => day.AddDays(1 - IsoWeekday(day));
}
