namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="Promise">The words that promise.</param>
/// <param name="Date">Its day.</param>
/// <param name="From">The part's first token.</param>
/// <param name="To">The token behind it.</param>
internal readonly record struct PromisePart(Statement Promise, SaidDate? Date, int From, int To)
{
    public bool Has(int token) => From <= token && token < To;
}

/// <summary>Divides a sentence into what it promises: "5,000 on Friday and the rest on 15 December" are two parts with one verb.</summary>
internal static class PromiseParts
{
    public static IEnumerable<PromisePart> Of(ReadSentence read)
    {
        var promises = read.Promises.OrderByDescending(promise => promise.Strength).ThenByDescending(promise => promise.To - promise.From).ToList();
        if (promises.Count == 0)
        {
            return [];
        }

        var dates = read.Expressions.Dates.Where(date => IsPromised(read, date)).ToList();
        var parts = dates.Count == 0 ? WithoutDate(read, promises[0]) : WithDates(read, promises, dates);
        return parts;
    }

    /// <summary>Without a day a promise is one only on a condition, for a payment run, or if a day was meant that cannot be.</summary>
    private static IEnumerable<PromisePart> WithoutDate(ReadSentence read, Statement promise)
    {
        var isRun = Enumerable.Range(0, read.Sentence.Count).Any(at => read.Sentence.Is(Term.PaymentRun, at));
        if (isRun || read.Clauses.ConditionOf(promise) is not null)
        {
            yield return new PromisePart(promise, null, 0, read.Sentence.Count);
        }
    }

    private static IEnumerable<PromisePart> WithDates(ReadSentence read, List<Statement> promises, List<SaidDate> dates)
    {
        var from = 0;
        for (var index = 0; index < dates.Count; index++)
        {
            var to = index + 1 == dates.Count ? read.Sentence.Count : Boundary(read, dates[index], dates[index + 1]);
            var isOne = to < 0;
            if (isOne)
            {
                continue;
            }

            var part = new PromisePart(default, dates[index], from, to);
            if (PromiseOf(read, promises, part) is { } promise && (dates.Count == 1 || from == 0 || promise.From >= from || SaysWhat(read, part)))
            {
                yield return part with { Promise = promise };
            }

            from = to;
        }
    }

    /// <summary>The verb in the part itself, otherwise the one that its sentence carries over.</summary>
    private static Statement? PromiseOf(ReadSentence read, List<Statement> promises, PromisePart part)
    {
        foreach (var promise in promises)
        {
            if (promise.From < part.To && part.From < promise.To)
            {
                return promise;
            }
        }

        var saysOtherwise = read.Statements.Any(other => !other.IsPromise && other.From < part.To && part.From < other.To);
        return saysOtherwise || !SaysWhat(read, part) ? null : promises[0];
    }

    private static bool SaysWhat(ReadSentence read, PromisePart part) =>
        read.Expressions.Amounts.Any(amount => part.Has(amount.From)) || read.Expressions.References.Any(reference => part.Has(reference.From));

    /// <summary>Where the second day's part begins: at the "and" or sign before it, or -1 where both are one range ("Monday or Tuesday").</summary>
    private static int Boundary(ReadSentence read, SaidDate first, SaidDate second)
    {
        var sentence = read.Sentence;
        var nearest = -1;
        for (var at = first.To; at < second.From; at++)
        {
            if (sentence.Is(Term.And, at) || read.Clauses.StartsAt(at))
            {
                nearest = nearest < 0 || at >= second.From - 3 ? at : nearest;
            }
        }

        return second.From - first.To <= 2 && !SaysBetween(read, first, second) ? -1 : nearest < 0 ? first.To : nearest;
    }

    private static bool SaysBetween(ReadSentence read, SaidDate first, SaidDate second) =>
        read.Expressions.Amounts.Any(amount => amount.From >= first.To && amount.To <= second.From)
        || read.Expressions.References.Any(reference => reference.From >= first.To && reference.To <= second.From);

    /// <summary>Not the date of an invoice, nor one inside a condition.</summary>
    private static bool IsPromised(ReadSentence read, SaidDate date)
    {
        for (var back = 1; back <= 4 && date.From - back >= 0; back++)
        {
            var length = read.Sentence.Length(Term.OtherDate, date.From - back);
            if (length > 0 && date.From - back + length >= date.From - 1)
            {
                return false;
            }
        }

        return !read.Clauses.IsInCondition(date.From);
    }
}
