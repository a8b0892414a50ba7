namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>
/// The merged cells of a sheet. A workbook lists them behind its rows, so the sheet is unpacked once before its rows are read; which also tells
/// whether it unpacks to what it says.
/// </summary>
internal sealed class MergedCells
{
    private const int MostRanges = 100_000;

    private readonly List<(int FirstRow, int LastRow, int FirstColumn, int LastColumn)> ranges = [];

    /// <summary>By the columns that were asked for, the rows in which they are merged: ranges may overlap, and hostile ones all do.</summary>
    private readonly Dictionary<int, RowStretches> byColumn = [];

    public static MergedCells Of(Workbook workbook, WorkbookSheet sheet)
    {
        var merged = new MergedCells();
        if (Mentions(workbook, sheet, "mergeCell"u8))
        {
            merged.Read(workbook, sheet);
        }

        return merged;
    }

    /// <param name="row">Never above a row that was asked for before.</param>
    /// <param name="column">0 is A.</param>
    public bool Cover(int row, int column)
    {
        if (ranges.Count == 0)
        {
            return false;
        }

        if (!byColumn.TryGetValue(column, out var rows))
        {
            rows = new RowStretches(ranges.Where(range => range.FirstColumn <= column && column <= range.LastColumn).Select(range => (range.FirstRow, range.LastRow)));
            byColumn.Add(column, rows);
        }

        return rows.Hold(row);
    }

    private void Read(Workbook workbook, WorkbookSheet sheet)
    {
        using var xml = new PartXml(workbook.Open(sheet));
        while (xml.Step())
        {
            if (!xml.Opens("mergeCell") || xml.Attribute("ref")?.Split(':') is not [var first, var last])
            {
                continue;
            }

            ranges.Add((RowOf(first), RowOf(last), SheetReader.ColumnOf(first), SheetReader.ColumnOf(last)));
            if (ranges.Count > MostRanges)
            {
                throw new UnreadableFileException("too_many_merged_cells", $"The sheet has more than {MostRanges} merged ranges.");
            }
        }

        ranges.Sort();
    }

    private static int RowOf(string reference) =>
        int.TryParse(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), out var row) ? row : 0;

    /// <summary>Looks through the bytes alone: most sheets have no merged cells, and then their XML is read once.</summary>
    private static bool Mentions(Workbook workbook, WorkbookSheet sheet, ReadOnlySpan<byte> word)
    {
        using var part = workbook.Open(sheet);
        var buffer = new byte[1 << 16];
        var (kept, found) = (0, false);
        for (int read; (read = part.Read(buffer.AsSpan(kept))) > 0;)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            found = found || bytes.IndexOf(word) >= 0;
            kept = Math.Min(bytes.Length, word.Length - 1);
            bytes[^kept..].CopyTo(buffer);
        }

        return found;
    }
}
