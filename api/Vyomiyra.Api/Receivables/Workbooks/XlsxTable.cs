namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>
/// A sheet of a workbook as a table with headings. The headings are the first row that holds all that are needed: exports like to put a title
/// above them.
/// </summary>
internal static class XlsxTable
{
    /// <summary>Rows that are searched for the headings.</summary>
    public const int HeadingsWithin = 50;

    /// <param name="file">The workbook; left open.</param>
    /// <param name="sheetName">Which sheet; the first visible one where null.</param>
    /// <param name="cells">What is wanted of each row.</param>
    /// <param name="spelling">How numbers and days are to be written.</param>
    /// <param name="checksMerged">Whether the sheet is looked through for merged cells first, which takes as long as unpacking it.</param>
    /// <exception cref="UnreadableFileException">The workbook cannot be read, or its sheet is not the table that was expected.</exception>
    public static IEnumerable<TableRow> Read(
        Stream file, string? sheetName, IReadOnlyList<TableCell> cells, TableSpelling spelling, bool checksMerged = true)
    {
        using var workbook = Workbook.Open(file);
        var sheet = workbook.Sheet(sheetName);
        using var strings = Workbook.Guard(workbook.ReadSharedStrings);
        var text = new CellText(strings, Workbook.Guard(workbook.ReadFormats), workbook.Is1904, spelling);
        var merged = checksMerged ? Workbook.Guard(() => MergedCells.Of(workbook, sheet)) : new MergedCells();
        using var reader = new SheetReader(new PartXml(Workbook.Guard(() => workbook.Open(sheet))));
        var (heading, passed) = Workbook.Guard(() => FindHeadings(reader, text, cells));
        var rows = new SheetRows(cells, heading, text, merged);
        if (passed > 0)
        {
            rows.Announce(heading.Line, null, "rows_above_headings", $"Rows above the headings were passed over: {passed}.");
        }

        if (sheet.IsHidden)
        {
            rows.Announce(heading.Line, null, "hidden_sheet", $"The sheet '{sheet.Name}' is hidden.");
        }

        rows.AnnounceHidden(reader.HiddenColumns);
        while (Workbook.Guard(reader.Next) is { } row)
        {
            yield return rows.Of(row);
        }
    }

    private static (SheetHeading Heading, int Passed) FindHeadings(SheetReader reader, CellText text, IReadOnlyList<TableCell> cells)
    {
        SheetHeading? first = null;
        for (var passed = 0; passed < HeadingsWithin && reader.Next() is { } row; passed++)
        {
            var heading = SheetHeading.Of(row, text);
            first ??= heading;
            if (TableHeadings.Missing(heading.Names, cells).Count == 0)
            {
                return (heading, passed);
            }
        }

        // Nowhere are all of them: what is missing is said of the first row, which is where headings belong.
        TableHeadings.IndexesOf(first?.Names ?? throw new UnreadableFileException("empty_sheet", "The sheet is empty."), cells);
        throw new InvalidOperationException("Headings that miss nothing were passed over.");
    }
}

/// <param name="Line">The row's number.</param>
/// <param name="Names">What the headings say.</param>
/// <param name="Columns">The column of each.</param>
internal sealed record SheetHeading(int Line, List<string> Names, List<int> Columns)
{
    public static SheetHeading Of(SheetRow row, CellText text) =>
        new(row.Number, [.. row.Cells.Select(cell => text.Of(cell, CellUse.Text).Text.Trim())], [.. row.Cells.Select(cell => cell.Column)]);
}
