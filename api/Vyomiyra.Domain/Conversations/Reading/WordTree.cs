namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Phrases as a tree of words, each end naming the terms that the phrase belongs to.</summary>
internal sealed class WordTree
{
    private readonly Dictionary<(int Node, int Word), int> steps = [];
    private readonly List<List<(int Term, int Value)>> ends = [[]];

    public void Add(IEnumerable<int> phrase, int term, int value)
    {
        var node = 0;
        foreach (var word in phrase)
        {
            if (!steps.TryGetValue((node, word), out var next))
            {
                next = ends.Count;
                ends.Add([]);
                steps.Add((node, word), next);
            }

            node = next;
        }

        ends[node].Add((term, value));
    }

    public bool TryStep(ref int node, int word) => word != 0 && steps.TryGetValue((node, word), out node);

    public IReadOnlyList<(int Term, int Value)> Ends(int node) => ends[node];

    /// <summary>Whether the single word is a phrase of the term.</summary>
    public bool IsWord(int term, int word)
    {
        var node = 0;
        return TryStep(ref node, word) && ends[node].Exists(end => end.Term == term);
    }
}
