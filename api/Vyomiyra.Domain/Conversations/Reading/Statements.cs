namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="Kind">What is said.</param>
/// <param name="Strength">How surely.</param>
/// <param name="From">First token.</param>
/// <param name="To">The token behind it.</param>
/// <param name="Detail">The pattern's.</param>
internal readonly record struct Statement(StatementKind Kind, double Strength, int From, int To, int Detail = 0)
{
    public bool IsPromise => Kind.IsPromise();

    public bool Overlaps(Statement other) => From < other.To && other.From < To;
}

/// <summary>Finds what a sentence says by its language's patterns.</summary>
internal static class Statements
{
    public static List<Statement> In(Sentence sentence, Clauses clauses)
    {
        var statements = new List<Statement>();
        var gaps = new Gaps(sentence, clauses);
        for (var at = 0; at < sentence.Count; at++)
        {
            AddFrom(at, sentence, clauses, gaps, statements);
        }

        return Tightest(statements);
    }

    /// <summary>Whether it is found for its own sake, or to take such away; the rest decides what is promised.</summary>
    public static bool IsTold(this StatementKind kind) => kind is StatementKind.Says or StatementKind.Disputes or StatementKind.Unsaid;

    public static bool IsPromise(this StatementKind kind) => kind is StatementKind.Promise or StatementKind.Arrival or StatementKind.Terse;

    /// <summary>
    /// Of promises that end in the same word the strongest, and of these the one that begins last: what stands before it may be another part
    /// of the sentence.
    /// </summary>
    private static List<Statement> Tightest(List<Statement> statements)
    {
        var latest = new Dictionary<int, Statement>();
        foreach (var promise in statements.Where(statement => statement.IsPromise))
        {
            if (!latest.TryGetValue(promise.To, out var known) || promise.Strength >= known.Strength)
            {
                latest[promise.To] = promise;
            }
        }

        return [.. statements.Where(statement => !statement.IsPromise), .. latest.Values];
    }

    private static void AddFrom(int at, Sentence sentence, Clauses clauses, Gaps gaps, List<Statement> statements)
    {
        for (var mark = sentence.FirstMark(at); mark != 0;)
        {
            (var term, mark) = sentence.MarkAt(mark);
            foreach (var pattern in sentence.Language.PatternsFrom(term))
            {
                if ((!pattern.AtStart || clauses.StartsAt(at)) && CanMatch(sentence, pattern, at) && End(sentence, gaps, pattern, at) is > 0 and var end)
                {
                    statements.Add(new Statement(pattern.Kind, pattern.Strength, at, end, pattern.Detail));
                }
            }
        }
    }

    /// <summary>Whether all that the pattern expects stands somewhere behind: most patterns end here.</summary>
    private static bool CanMatch(Sentence sentence, Pattern pattern, int at)
    {
        foreach (var element in pattern.Elements)
        {
            if (!element.IsOptional && !sentence.HasFrom(element.Terms, at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The token behind the match, 0 where the pattern does not match here. Takes the nearest fit of each part and never goes back.</summary>
    private static int End(Sentence sentence, Gaps gaps, Pattern pattern, int at)
    {
        var steps = gaps.For(pattern.Kind);
        for (var element = 0; element < pattern.Elements.Length;)
        {
            var run = RunEnd(pattern, element);
            at = Fit(sentence, steps, pattern, element, run, at);
            if (at == 0)
            {
                return 0;
            }

            element = run;
        }

        return at;
    }

    /// <summary>The elements up to the next gap belong together.</summary>
    private static int RunEnd(Pattern pattern, int element)
    {
        var end = element + 1;
        while (end < pattern.Elements.Length && pattern.Elements[end].Gap == 0)
        {
            end++;
        }

        return end;
    }

    private static int Fit(Sentence sentence, ReadOnlySpan<byte> steps, Pattern pattern, int element, int run, int at)
    {
        for (var skipped = 0; skipped <= pattern.Elements[element].Gap && at < sentence.Count; skipped++)
        {
            var end = RunAt(sentence, pattern, element, run, at);
            if (end > 0)
            {
                return end;
            }

            if (steps[at] == 0)
            {
                return 0;
            }

            at += steps[at];
        }

        return 0;
    }

    private static int RunAt(Sentence sentence, Pattern pattern, int element, int run, int at)
    {
        for (; element < run; element++)
        {
            var length = LengthOf(sentence, pattern.Elements[element], at);
            if (length == 0 && !pattern.Elements[element].IsOptional)
            {
                return 0;
            }

            at += length;
        }

        return at;
    }

    private static int LengthOf(Sentence sentence, PatternElement element, int at)
    {
        var length = 0;
        foreach (var term in element.Terms)
        {
            length = Math.Max(length, sentence.Length(term, at));
        }

        return length;
    }
}
