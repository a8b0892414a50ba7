namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>A sheet as it stands, for what does not know yet what its columns are: numbers with a point, days as in ISO 8601.</summary>
internal static class SheetText
{
    /// <summary>The rows that hold something, each with its number and all cells up to its last.</summary>
    /// <param name="workbook">Stays open.</param>
    /// <param name="sheet">One of its sheets.</param>
    /// <param name="mostColumns">Cells to the right of them are left out.</param>
    public static IEnumerable<(int Number, List<string> Cells)> Rows(Workbook workbook, WorkbookSheet sheet, int mostColumns)
    {
        using var strings = Workbook.Guard(workbook.ReadSharedStrings);
        var text = new CellText(strings, Workbook.Guard(workbook.ReadFormats), workbook.Is1904, new TableSpelling('.', "yyyy-MM-dd"));
        using var reader = new SheetReader(new PartXml(Workbook.Guard(() => workbook.Open(sheet))));
        while (Workbook.Guard(reader.Next) is { } row)
        {
            var cells = new List<string>();
            foreach (var cell in row.Cells.Where(cell => cell.Column < mostColumns).OrderBy(cell => cell.Column))
            {
                cells.AddRange(Enumerable.Repeat("", Math.Max(0, cell.Column - cells.Count)));
                cells.Add(text.Of(cell, CellUse.Text).Text);
            }

            yield return (row.Number, cells);
        }
    }
}
