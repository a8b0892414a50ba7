namespace Vyomiyra.Domain.Receivables.Detection;

/// <summary>Finds the headings among the first rows: exports like to put a title above them.</summary>
public static class HeadingRow
{
    private const int Within = 10;

    /// <returns>The row with most cells that are known headings; the first with most cells where none are known.</returns>
    public static int Of(IReadOnlyList<IReadOnlyList<string>> rows) => Enumerable.Range(0, Math.Min(Within, rows.Count))
        .OrderByDescending(row => rows[row].Count(IsKnown))
        .ThenByDescending(row => rows[row].Count(cell => cell.Trim().Length > 0))
        .ThenBy(row => row)
        .FirstOrDefault();

    private static bool IsKnown(string cell) => HeadingWords.Plain(cell) is { Length: > 0 } plain && HeadingWords.Columns.Values.Any(words => words.Contains(plain));
}
