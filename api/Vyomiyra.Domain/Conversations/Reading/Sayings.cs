namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Which of the sayings and disputes found in a sentence are really said: not denied, supposed, asked or quoted.</summary>
internal static class Sayings
{
    /// <summary>A negation so many words before a saying denies it.</summary>
    private const int DeniedWithin = 3;

    /// <summary>Those that hold; where two overlap, of each kind the stronger and longer, and of disputes one in all.</summary>
    public static IReadOnlyList<Statement> Holding(ReadSentence read, List<Statement> found)
    {
        var unsaid = found.FindAll(statement => statement.Kind == StatementKind.Unsaid);
        var holding = new List<Statement>();
        foreach (var statement in found
            .Where(statement => statement.Kind != StatementKind.Unsaid && !unsaid.Exists(other => TakesAway(other, statement)) && Holds(read, statement))
            .OrderByDescending(statement => statement.Strength).ThenByDescending(statement => statement.To - statement.From))
        {
            if (!holding.Exists(other => other.Kind == statement.Kind && other.Overlaps(statement)
                && (other.Kind == StatementKind.Disputes || other.Detail == statement.Detail)))
            {
                holding.Add(statement);
            }
        }

        return [.. holding.OrderBy(statement => statement.From)];
    }

    private static bool TakesAway(Statement unsaid, Statement statement) => unsaid.Overlaps(statement) && unsaid.Strength >= statement.Strength
        && unsaid.Detail == (statement.Kind == StatementKind.Disputes ? -statement.Detail : statement.Detail);

    private static bool Holds(ReadSentence read, Statement statement)
    {
        if (IsDenied(read, statement) || read.IsInQuotationMarks(statement))
        {
            return false;
        }

        return statement.Kind == StatementKind.Disputes ? !read.Clauses.IsHypothetical(statement) : HoldsAs((SaidKind)statement.Detail, read, statement);
    }

    /// <summary>A request may stand in a condition ("once you send the credit note"); what is told as a fact may neither be supposed nor asked.</summary>
    private static bool HoldsAs(SaidKind kind, ReadSentence read, Statement statement) => kind switch
    {
        SaidKind.Question or SaidKind.Thanks or SaidKind.OutOfOffice or SaidKind.Bounce => true,
        _ when kind.IsRequest() => read.Sentence.Is(Term.If, statement.From) || !read.Clauses.IsHypothetical(statement) || statement.From >= read.Clauses.AskedFrom,
        _ => !read.Clauses.IsOnlySupposed(statement) && statement.From < read.Clauses.AskedFrom,
    };

    private static bool IsDenied(ReadSentence read, Statement statement)
    {
        for (var at = statement.From - 1; at >= 0 && at >= statement.From - DeniedWithin && !read.Clauses.StartsAt(at + 1); at--)
        {
            if (read.Sentence.Is(Term.Not, at) && !IsInNotNegation(read.Sentence, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInNotNegation(Sentence sentence, int at)
    {
        for (var from = Math.Max(0, at - 3); from <= at; from++)
        {
            if (from + sentence.Length(Term.NotNegation, from) > at)
            {
                return true;
            }
        }

        return false;
    }
}
