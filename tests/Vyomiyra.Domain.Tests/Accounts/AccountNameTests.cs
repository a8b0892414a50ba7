using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Tests.Accounts;

public sealed class AccountNameTests
{
    [Theory]
    [InlineData("Brandt Feinmechanik GmbH", "BRANDT FEINMECHANIK")]
    [InlineData("brandt  feinmechanik gmbh & Co. KG", "BRANDT FEINMECHANIK")]
    [InlineData("Officine Rossi S.p.A.", "OFFICINE ROSSI")]
    [InlineData("Café Zoé SARL", "CAFE ZOE")]
    [InlineData("Weiß AG", "WEISS")]
    [InlineData("WEISS AG", "WEISS")]
    [InlineData("Søndergård ApS", "SONDERGARD")]
    [InlineData("Łódź Sp. Stal", "LODZ SP STAL")]
    [InlineData("O'Neill-Barnes Ltd", "O NEILL BARNES")]
    [InlineData("AG", "AG")]
    [InlineData("KG Holding", "KG HOLDING")]
    [InlineData("A\u0301rpa\u200bd", "ARPAD")]
    [InlineData("\u202eevil\u202c Inc.", "EVIL")]
    [InlineData("3M", "3M")]
    [InlineData("", "")]
    [InlineData("--", "")]
    public void Case_accents_punctuation_and_legal_form_do_not_count(string name, string key) => Assert.Equal(key, AccountName.KeyOf(name));

    [Fact]
    public void A_name_with_broken_characters_has_a_key_all_the_same()
    {
        Assert.Equal("ACME", AccountName.KeyOf("Acme \ud83d Inc"));
        Assert.Equal("ACME", AccountName.KeyOf("\ufffeAcme"));
        Assert.Equal("ACME", AccountName.KeyOf("Acme \ud83d\ude00"));
    }

    [Fact]
    public void A_long_name_is_cut_and_does_not_end_in_a_blank() =>
        Assert.Equal(new string('A', 79), AccountName.KeyOf(new string('a', 79) + " bcd"));

    [Fact]
    public void A_key_is_its_own_key_as_long_as_nothing_was_cut() => Many.Times(2000, random =>
    {
        var name = random.Text(60);
        var key = AccountName.KeyOf(name);
        Assert.True(key.Length <= AccountName.MaximumKeyLength && key == key.Trim() && !key.Contains("  ", StringComparison.Ordinal));
        Assert.True(key.All(character => character == ' ' || char.IsLetterOrDigit(character)), key);
        Assert.Equal(key, AccountName.KeyOf(key));
    });
}
