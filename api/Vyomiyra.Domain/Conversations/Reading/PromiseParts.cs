namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="Promise">The words that promise.</param>
/// <param name="Date">Its day.</param>
/// <param name="From">The part's first token.</param>
/// <param name="To">The token behind it.</param>
internal readonly record struct PromisePart(Statement Promise, SaidDate? Date, int From, int To)
{
    public bool Has(int token) => From <= token && token < To;

    public bool Overlaps(Statement statement) => statement.From < To && From < statement.To;
}

/// <summary>Divides a sentence into what it promises: "5,000 on Friday and the rest on 15 December" are two parts with one verb.</summary>
internal static class PromiseParts
{
    /// <summary>Words that promise less plainly need a day that can be.</summary>
    private const double Plain = 0.9;

    /// <param name="read">The sentence.</param>
    /// <param name="before">The one before it. If it says that money was sent, what will arrive is that.</param>
    public static IReadOnlyList<PromisePart> Of(ReadSentence read, ReadSentence? before)
    {
        var promises = read.Promises
            .Where(promise => !(promise.Kind == StatementKind.Arrival && before?.Says(StatementKind.Paid) == true))
            .OrderByDescending(promise => promise.Strength).ThenByDescending(promise => promise.To - promise.From).ToList();
        if (promises.Count == 0)
        {
            return [];
        }

        var isConditional = read.ConditionOf(promises[0]) is not null;
        var dates = read.Expressions.Dates.Where(date => IsPromised(read, date) && !(isConditional && read.Sentence.Is(Term.AtOnce, date.From))).ToList();
        dates = [.. dates.Where((_, at) => at + 1 == dates.Count || !read.Sentence.Is(Term.SameDay, dates[at + 1].From))];
        return [.. dates.Count == 0 ? WithoutDate(read, promises[0]) : WithDates(read, promises, dates)];
    }

    /// <summary>Without a day a promise is one only on a condition or for a payment run.</summary>
    private static IEnumerable<PromisePart> WithoutDate(ReadSentence read, Statement promise)
    {
        var isRun = Enumerable.Range(0, read.Sentence.Count).Any(at => read.Sentence.Is(Term.PaymentRun, at));
        if (isRun || read.ConditionOf(promise) is not null)
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
            if (to < 0)
            {
                continue;
            }

            var part = new PromisePart(default, dates[index], from, to);
            if (PromiseOf(read, promises, part) is { } promise && (dates[index].On is not null || promise.Strength >= Plain))
            {
                yield return part with { Promise = promise };
            }

            from = to;
        }
    }

    /// <summary>The verb in the part itself; otherwise the one that its sentence carries over, where the part has no other verb.</summary>
    private static Statement? PromiseOf(ReadSentence read, List<Statement> promises, PromisePart part)
    {
        if (promises.Find(promise => part.Overlaps(promise)) is { To: > 0 } own)
        {
            return own;
        }

        var hasVerb = read.HasVerb(part.From, part.To) || read.Statements.Any(other => !other.IsPromise && part.Overlaps(other));
        return hasVerb || !SaysWhat(read, part.From, part.To) ? null : promises[0];
    }

    /// <summary>Where the second day's part begins: at the "and" or sign before it, or -1 where both are one range ("Monday or Tuesday").</summary>
    private static int Boundary(ReadSentence read, SaidDate first, SaidDate second)
    {
        var nearest = -1;
        for (var at = first.To; at < second.From; at++)
        {
            var isInVerb = read.Promises.Any(promise => promise.From >= first.To && promise.From < at && at < promise.To);
            if (!isInVerb && (read.Sentence.Is(Term.And, at) || read.Clauses.StartsAt(at)))
            {
                nearest = nearest < 0 || at >= second.From - 3 ? at : nearest;
            }
        }

        return second.From - first.To <= 2 && !SaysWhat(read, first.To, second.From) ? -1 : nearest < 0 ? first.To : nearest;
    }

    private static bool SaysWhat(ReadSentence read, int from, int to) =>
        read.Expressions.Amounts.Any(amount => amount.From >= from && amount.To <= to)
        || read.Expressions.References.Any(reference => reference.From >= from && reference.To <= to);

    /// <summary>"the payment run of the 27th".</summary>
    private static bool IsOfRun(ReadSentence read, int at) =>
        Enumerable.Range(1, 4).Any(back => at - back is >= 0 and var run && run + read.Sentence.Length(Term.PaymentRun, run) == at);

    /// <summary>Not the date of an invoice, nor one inside a condition or beside another verb ("please confirm by Friday").</summary>
    private static bool IsPromised(ReadSentence read, SaidDate date)
    {
        if (read.Sentence.Is(Term.PastDay, date.From) || read.Sentence.Is(Term.Last, date.From))
        {
            return false;
        }

        for (var back = 1; back <= 4 && date.From - back >= 0; back++)
        {
            var length = read.Sentence.Length(Term.OtherDate, date.From - back);
            var isOther = length > 0 && date.From - back + length >= date.From - 1 && !(length < back && read.Sentence.Is(Term.Reference, date.From - 1));
            if (isOther && !IsOfRun(read, date.From - back) && !read.Promises.Any(promise => promise.To - 1 == date.From - back || (promise.From < date.From && promise.To == date.To)))
            {
                return false;
            }
        }

        var (from, to) = read.Clauses.Around(new Statement(default, 0, date.From, date.To));
        var isOfAnotherVerb = read.HasVerb(from, to) && !read.Promises.Any(promise => promise.From < to && from < promise.To);
        return !isOfAnotherVerb && !read.IsInCondition(date.From);
    }
}
