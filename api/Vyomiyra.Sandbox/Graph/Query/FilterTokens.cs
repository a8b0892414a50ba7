using System.Text.RegularExpressions;

namespace Vyomiyra.Sandbox.Graph.Query;

/// <summary>The words of a filter, one ahead.</summary>
sealed partial class FilterTokens
{
    readonly List<string> tokens = [];
    int position;

    public FilterTokens(string filter)
    {
        var at = 0;
        while (at < filter.Length)
        {
            var match = Token().Match(filter, at);
            if (!match.Success || match.Index != at)
                throw GraphError.BadRequest($"Invalid filter clause: there is a syntax error at position {at} in '{filter}'.");
            if (match.Groups["token"].Success)
                tokens.Add(match.Groups["token"].Value);
            at += match.Length;
        }
    }

    public string? Next => position < tokens.Count ? tokens[position] : null;

    public string Take() =>
        position < tokens.Count ? tokens[position++] : throw GraphError.BadRequest("Invalid filter clause: the expression ends too early.");

    public bool TryTake(string word)
    {
        if (Next != word)
            return false;
        position++;
        return true;
    }

    public void Expect(string word)
    {
        if (!TryTake(word))
            throw GraphError.BadRequest($"Invalid filter clause: '{word}' was expected before '{Next}'.");
    }

    [GeneratedRegex(@"\s+|(?<token>'(?:[^']|'')*'|[(),]|[^\s'(),]+)")]
    private static partial Regex Token();
}
