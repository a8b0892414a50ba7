namespace Vyomiyra.Domain.Tests;

public sealed class WilsonIntervalTests
{
    /// <summary>Values of R's <c>prop.test(x, n, correct = FALSE)</c>.</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(0, 0, 0, 1)]
    public void The_true_share_lies_within(int hits, int of, double from, double to)
    {
        var interval = WilsonInterval.Of(hits, of);
        Assert.Equal(from, interval.From, 4);
        Assert.Equal(to, interval.To, 4);
    }
}
