namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// How many tokens a pattern's gap passes over at each token of a sentence, as one word; 0 where it may not. What a promise's words stand in must
/// be its own: another verb or subject ends it. What is told may have such between its words.
/// </summary>
internal readonly ref struct Gaps
{
    private readonly byte[] steps;
    private readonly int count;

    public Gaps(Sentence sentence, Clauses clauses)
    {
        count = sentence.Count;
        steps = new byte[3 * count];
        for (var at = 0; at < count; at++)
        {
            if (IsPassable(sentence, at, out var isOwn))
            {
                var step = (byte)Step(sentence, at);
                var isClause = clauses.IsConjunction(at);
                steps[at] = isOwn ? step : (byte)0;
                steps[count + at] = isClause ? (byte)0 : step;
                steps[(2 * count) + at] = isOwn && !isClause && !(sentence.IsSign(at, ',') && sentence.Is(Term.ClauseStart, at + 1)) ? step : (byte)0;
            }
        }
    }

    public ReadOnlySpan<byte> For(StatementKind kind) => steps.AsSpan((kind.IsPromise() ? 0 : kind.IsTold() ? 1 : 2) * count, count);

    private static bool IsPassable(Sentence sentence, int at, out bool isOwn)
    {
        var isExpression = sentence.Is(Term.NotNegation, at) || sentence.Is(Term.Date, at) || sentence.Is(Term.Reference, at);
        isOwn = isExpression || !(sentence.Is(Term.Stop, at) || sentence.Is(Term.But, at) || sentence.IsSignOf(at, "\"“”„"));
        return isExpression || !(sentence.Is(Term.Not, at) || sentence.IsSignOf(at, ";?!"));
    }

    private static int Step(Sentence sentence, int at) => Math.Max(1, Math.Max(
        Math.Max(sentence.Length(Term.NotNegation, at), sentence.Length(Term.Date, at)),
        Math.Max(sentence.Length(Term.Reference, at), sentence.Length(Term.Amount, at))));
}
