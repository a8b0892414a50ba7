namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// How many rows one transaction takes: as many as land in about a seventh of a second, because others wait to write meanwhile; and in four times
/// that while nobody else writes, because what lands together shares the pages that it touches.
/// </summary>
internal sealed class BatchPace(TimeProvider clock)
{
    private const int Fewest = 1000;
    private static readonly (TimeSpan Aim, int Most) Shared = (TimeSpan.FromMilliseconds(150), 4000);
    private static readonly (TimeSpan Aim, int Most) Alone = (4 * Shared.Aim, 4 * Shared.Most);

    private long started;
    private (int Rows, TimeSpan Time) sum;

    public int Rows { get; private set; } = Fewest;

    /// <summary>Since this process took the run up; null before its first batch.</summary>
    public int? RowsPerSecond => sum.Rows == 0 ? null : (int)(sum.Rows / sum.Time.TotalSeconds);

    public void Start() => started = clock.GetTimestamp();

    /// <param name="rows">That landed since <see cref="Start"/>.</param>
    /// <param name="alone">Nobody else wrote meanwhile.</param>
    public void End(int rows, bool alone)
    {
        var took = clock.GetElapsedTime(started);
        sum = (sum.Rows + rows, sum.Time + took);
        var (aim, most) = alone ? Alone : Shared;
        // One slow transaction, or one large account, says little about the next.
        var fitting = Math.Clamp(rows * (aim / (took + TimeSpan.FromMicroseconds(1))), Rows / 2, Rows * 2);
        Rows = (int)Math.Clamp(fitting, Fewest, most);
    }
}
