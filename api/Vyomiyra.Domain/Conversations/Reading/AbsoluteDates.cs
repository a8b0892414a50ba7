namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Reads "27 Nov", "November 27th, 2026", "27.11.", "27/11/2026", "2026-11-27", "the 15th". Without a year it is the coming one.</summary>
internal sealed class AbsoluteDates(Sentence sentence, DateOnly sentOn, bool monthFirst)
{
    /// <summary>Nobody promises a day farther off: a day that lies back is then not next year's but none.</summary>
    private const int FarthestDays = 200;

    /// <summary>How sure "27" alone is a day where only the word before it says so.</summary>
    public const double BareDay = 0.9;

    private readonly RelativeUnits units = new(sentence);

    public SaidDate? At(int at, bool afterWeekday = false) =>
        at >= sentence.Count || IsInsideNumber(at) ? null
        : Range(at) ?? YearFirst(at) ?? MonthName(at) ?? Numeric(at, afterWeekday) ?? DayAndMonthName(at) ?? DayOnly(at, afterWeekday);

    private bool IsInsideNumber(int at) => sentence.IsDigits(at) && sentence.IsJoined(at)
        && (sentence[at - 1].Kind != TokenKind.Sign || sentence.IsSignOf(at - 1, "-/._#+:,'’"));

    /// <summary>"25-27 November", "25.–27.11.": its last day.</summary>
    private SaidDate? Range(int at)
    {
        if (DayAt(at) is not { } first)
        {
            return null;
        }

        var to = sentence.IsSign(first.To, '.') ? first.To + 1 : first.To;
        var last = sentence.IsSignOf(to, "-–") ? Numeric(to + 1, afterWeekday: true) ?? DayAndMonthName(to + 1)
            : sentence.IsSign(to, '/') ? DayAndMonthName(to + 1) ?? (to > first.To ? Numeric(to + 1, afterWeekday: true) : null)
            : null;
        return last is { On: not null } day ? day with { From = at } : null;
    }

    private SaidDate? YearFirst(int at) =>
        sentence.Digits(at) is >= 1990 and <= 2100 and var year && sentence[at].Length == 4 && SeparatorAt(at + 1) is { } separator
        && sentence.Digits(at + 2) is > 0 and var month && sentence.IsJoined(at + 2) && sentence.IsSign(at + 3, separator)
        && sentence.Digits(at + 4) is > 0 and var day && sentence[at + 4].Length <= 2
            ? Said(at, at + 5, year, month, day)
            : null;

    /// <summary>"27.11.", "27.11.2026", "27/11", "27-11-2026"; two numbers alone need a sign that they are a date.</summary>
    private SaidDate? Numeric(int at, bool afterWeekday)
    {
        if (sentence.Digits(at) is not (> 0 and <= 31 and var first) || SeparatorAt(at + 1) is not { } separator
            || sentence.Digits(at + 2) is not (> 0 and <= 31 and var second) || sentence[at + 2].Gap > (separator == '.' ? 1 : 0) || sentence[at + 2].Length > 2)
        {
            return null;
        }

        var yearAt = at + 4;
        if (sentence.IsSign(at + 3, separator) && sentence.IsJoined(at + 3) && YearAt(yearAt) is { } year && sentence[yearAt].Gap <= (separator == '.' ? 1 : 0))
        {
            var (day, month) = DayAndMonth(first, second, separator, year);
            return Said(at, yearAt + 1, year, month, day);
        }

        var isDotted = separator == '.' && sentence.IsSign(at + 3, '.') && sentence.IsJoined(at + 3) && !(sentence.IsDigits(at + 4) && sentence.IsJoined(at + 4));
        var isExpected = afterWeekday || HasPrepositionBefore(at) || (separator == '/' && sentence[at].Length == 2 && sentence[at + 2].Length == 2);
        if (!isDotted && (separator == '-' || !isExpected || IsGluedBehind(at + 2) || sentence.Is(Term.NoAmountAfter, at + 3)))
        {
            return null;
        }

        var (d, m) = DayAndMonth(first, second, separator, null);
        return m <= 12 ? Said(at, isDotted && !EndsSentence(at + 3) ? at + 4 : at + 3, null, m, d) : null;
    }

    private bool EndsSentence(int at) => at == sentence.Count - 1;

    private bool IsGluedBehind(int at) =>
        sentence.IsJoined(at + 1) && (sentence[at + 1].Kind != TokenKind.Sign || (sentence.IsSignOf(at + 1, "-/%.,:") && sentence.IsJoined(at + 2)));

    /// <summary>Where both orders are possible, the nearer coming day decides unless the language does.</summary>
    private (int Day, int Month) DayAndMonth(int first, int second, char separator, int? year)
    {
        if (separator == '.' || first > 12)
        {
            return (first, second);
        }

        return second > 12 || monthFirst || (year is null && On(null, second, first) is null && On(null, first, second) is not null)
            ? (second, first)
            : (first, second);
    }

    /// <summary>"November 27", "Nov 27th, 2026".</summary>
    private SaidDate? MonthName(int at)
    {
        if (!sentence.Is(Term.Month, at))
        {
            return null;
        }

        var next = at + sentence.Length(Term.Month, at);
        next += sentence.IsSignOf(next, ".-/") ? 1 : 0;
        next += sentence.Length(Term.OrdinalArticle, next);
        if (DayAt(next) is not { } day || IsGluedBehind(day.To - 1))
        {
            return null;
        }

        return WithYear(at, day.To, sentence.Value(Term.Month, at), day.Day);
    }

    /// <summary>"27 November", "27. Nov. 2026", "the 15th of December", "27-Nov-2026".</summary>
    private SaidDate? DayAndMonthName(int at)
    {
        var from = at + sentence.Length(Term.OrdinalArticle, at);
        if (DayAt(from) is not { } day)
        {
            return null;
        }

        var month = sentence.IsSignOf(day.To, ".-/") ? day.To + 1 : day.To;
        month += sentence.Length(Term.Of, month);
        month += sentence.Is(Term.Month, month) ? 0 : sentence.Length(Term.OrdinalArticle, month);
        if (!sentence.Is(Term.Month, month))
        {
            return OfRelativeMonth(at, day.Day, month);
        }

        var to = month + sentence.Length(Term.Month, month);
        return WithYear(at, sentence.IsSignOf(to, ".-/") && to + 1 < sentence.Count ? to + 1 : to, sentence.Value(Term.Month, month), day.Day);
    }

    /// <summary>"the 15th of next month".</summary>
    private SaidDate? OfRelativeMonth(int at, int day, int which)
    {
        if (units.At(which) is not { Unit: 30 } relative)
        {
            return null;
        }

        var month = sentOn.AddMonths(relative.Ahead);
        return Said(at, relative.To, month.Year, month.Month, day);
    }

    /// <summary>"on the 15th", "am 15.", "le 15", "Friday 15": the coming one.</summary>
    private SaidDate? DayOnly(int at, bool afterWeekday)
    {
        var article = Math.Max(sentence.Length(Term.OrdinalArticle, at), sentence.Length(Term.DayArticle, at));
        var day = at + article;
        var mayBeBare = afterWeekday || sentence.Is(Term.DayArticle, at);
        if (DayAt(day) is not { } said || !(article > 0 || afterWeekday || HasPrepositionBefore(at)) || IsGluedBehind(said.To - 1)
            || !(said.IsOrdinal || mayBeBare || sentence.IsSign(said.To, '.')) || IsOfSomethingElse(said.To))
        {
            return null;
        }

        var month = new DateOnly(sentOn.Year, sentOn.Month, 1);
        for (var ahead = 0; ahead < 3; ahead++, month = month.AddMonths(1))
        {
            if (said.Day <= DateTime.DaysInMonth(month.Year, month.Month) && month.AddDays(said.Day - 1) >= sentOn)
            {
                return new SaidDate(at, said.To, month.AddDays(said.Day - 1), false, said.IsOrdinal ? 0.95 : BareDay);
            }
        }

        return null;
    }

    /// <summary>"the first instalment", "in der ersten Woche": an ordinal word before a noun is no day.</summary>
    private bool IsOfSomethingElse(int to) => sentence.Is(Term.NoAmountAfter, to) || sentence.IsSignOf(to, "%€$£")
        || (sentence.Is(Term.Ordinal, to - 1) && (sentence.Is(Term.DatePreposition, to) || sentence.Is(Term.Date, to)))
        || (sentence.Is(Term.Ordinal, to - 1) && to < sentence.Count && sentence[to].Kind == TokenKind.Word
            && !sentence.Language.IsCommon(sentence[to].Word) && !sentence.Is(Term.ClauseStart, to));

    private (int Day, int To, bool IsOrdinal)? DayAt(int at)
    {
        if (sentence.Digits(at) is > 0 and <= 31 and var digits && sentence[at].Length <= 2)
        {
            var mark = sentence.IsJoined(at + 1) ? sentence.Length(Term.OrdinalMark, at + 1) : 0;
            return (digits, at + 1 + mark, mark > 0);
        }

        return sentence.Length(Term.Ordinal, at) is > 0 and var length ? (sentence.Value(Term.Ordinal, at), at + length, true) : null;
    }

    private SaidDate WithYear(int from, int to, int month, int day)
    {
        var yearAt = sentence.IsSign(to, ',') ? to + 1 : to + sentence.Length(Term.Of, to);
        return YearAt(yearAt) is { } year && sentence[yearAt].Length == 4 && !IsGluedBehind(yearAt)
            ? Said(from, yearAt + 1, year, month, day)
            : Said(from, to, null, month, day);
    }

    private int? YearAt(int at) => sentence.Digits(at) switch
    {
        >= 1990 and <= 2100 and var year => year,
        >= 0 and <= 99 and var year when sentence[at].Length == 2 => 2000 + year,
        _ => null,
    };

    private char? SeparatorAt(int at) => sentence.IsSignOf(at, "./-") && sentence.IsJoined(at) ? sentence.Characters(at)[0] : null;

    private bool HasPrepositionBefore(int at)
    {
        for (var back = 1; back <= 3 && at - back >= 0; back++)
        {
            if (sentence.Length(Term.DatePreposition, at - back) == back)
            {
                return true;
            }
        }

        return false;
    }

    private SaidDate Said(int from, int to, int? year, int month, int day) => new(from, to, On(year, month, day), false, 1, LatelyOn(year, month, day));

    private DateOnly? LatelyOn(int? year, int month, int day)
    {
        foreach (var candidate in year is { } said ? [said] : new[] { sentOn.Year, sentOn.Year - 1 })
        {
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(candidate, month) && new DateOnly(candidate, month, day) is var on && on <= sentOn)
            {
                return on;
            }
        }

        return null;
    }

    private DateOnly? On(int? year, int month, int day)
    {
        foreach (var candidate in year is { } said ? [said] : new[] { sentOn.Year, sentOn.Year + 1 })
        {
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(candidate, month))
            {
                var on = new DateOnly(candidate, month, day);
                if (on >= sentOn && (year is not null || on <= sentOn.AddDays(FarthestDays)))
                {
                    return on;
                }
            }
        }

        return null;
    }
}
