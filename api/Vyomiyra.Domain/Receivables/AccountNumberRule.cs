namespace Vyomiyra.Domain.Receivables;

/// <summary>Whether two account numbers that differ only a little are one account.</summary>
public enum AccountNumberRule
{
    /// <summary>They are two.</summary>
    Exact,

    /// <summary>"c1" is "C1".</summary>
    IgnoreCase,

    /// <summary>"0004711" is "4711", as where a spreadsheet dropped the zeros.</summary>
    IgnoreLeadingZeros,

    IgnoreBoth,
}

public static class AccountNumberRules
{
    /// <summary>What two numbers of one account have in common under the rule. A number of nothing but zeros keeps one.</summary>
    public static string KeyOf(this AccountNumberRule rule, string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var key = number;
        if (rule is (AccountNumberRule.IgnoreLeadingZeros or AccountNumberRule.IgnoreBoth) && number.StartsWith('0'))
        {
            key = number.TrimStart('0');
            key = key.Length == 0 ? "0" : key;
        }

        return rule is AccountNumberRule.IgnoreCase or AccountNumberRule.IgnoreBoth ? key.ToUpperInvariant() : key;
    }

    /// <summary>Whether they are two under the rule that a person would easily take for one: somebody should know.</summary>
    public static bool AreTwins(this AccountNumberRule rule, string number, string other) =>
        rule.KeyOf(number) != rule.KeyOf(other) && AccountNumberRule.IgnoreBoth.KeyOf(number) == AccountNumberRule.IgnoreBoth.KeyOf(other);
}
