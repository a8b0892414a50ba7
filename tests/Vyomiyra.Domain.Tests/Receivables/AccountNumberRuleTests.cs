using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

public sealed class AccountNumberRuleTests
{
    [Theory]
    [InlineData(AccountNumberRule.Exact, "0004711", "4711", false)]
    [InlineData(AccountNumberRule.Exact, "c1", "C1", false)]
    [InlineData(AccountNumberRule.IgnoreLeadingZeros, "0004711", "4711", true)]
    [InlineData(AccountNumberRule.IgnoreLeadingZeros, "00c1", "C1", false)]
    [InlineData(AccountNumberRule.IgnoreLeadingZeros, "000", "0", true)]
    [InlineData(AccountNumberRule.IgnoreLeadingZeros, "4711", "47110", false)]
    [InlineData(AccountNumberRule.IgnoreLeadingZeros, "C-0001", "C-1", false)]
    [InlineData(AccountNumberRule.IgnoreCase, "c1", "C1", true)]
    [InlineData(AccountNumberRule.IgnoreCase, "0c1", "C1", false)]
    [InlineData(AccountNumberRule.IgnoreBoth, "00c1", "C1", true)]
    public void Numbers_are_one_account_where_the_rule_says_so(AccountNumberRule rule, string number, string other, bool areOne)
    {
        Assert.Equal(areOne, rule.KeyOf(number) == rule.KeyOf(other));
        Assert.Equal(!areOne && AccountNumberRule.IgnoreBoth.KeyOf(number) == AccountNumberRule.IgnoreBoth.KeyOf(other), rule.AreTwins(number, other));
    }

    [Fact]
    public void A_key_is_its_own_key_and_rules_that_ignore_more_join_more() => Many.Times(500, random =>
    {
        var (number, other) = (random.Text(8), random.Text(8));
        foreach (var rule in Enum.GetValues<AccountNumberRule>())
        {
            Assert.Equal(rule.KeyOf(number), rule.KeyOf(rule.KeyOf(number)));
            Assert.True(rule.KeyOf(number) != rule.KeyOf(other) || AccountNumberRule.IgnoreBoth.KeyOf(number) == AccountNumberRule.IgnoreBoth.KeyOf(other));
            Assert.Equal(number.Length == 0, rule.KeyOf(number).Length == 0);
        }
    });
}
