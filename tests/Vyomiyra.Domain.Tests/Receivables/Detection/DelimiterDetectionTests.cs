using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Tests.Receivables.Detection;

public sealed class DelimiterDetectionTests
{
    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',', '"')]
    [InlineData("a;b;c\n1,5;2,5;3,5\n", ';', '"')]
    [InlineData("a\tb\n\"1\t1\"\t2\n", '\t', '"')]
    [InlineData("a|b\r\n1|2\r\n", '|', '"')]
    [InlineData("a;b\n'1;1';'2'\n", ';', '\'')]
    [InlineData("a,b\n\"x;y,z\",2\n\"say \"\"hi\"\", he said\",3\n", ',', '"')]
    public void What_cuts_all_lines_alike_is_the_delimiter(string sample, char delimiter, char quote)
    {
        var found = DelimiterDetection.Of(sample);

        Assert.Equal(new Delimiting(delimiter, quote), found.Value);
        Assert.Empty(found.Doubts);
    }

    [Fact]
    public void Two_that_cut_alike_are_a_doubt() =>
        Assert.Equal([",", ";"], Assert.Single(DelimiterDetection.Of("a,b;c\n1,5;2\n3,5;4\n").Doubts).Choices.Order(StringComparer.Ordinal));

    [Fact]
    public void Prose_is_a_doubt() => Assert.NotEmpty(DelimiterDetection.Of("Dear colleague\nplease find the list\n").Doubts);

    [Fact]
    public void A_row_that_the_end_of_the_sample_cuts_is_none() =>
        Assert.Equal([["a", "b"], ["1", "2"]], DelimiterDetection.Split("a;b\n\n1;2\n3;", new Delimiting(';', '"'), 10));
}
