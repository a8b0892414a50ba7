namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>A sentence with everything found in it.</summary>
internal sealed class ReadSentence
{
    private readonly List<Statement> awaited;

    private ReadSentence(Sentence sentence, Expressions expressions, Clauses clauses)
    {
        (Sentence, Expressions, Clauses) = (sentence, expressions, clauses);
        var all = Reading.Statements.In(sentence, clauses);
        Statements = all.FindAll(statement => !statement.Kind.IsTold() && statement.Kind != StatementKind.Awaits);
        awaited = all.FindAll(statement => statement.Kind == StatementKind.Awaits);
        Told = Sayings.Holding(this, all.FindAll(statement => statement.Kind.IsTold()));
        Promises = [.. Statements.Where(statement => statement.IsPromise && Holds(statement))];
    }

    public Sentence Sentence { get; }

    public Expressions Expressions { get; }

    public Clauses Clauses { get; }

    /// <summary>What decides about promises.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>What else is said and contested, where nothing in the sentence takes it back.</summary>
    public IReadOnlyList<Statement> Told { get; }

    /// <summary>The promises that nothing in the sentence takes back.</summary>
    public IReadOnlyList<Statement> Promises { get; }

    public static ReadSentence Of(Sentence sentence, ReadingContext context, ReferenceBook book, bool? monthFirst)
    {
        var expressions = Expressions.In(sentence, context, book, monthFirst);
        return new ReadSentence(sentence, expressions, new Clauses(sentence));
    }

    /// <summary>What a promise with a day waits for: "once …", or a signature still to come ("is with our director for approval, should go out on Friday").</summary>
    public (int From, int To)? StatedConditionOf(Statement promise) => ConditionBeside(promise)
        ?? (awaited.Find(statement => !statement.Overlaps(promise)) is { To: > 0 } approval ? (approval.From, approval.To) : null);

    /// <summary>What a promise waits for: "once …", or what is asked for before it ("send me the delivery note and we will pay").</summary>
    public (int From, int To)? ConditionOf(Statement promise)
    {
        if (ConditionBeside(promise) is { } condition)
        {
            return condition;
        }

        var asked = Told.FirstOrDefault(told => told.Kind == StatementKind.Says && ((SaidKind)told.Detail).IsRequest() && told.Detail != (int)SaidKind.RequestMoreTime && told.To <= promise.From);
        return asked.To > 0 ? (asked.From, asked.To) : null;
    }

    /// <summary>It ends where the first promise begins: "Once approved | we will pay half on Friday and the rest on Monday".</summary>
    private (int From, int To)? ConditionBeside(Statement promise) => Clauses.ConditionOf(promise) is not var (from, to) ? null
        : (from, Clauses.Trim(Promises.Where(other => other.From > from).Select(other => other.From).Append(to).Min()));

    /// <summary>Whether a token stands in a condition that none of the sentence's promises ends.</summary>
    public bool IsInCondition(int at) => Clauses.IsInCondition(at) && !Promises.Any(promise => !Clauses.IsInCondition(at, promise));

    /// <summary>Whether it says anything but a promise.</summary>
    public bool SaysOtherwise => Statements.Any(statement => !statement.IsPromise);

    public bool Says(StatementKind kind) => Statements.Any(statement => statement.Kind == kind);

    private bool Holds(Statement promise)
    {
        if (promise.From >= Clauses.AskedFrom || Clauses.IsOnlySupposed(promise) || IsInQuotationMarks(promise))
        {
            return false;
        }

        if (promise.Kind == StatementKind.Arrival && Told.Any(told => told is { Kind: StatementKind.Says, Detail: (int)SaidKind.AlreadyPaid or (int)SaidKind.Remittance }))
        {
            return false;
        }

        var (from, to) = Clauses.Around(promise);
        if (promise.Kind == StatementKind.Terse && (HasVerb(from, to) || Says(StatementKind.Paid) || Says(StatementKind.Request)))
        {
            return false;
        }

        return !Statements.Any(other => !other.IsPromise && Voids(other, promise, from, to)) && !IsDenied(from, to);
    }

    /// <summary>Whether some verb or subject stands there that is none of a promise's.</summary>
    public bool HasVerb(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Sentence.Is(Term.Stop, at) || Sentence.Is(Term.Not, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Voids(Statement other, Statement promise, int from, int to) => other.Kind switch
    {
        StatementKind.Away => true,
        StatementKind.Paid when promise.Kind == StatementKind.Arrival => true,
        StatementKind.Reply => other.Overlaps(promise) && other.From == promise.From,
        StatementKind.Paid => other.Overlaps(promise) && other.Strength > promise.Strength,
        StatementKind.Others => other.Overlaps(promise),
        _ => other.From < to && from < other.To,
    };

    private bool IsDenied(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (Sentence.Length(Term.NotNegation, at) is > 0 and var length)
            {
                at += length - 1;
            }
            else if (Sentence.Is(Term.Not, at) && !Clauses.IsInCondition(at))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsInQuotationMarks(Statement promise)
    {
        var isOpen = false;
        for (var at = 0; at < promise.From; at++)
        {
            isOpen = Sentence.IsSign(at, '„') || (!Sentence.IsSign(at, '”') && (Sentence.IsSignOf(at, "\"“«»") ? !isOpen : isOpen));
        }

        return isOpen;
    }
}
