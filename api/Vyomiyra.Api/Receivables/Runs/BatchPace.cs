namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>How many rows one transaction takes: as many as land in about a seventh of a second, because others wait to write meanwhile.</summary>
internal sealed class BatchPace(TimeProvider clock)
{
    private const int Fewest = 1000;
    private const int Most = 4000;
    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(150);

    private long started;
    private (int Rows, TimeSpan Time) sum;

    public int Rows { get; private set; } = 1000;

    /// <summary>Since this process took the run up; null before its first batch.</summary>
    public int? RowsPerSecond => sum.Rows == 0 ? null : (int)(sum.Rows / sum.Time.TotalSeconds);

    public void Start() => started = clock.GetTimestamp();

    public void End(int rows)
    {
        var took = clock.GetElapsedTime(started);
        sum = (sum.Rows + rows, sum.Time + took);
        // One slow transaction, or one large account, says little about the next.
        var fitting = rows * (Aim / (took + TimeSpan.FromMicroseconds(1)));
        Rows = (int)Math.Clamp(fitting, Math.Max(Fewest, Rows / 2), Math.Min(Most, Rows * 2));
    }
}
