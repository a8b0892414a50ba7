namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>Rows of a sheet as stretches that lie apart from each other and in order, however much what they were made of overlapped.</summary>
public sealed class RowStretches
{
    private readonly List<(int First, int Last)> stretches = [];

    private int next;

    /// <param name="ranges">First and last rows, ordered by the first.</param>
    public RowStretches(IEnumerable<(int First, int Last)> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        foreach (var (first, last) in ranges)
        {
            if (stretches.Count > 0 && first <= stretches[^1].Last)
            {
                stretches[^1] = (stretches[^1].First, Math.Max(stretches[^1].Last, last));
            }
            else if (first <= last)
            {
                stretches.Add((first, last));
            }
        }
    }

    public int Count => stretches.Count;

    /// <param name="row">Never above a row that was asked for before.</param>
    public bool Hold(int row)
    {
        while (next < stretches.Count && stretches[next].Last < row)
        {
            next++;
        }

        return next < stretches.Count && stretches[next].First <= row;
    }
}
