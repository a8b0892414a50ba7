namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>The tokens of one sentence, with the terms of its language that begin at each.</summary>
internal sealed class Sentence
{
    /// <summary>Bits that tell, term by term modulo their number, what surely does not begin at a token.</summary>
    private const int Bits = 256;

    private const int Words = Bits / 64;

    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly int first;
    private readonly int[] firstMark;
    private readonly ulong[] mayBegin;
    private readonly List<Mark> marks;
    private readonly byte[] behindLast;

    /// <param name="Term">Which term begins at the token.</param>
    /// <param name="Length">How many tokens it takes.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Next">The token's next mark, 0 behind the last.</param>
    private readonly record struct Mark(int Term, int Length, int Value, int Next);

    public Sentence(string text, IReadOnlyList<Token> tokens, int first, int count, Language language)
    {
        (this.text, this.tokens, this.first, Count, Language) = (text, tokens, first, count, language);
        firstMark = new int[count];
        mayBegin = new ulong[count * Words];
        marks = new List<Mark>((count * 16) + 1) { default };
        behindLast = new byte[language.TermCount];
        for (var at = 0; at < count; at++)
        {
            language.Mark(this, at);
        }

        DropNotNegations();
    }

    public int Count { get; }

    public Language Language { get; }

    public Token this[int at] => tokens[first + at];

    public TextSpan Span(int from, int to) => TextSpan.Between(this[from].Start, this[to - 1].End);

    public TextSpan Whole => Span(0, Count);

    public string Text(int from, int to) => Span(from, to).Of(text);

    public ReadOnlySpan<char> Characters(int at) => text.AsSpan(this[at].Start, this[at].Length);

    public bool IsSign(int at, char sign) => at >= 0 && at < Count && this[at].Kind == TokenKind.Sign && text[this[at].Start] == sign;

    public bool IsSignOf(int at, ReadOnlySpan<char> signs) =>
        at >= 0 && at < Count && this[at].Kind == TokenKind.Sign && signs.Contains(text[this[at].Start]);

    public bool IsDigits(int at) => at >= 0 && at < Count && this[at].Kind == TokenKind.Digits;

    public bool IsJoined(int at) => at > 0 && at < Count && this[at].Gap == 0;

    /// <summary>The number in digits at a token, -1 where there is none or it has more than nine.</summary>
    public int Digits(int at) => IsDigits(at) && this[at].Length <= 9 ? int.Parse(Characters(at), null) : -1;

    public bool Is(Term term, int at) => Length((int)term, at) > 0;

    /// <summary>How many tokens the term takes from here; 0 where it does not begin here.</summary>
    public int Length(Term term, int at) => Length((int)term, at);

    public int Length(int term, int at) => Find(term, at) is > 0 and var mark ? marks[mark].Length : 0;

    public int Value(Term term, int at) => Find((int)term, at) is > 0 and var mark ? marks[mark].Value : 0;

    /// <summary>Whether any of the terms begins there or later.</summary>
    public bool HasFrom(int[] terms, int at)
    {
        foreach (var term in terms)
        {
            if (behindLast[term] > at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of a token's marks, each of which names the next; 0 behind the last.</summary>
    public int FirstMark(int at) => firstMark[at];

    public (int Term, int Next) MarkAt(int mark) => (marks[mark].Term, marks[mark].Next);

    /// <summary>"no later than" denies nothing.</summary>
    private void DropNotNegations()
    {
        for (var at = 0; at < Count; at++)
        {
            for (var inside = at; inside < at + Length(Term.NotNegation, at); inside++)
            {
                if (Find((int)Term.Not, inside) is > 0 and var mark)
                {
                    marks[mark] = marks[mark] with { Length = 0 };
                }
            }
        }
    }

    /// <summary>Enters a term; of the same at the same token the longest counts.</summary>
    public void Set(int term, int at, int length, int value)
    {
        var mark = Find(term, at);
        if (mark == 0)
        {
            mayBegin[(at * Words) + ((term % Bits) / 64)] |= 1UL << (term % 64);
            marks.Add(new Mark(term, length, value, firstMark[at]));
            behindLast[term] = (byte)Math.Max(behindLast[term], at + 1);
            firstMark[at] = marks.Count - 1;
        }
        else if (length > marks[mark].Length)
        {
            marks[mark] = marks[mark] with { Length = length, Value = value };
        }
    }

    /// <summary>The mark of a term at a token, 0 where there is none.</summary>
    private int Find(int term, int at)
    {
        if (at < 0 || at >= Count || (mayBegin[(at * Words) + ((term % Bits) / 64)] & (1UL << (term % 64))) == 0)
        {
            return 0;
        }

        var mark = firstMark[at];
        while (mark != 0 && marks[mark].Term != term)
        {
            mark = marks[mark].Next;
        }

        return mark;
    }
}
