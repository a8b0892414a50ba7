namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What a pattern says that a sentence does. Promises, sayings and disputes are suggested; the others keep a promise from being seen where none is.</summary>
internal enum StatementKind
{
    Promise,

    /// <summary>Money will reach us: a promise, unless the sentence says that it was sent already.</summary>
    Arrival,

    /// <summary>A promise without a verb ("payment Friday"), where its clause has no other.</summary>
    Terse,
    Paid,
    Refusal,
    Request,

    /// <summary>An answer, a check, a document is announced, not money.</summary>
    Reply,

    /// <summary>Somebody else pays, or we do something ourselves.</summary>
    Others,

    /// <summary>A habit or a term, no promise for a day.</summary>
    Habit,

    /// <summary>What somebody has yet to sign or approve: the promise beside it depends on that.</summary>
    Awaits,

    /// <summary>Out of office.</summary>
    Away,

    /// <summary>One of the <see cref="SaidKind"/>s.</summary>
    Says,

    /// <summary>Something is contested, for one of the <see cref="DisputeReason"/>s.</summary>
    Disputes,

    /// <summary>Looks like one of the two before and is none: it takes away those of its kind that it overlaps.</summary>
    Unsaid,
}

/// <param name="Terms">The classes of words expected, any of them.</param>
/// <param name="Gap">How many words may be skipped before it.</param>
/// <param name="IsOptional">May be missing.</param>
internal readonly record struct PatternElement(int[] Terms, int Gap, bool IsOptional);

/// <param name="Kind">What it says.</param>
/// <param name="Strength">How surely, 0 to 1.</param>
/// <param name="Detail">Which <see cref="SaidKind"/> or <see cref="DisputeReason"/>; of what is unsaid, the reason's negative; 0 for the other kinds.</param>
/// <param name="AtStart">Only at the beginning of a clause.</param>
/// <param name="Elements">What is expected, in order.</param>
internal sealed record Pattern(StatementKind Kind, double Strength, int Detail, bool AtStart, PatternElement[] Elements);

/// <summary>One language's words and patterns, as its data file gives them.</summary>
internal sealed class Language(string name, int termCount, WordTree words, IReadOnlyList<Pattern> patterns, ILookup<Term, string> phrases)
{
    public static readonly int NamedTermCount = Enum.GetValues<Term>().Length;

    private readonly Pattern[][] byFirstTerm = ByFirstTerm(termCount, patterns);

    public string Name { get; } = name;

    /// <summary>Named terms and the language's own.</summary>
    public int TermCount { get; } = termCount;

    /// <summary>Whole phrases, for what is recognised by the line.</summary>
    public IEnumerable<string> Phrases(Term term) => phrases[term];

    public bool IsCommon(int word) => words.IsWord((int)Term.Common, word);

    /// <summary>Whether some phrase of the language begins with the word.</summary>
    public bool Knows(int word)
    {
        var node = 0;
        return words.TryStep(ref node, word);
    }

    public bool Is(Term term, int word) => words.IsWord((int)term, word);

    /// <summary>Enters into the sentence every term that begins at a token.</summary>
    public void Mark(Sentence sentence, int at)
    {
        var node = 0;
        for (var next = at; next < sentence.Count && words.TryStep(ref node, sentence[next].Word); next++)
        {
            foreach (var (term, value) in words.Ends(node))
            {
                sentence.Set(term, at, next - at + 1, value);
            }
        }
    }

    public ReadOnlySpan<Pattern> PatternsFrom(int term) => byFirstTerm[term];

    private static Pattern[][] ByFirstTerm(int termCount, IReadOnlyList<Pattern> patterns)
    {
        var byTerm = patterns.SelectMany(pattern => pattern.Elements[0].Terms.Select(term => (term, pattern))).ToLookup(entry => entry.term, entry => entry.pattern);
        return [.. Enumerable.Range(0, termCount).Select(term => byTerm[term].ToArray())];
    }
}
