namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Where a sentence's clauses begin, what is only a condition or in doubt, and what is asked.</summary>
internal sealed class Clauses
{
    private readonly Sentence sentence;
    private readonly bool[] starts;
    private readonly List<(int From, int To)> conditions = [];
    private readonly List<(int From, int To)> doubts = [];

    public Clauses(Sentence sentence)
    {
        this.sentence = sentence;
        starts = new bool[sentence.Count + 1];
        starts[0] = starts[sentence.Count] = true;
        starts[sentence.Length(Term.Opening, 0)] = true;
        for (var at = 0; at < sentence.Count; at++)
        {
            if (IsDivider(at))
            {
                starts[at] = starts[at + 1] = true;
            }
            else if (IsConjunction(at))
            {
                starts[at] = starts[at + sentence.Length(sentence.Is(Term.But, at) ? Term.But : Term.And, at)] = true;
            }
        }

        Find(Term.If, conditions);
        Find(Term.Whether, doubts);
        AskedFrom = Asked();
    }

    /// <summary>The first token of what is a question; the sentence's count where it is none.</summary>
    public int AskedFrom { get; }

    public bool StartsAt(int at) => starts[at];

    /// <summary>The clause around a statement, or clauses where it spans several.</summary>
    public (int From, int To) Around(Statement statement)
    {
        var (from, to) = (statement.From, statement.To);
        while (!starts[from])
        {
            from--;
        }

        while (!starts[to])
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>The condition that a promise depends on: one beside it in the sentence, not one that it stands in.</summary>
    public (int From, int To)? ConditionOf(Statement promise)
    {
        foreach (var (from, to) in conditions)
        {
            var end = from < promise.From ? Math.Min(to, promise.From) : to;
            if (!(from < promise.From && promise.From < to && !EndsBefore(from, promise)) && end - from > 1)
            {
                return (from, Trim(end));
            }
        }

        return null;
    }

    /// <summary>"If we pay on Friday": the words stand inside a condition or a doubt.</summary>
    public bool IsOnlySupposed(Statement statement) =>
        conditions.Exists(condition => Holds(condition, statement) && !EndsBefore(condition.From, statement))
        || doubts.Exists(doubt => Holds(doubt, statement));

    /// <summary>"In case the goods are damaged": it may not be so. "Once the damage is settled" says that there is one.</summary>
    public bool IsHypothetical(Statement statement) =>
        conditions.Exists(condition => Holds(condition, statement) && sentence.Is(Term.Suppose, condition.From))
        || doubts.Exists(doubt => Holds(doubt, statement) && doubt.From != AskedFrom);

    public bool IsInCondition(int at) => conditions.Exists(condition => condition.From <= at && at < condition.To);

    /// <summary>The same where a promise that begins in a condition without a comma ends it: "Once approved we will pay on Friday".</summary>
    public bool IsInCondition(int at, Statement promise) => conditions.Exists(condition =>
        condition.From <= at && at < condition.To && !(at >= promise.From && Holds(condition, promise) && EndsBefore(condition.From, promise)));

    private static bool Holds((int From, int To) part, Statement statement) => part.From <= statement.From && statement.From < part.To;

    /// <summary>"Once approved we will pay": a condition without a comma ends where a promise begins, if it has words of its own.</summary>
    private bool EndsBefore(int condition, Statement promise) =>
        StartsAt(condition) && Enumerable.Range(condition, promise.From - condition).Skip(sentence.Length(Term.If, condition))
            .Any(at => !sentence.Is(Term.OrdinalArticle, at) && !sentence.Is(Term.ClauseStart, at));

    /// <summary>"until Monday", "after 15 December" only tell a time.</summary>
    private void Find(Term term, List<(int From, int To)> found)
    {
        for (var at = 0; at < sentence.Count; at++)
        {
            if (sentence.Length(Term.Date, at) is > 0 and var date)
            {
                at += date - 1;
            }
            else if (sentence.Is(Term.NotIf, at))
            {
                at += sentence.Length(Term.NotIf, at) - 1;
            }
            else if (sentence.Is(term, at) && !sentence.Is(Term.Date, at + sentence.Length(term, at)))
            {
                var from = at;
                while (at < sentence.Count && !IsDivider(at) && (at == from || !sentence.Is(Term.But, at)))
                {
                    at++;
                }

                found.Add((from, at));
            }
        }
    }

    /// <summary>Without the signs before a token.</summary>
    public int Trim(int to)
    {
        while (to > 0 && sentence.IsSignOf(to - 1, ".,;:!"))
        {
            to--;
        }

        return to;
    }

    private int Asked()
    {
        if (!sentence.IsSign(sentence.Count - 1, '?'))
        {
            return sentence.Count;
        }

        if (Enumerable.Range(0, sentence.Count).FirstOrDefault(at => sentence.IsSign(at, '¿')) is > 0 and var opened)
        {
            return opened;
        }

        if (!sentence.Is(Term.Question, 0))
        {
            for (var at = sentence.Count - 2; at > 0; at--)
            {
                if (starts[at] && sentence.Is(Term.Question, at))
                {
                    return at;
                }
            }
        }

        return 0;
    }

    /// <summary>A sign that stands between clauses; not the comma or colon inside a number.</summary>
    private bool IsDivider(int at) =>
        sentence.IsSignOf(at, ",;:()–—•¿¡") ? !(sentence.IsJoined(at) && sentence.IsJoined(at + 1) && sentence.IsDigits(at + 1) && sentence.IsDigits(at - 1))
        : sentence.IsSign(at, '-') && !sentence.IsJoined(at);

    /// <summary>An "and" or "but" with a clause behind it.</summary>
    public bool IsConjunction(int at) =>
        sentence.Is(Term.But, at)
        || (sentence.Length(Term.And, at) is > 0 and var length && sentence.Is(Term.ClauseStart, at + length));
}
