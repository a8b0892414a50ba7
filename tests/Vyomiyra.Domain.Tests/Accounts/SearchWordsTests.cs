using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Tests.Accounts;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Brightwater Foods GmbH", "BRIGHTWATER FOODS")]
    [InlineData("Müller & Söhne S.p.A.", "MULLER SOHNE")]
    [InlineData("helen.marsh@brightwater-foods.example", "HELEN MARSH BRIGHTWATER FOODS EXAMPLE")]
    [InlineData("h.marsh@foods.example", "H MARSH FOODS EXAMPLE")]
    [InlineData("helen.marsh", "HELEN MARSH")]
    [InlineData("GmbH", "GMBH")]
    [InlineData("Foods Foods", "FOODS")]
    [InlineData(" ?! ", "")]
    public void A_name_is_found_by_its_telling_words(string name, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(name)));

    [Theory]
    [InlineData("BRIHGTWATER")]
    [InlineData("BRIGTWATER")]
    [InlineData("BRRIGHTWATER")]
    [InlineData("BRIGHTVATER")]
    [InlineData("RIGHTWATER")]
    [InlineData("BRIGHTWATERR")]
    public void One_slip_still_meets_the_word(string typed) => Assert.Contains("BRIGHTWATER", SearchWords.OneSlipFrom(typed));

    [Fact]
    public void Too_much_is_one_slip_away_from_a_short_word() => Assert.Empty(SearchWords.OneSlipFrom("ABC"));

    [Fact]
    public void A_word_is_no_slip_of_itself_and_slips_go_both_ways() => Many.Times(20, random =>
    {
        var word = string.Concat(Enumerable.Range(0, random.Next(4, 12)).Select(_ => (char)('A' + random.Next(26))));
        var slips = SearchWords.OneSlipFrom(word);
        Assert.DoesNotContain(word, slips);
        Assert.All(slips.Where(slip => slip.Length >= 4), slip => Assert.Contains(word, SearchWords.OneSlipFrom(slip)));
    });
}
