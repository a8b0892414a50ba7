using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Tests.Receivables;

public sealed class DocumentNameTests
{
    [Theory]
    [InlineData("INV-10482.pdf", "INV10482")]
    [InlineData("Invoice INV-10482 (copy).PDF", "INV10482")]
    [InlineData("1000_90001_2026-11-22.pdf", "90001")]
    [InlineData("Rechnung Nr. 90001", "90001")]
    public void A_number_is_among_what_the_name_may_say(string name, string key) => Assert.Contains(key, DocumentName.Keys(name));

    [Fact]
    public void A_name_without_digits_says_nothing() => Assert.Empty(DocumentName.Keys("terms and conditions.pdf"));

    [Fact]
    public void The_longest_of_ours_is_meant_and_two_alike_are_nobodys()
    {
        Assert.Equal("INV10482", DocumentName.Choose(["10482", "INV10482"]));
        Assert.Equal("10482", DocumentName.Choose(["10482", "10482"]));
        Assert.Null(DocumentName.Choose(["10482", "10483"]));
        Assert.Null(DocumentName.Choose([]));
    }

    [Fact]
    public void Any_name_is_answered() => Many.Times(300, random => Assert.All(DocumentName.Keys(random.Text(60)), key => Assert.InRange(key.Length, 3, ReferenceKey.MaximumLength)));
}
