using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="Number">The account's number; null where the rule fits several accounts.</param>
/// <param name="Other">Another account's number that a person would easily take for this one, told once for each number.</param>
internal readonly record struct NamedAccount(string? Number, string? Other);

/// <summary>
/// Whom the numbers in a delivery mean by its profile's rule. An account that is stored comes first; where none is, the first spelling in the
/// delivery names the new one.
/// </summary>
internal sealed class NamedAccounts
{
    private readonly AccountNumberRule rule;
    private readonly Dictionary<string, NamedAccount> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> alike = new(StringComparer.Ordinal);

    public NamedAccounts(AccountNumberRule rule, IEnumerable<string> stored)
    {
        this.rule = rule;
        foreach (var number in stored)
        {
            Alike(number).Add(number);
        }
    }

    public NamedAccount Find(string number)
    {
        if (named.TryGetValue(number, out var known))
        {
            return known;
        }

        var others = Alike(number);
        var meant = others.Contains(number) ? [number] : others.FindAll(other => rule.KeyOf(other) == rule.KeyOf(number));
        var found = meant switch
        {
            [var one] => new NamedAccount(one, others.Find(other => rule.AreTwins(other, one))),
            [] => new NamedAccount(number, others.Find(other => rule.AreTwins(other, number))),
            _ => new NamedAccount(null, null),
        };
        if (meant.Count == 0)
        {
            others.Add(number);
        }

        named.Add(number, found with { Other = null });
        return found;
    }

    /// <summary>The numbers that differ from this one by leading zeros or case at most.</summary>
    private List<string> Alike(string number)
    {
        var key = AccountNumberRule.IgnoreBoth.KeyOf(number);
        if (!alike.TryGetValue(key, out var numbers))
        {
            alike.Add(key, numbers = []);
        }

        return numbers;
    }
}
