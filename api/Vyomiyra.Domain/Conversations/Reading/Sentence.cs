namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>The tokens of one sentence, with the terms of its language that begin at each.</summary>
internal sealed class Sentence
{
    private readonly string text;
    private readonly IReadOnlyList<Token> tokens;
    private readonly int first;
    private readonly byte[] lengths;
    private readonly int[] values;
    private readonly int[] firstMark;
    private readonly List<(int Term, int Next)> marks = [(0, 0)];

    public Sentence(string text, IReadOnlyList<Token> tokens, int first, int count, Language language)
    {
        (this.text, this.tokens, this.first, Count, Language) = (text, tokens, first, count, language);
        lengths = new byte[count * language.TermCount];
        firstMark = new int[count];
        values = new int[count * Language.NamedTermCount];
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

    public int Length(int term, int at) => at >= 0 && at < Count ? lengths[(at * Language.TermCount) + term] : 0;

    public int Value(Term term, int at) => values[(at * Language.NamedTermCount) + (int)term];

    /// <summary>The terms that begin here, the last found first: none at most signs and many words.</summary>
    public IEnumerable<int> TermsAt(int at)
    {
        for (var mark = firstMark[at]; mark != 0; mark = marks[mark].Next)
        {
            yield return marks[mark].Term;
        }
    }

    /// <summary>"no later than" denies nothing.</summary>
    private void DropNotNegations()
    {
        for (var at = 0; at < Count; at++)
        {
            for (var inside = at; inside < at + Length(Term.NotNegation, at); inside++)
            {
                lengths[(inside * Language.TermCount) + (int)Term.Not] = 0;
            }
        }
    }

    public void Set(int term, int at, int length, int value)
    {
        if (length > lengths[(at * Language.TermCount) + term])
        {
            if (lengths[(at * Language.TermCount) + term] == 0)
            {
                marks.Add((term, firstMark[at]));
                firstMark[at] = marks.Count - 1;
            }

            lengths[(at * Language.TermCount) + term] = (byte)Math.Min(length, byte.MaxValue);
            if (term < Language.NamedTermCount)
            {
                values[(at * Language.NamedTermCount) + term] = value;
            }
        }
    }
}
