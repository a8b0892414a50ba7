namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Reads a week, month, quarter or year by how far ahead it is: "this week", "the next month", "la semaine prochaine".</summary>
internal sealed class RelativeUnits(Sentence sentence)
{
    /// <summary>How many units ahead, the unit by its <see cref="Term.Unit"/>, and the token behind it.</summary>
    public (int Ahead, int Unit, int To)? At(int at) => WordBefore(at) ?? WordBehind(at);

    /// <summary>"this", "the next" at a token.</summary>
    public (int Ahead, int To)? Which(int at)
    {
        foreach (var from in Starts(at))
        {
            if (sentence.Is(Term.This, from))
            {
                return (0, from + sentence.Length(Term.This, from));
            }

            var next = Math.Max(sentence.Length(Term.Next, from), sentence.Length(Term.Coming, from));
            if (next > 0)
            {
                return (Math.Max(1, sentence.Value(Term.Next, from)), from + next);
            }
        }

        return null;
    }

    private (int Ahead, int Unit, int To)? WordBefore(int at) => Which(at) is { } which && sentence.Is(Term.Unit, which.To)
        ? (which.Ahead, sentence.Value(Term.Unit, which.To), which.To + sentence.Length(Term.Unit, which.To))
        : null;

    private (int Ahead, int Unit, int To)? WordBehind(int at)
    {
        foreach (var from in Starts(at))
        {
            var behind = from + sentence.Length(Term.Unit, from);
            var (isThis, isComing) = (sentence.Is(Term.ThisBehind, behind), sentence.Is(Term.ComingBehind, behind));
            if (behind > from && (isThis || isComing))
            {
                return (isThis ? 0 : Math.Max(1, sentence.Value(Term.ComingBehind, behind)), sentence.Value(Term.Unit, from), behind + sentence.Length(isThis ? Term.ThisBehind : Term.ComingBehind, behind));
            }
        }

        return null;
    }

    private int[] Starts(int at) => sentence.Length(Term.OrdinalArticle, at) is > 0 and var article ? [at, at + article] : [at];
}
