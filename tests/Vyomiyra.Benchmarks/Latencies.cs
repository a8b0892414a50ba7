namespace Vyomiyra.Benchmarks;

/// <summary>Durations of single requests, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> milliseconds = [];
    private readonly Lock gate = new();

    public double Median => Percentile(0.5);

    public double P99 => Percentile(0.99);

    public void Add(TimeSpan duration)
    {
        lock (gate)
        {
            milliseconds.Add(duration.TotalMilliseconds);
        }
    }

    private double Percentile(double share)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }
}
