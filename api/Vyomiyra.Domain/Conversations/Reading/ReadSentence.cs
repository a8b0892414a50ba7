namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>A sentence with everything found in it.</summary>
internal sealed record ReadSentence(Sentence Sentence, Expressions Expressions, Clauses Clauses, IReadOnlyList<Statement> Statements)
{
    public static ReadSentence Of(Sentence sentence, ReadingContext context, ReferenceBook book)
    {
        var expressions = Expressions.In(sentence, context, book);
        var clauses = new Clauses(sentence);
        return new ReadSentence(sentence, expressions, clauses, Reading.Statements.In(sentence, clauses));
    }

    /// <summary>The promises that nothing in the sentence takes back.</summary>
    public IEnumerable<Statement> Promises => Statements.Where(statement => statement.IsPromise && Holds(statement));

    /// <summary>Whether it says anything but a promise.</summary>
    public bool SaysOtherwise => Statements.Any(statement => !statement.IsPromise);

    private bool Holds(Statement promise)
    {
        if (promise.From >= Clauses.AskedFrom || Clauses.IsOnlySupposed(promise) || IsInQuotationMarks(promise))
        {
            return false;
        }

        var (from, to) = Clauses.Around(promise);
        return !Statements.Any(other => !other.IsPromise && Voids(other, promise, from, to)) && !IsDenied(from, to);
    }

    private static bool Voids(Statement other, Statement promise, int from, int to) => other.Kind switch
    {
        StatementKind.Away => true,
        StatementKind.Paid when promise.Kind == StatementKind.Arrival => true,
        StatementKind.Reply => other.Overlaps(promise) && other.From == promise.From,
        StatementKind.Others or StatementKind.Paid => other.Overlaps(promise),
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

    private bool IsInQuotationMarks(Statement promise)
    {
        var isOpen = false;
        for (var at = 0; at < promise.From; at++)
        {
            isOpen = Sentence.IsSignOf(at, "„»") || (!Sentence.IsSignOf(at, "”«") && (Sentence.IsSignOf(at, "\"“") ? !isOpen : isOpen));
        }

        return isOpen;
    }
}
