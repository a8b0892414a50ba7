using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What a cell is read for; a workbook's cells hold numbers and days that must be written as text for it.</summary>
internal enum CellUse
{
    Text,

    /// <summary>A number that names something, where zeros in front count.</summary>
    Identifier,
    Amount,
    Date,
}

/// <param name="Column">The heading of the column that is read; null where <paramref name="Constant"/> stands for it.</param>
/// <param name="Constant">What every row says where there is no column.</param>
/// <param name="Use">What it is read for.</param>
/// <param name="IsOptional">A file without the column says <paramref name="Constant"/>.</param>
internal readonly record struct TableCell(string? Column, string Constant = "", CellUse Use = CellUse.Text, bool IsOptional = false);

/// <summary>How the reader of the rows wants numbers and days of a workbook written.</summary>
/// <param name="DecimalSeparator">Between units and decimals.</param>
/// <param name="Date">A .NET format.</param>
internal readonly record struct TableSpelling(char DecimalSeparator, string Date);

/// <summary>A row as text, or what keeps it from being one.</summary>
/// <param name="Line">The line of the file where the row starts; the row's number in a workbook.</param>
/// <param name="Values">One for each cell asked for; the array is used again for the next row.</param>
/// <param name="Issues">What the file's form says against the row or about it.</param>
internal readonly record struct TableRow(int Line, string[] Values, IReadOnlyList<ImportIssue> Issues)
{
    public bool IsRejected => Issues.Any(issue => issue.Severity == IssueSeverity.Rejected);
}

/// <summary>Finds the columns of a table by their headings.</summary>
internal static class TableHeadings
{
    public static List<string> Missing(IReadOnlyList<string> headings, IEnumerable<TableCell> cells) =>
        [.. Needed(cells).Where(column => !headings.Any(heading => AreSame(heading, column)))];

    /// <summary>For each cell asked for the index of its column; -1 where it has none.</summary>
    /// <exception cref="UnreadableFileException">A column is missing, or stands there twice.</exception>
    public static int[] IndexesOf(IReadOnlyList<string> headings, IReadOnlyList<TableCell> cells)
    {
        var missing = Missing(headings, cells);
        if (missing.Count > 0)
        {
            throw new UnreadableFileException("missing_column", $"There is no column {string.Join(", ", missing.Select(column => $"'{column}'"))}.");
        }

        if (cells.Select(cell => cell.Column).OfType<string>().FirstOrDefault(column => headings.Count(heading => AreSame(heading, column)) > 1) is { } twice)
        {
            throw new UnreadableFileException("duplicate_column", $"The column '{twice}' stands there more than once.");
        }

        return [.. cells.Select(cell => cell.Column is null ? -1 : headings.ToList().FindIndex(heading => AreSame(heading, cell.Column)))];
    }

    private static IEnumerable<string> Needed(IEnumerable<TableCell> cells) =>
        cells.Where(cell => cell is { Column: not null, IsOptional: false }).Select(cell => cell.Column!).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool AreSame(string heading, string column) => string.Equals(heading.Trim(), column, StringComparison.OrdinalIgnoreCase);
}
