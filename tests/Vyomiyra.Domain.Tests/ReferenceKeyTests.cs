namespace Vyomiyra.Domain.Tests;

public sealed class ReferenceKeyTests
{
    [Theory]
    [InlineData("INV-10482", "INV10482")]
    [InlineData("inv 10482", "INV10482")]
    [InlineData("INV/10482", "INV10482")]
    [InlineData(" Inv. #10482 ", "INV10482")]
    [InlineData("INV\u201110482", "INV10482")]
    [InlineData("INV\u200b10482", "INV10482")]
    [InlineData("\u202eINV10482", "INV10482")]
    [InlineData("0010482", "0010482")]
    [InlineData("é-1", "É1")]
    [InlineData("iİ", "Iİ")]
    [InlineData("", "")]
    [InlineData("-/. ", "")]
    public void Only_letters_and_digits_count(string number, string key) => Assert.Equal(key, ReferenceKey.Of(number));

    [Fact]
    public void A_long_number_is_cut() =>
        Assert.Equal(new string('7', ReferenceKey.MaximumLength), ReferenceKey.Of(new string('7', 100_000)));

    [Fact]
    public void Writing_it_another_way_does_not_change_it() => Many.Times(2000, random =>
    {
        var number = random.Text(30);
        var key = ReferenceKey.Of(number);
        Assert.Equal(key, ReferenceKey.Of(key));
        Assert.Equal(key, ReferenceKey.Of(number.ToUpperInvariant()));
        Assert.Equal(key, ReferenceKey.Of(string.Join('-', number.AsEnumerable())));
        Assert.True(key.Length <= ReferenceKey.MaximumLength && key.All(char.IsLetterOrDigit));
    });
}
