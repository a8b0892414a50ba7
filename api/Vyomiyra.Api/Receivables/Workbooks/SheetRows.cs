using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Workbooks;

/// <summary>Picks the cells that were asked for out of a sheet's rows, and says what is odd about each.</summary>
internal sealed class SheetRows
{
    /// <summary>Notices of one kind in one column; whoever reads a hundred of them knows.</summary>
    private const int MostNotices = 100;

    private readonly IReadOnlyList<TableCell> cells;
    private readonly SheetHeading heading;
    private readonly CellText text;
    private readonly MergedCells merged;
    private readonly string[] values;

    /// <summary>Which of the cells asked for a column fills.</summary>
    private readonly Dictionary<int, int[]> wanted;

    private readonly Dictionary<(string Code, int Column), int> said = [];
    private List<ImportIssue> announced = [];
    private List<ImportIssue> issues = [];

    public SheetRows(IReadOnlyList<TableCell> cells, SheetHeading heading, CellText text, MergedCells merged)
    {
        (this.cells, this.heading, this.text, this.merged) = (cells, heading, text, merged);
        values = new string[cells.Count];
        wanted = TableHeadings.IndexesOf(heading.Names, cells)
            .Select((name, cell) => (Name: name, Cell: cell))
            .Where(pair => pair.Name >= 0)
            .GroupBy(pair => heading.Columns[pair.Name], pair => pair.Cell)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Something about the sheet itself; it is said with the first row.</summary>
    public void Announce(int line, string? column, string code, string reason) =>
        announced.Add(ImportIssue.Notice(line, column, null, code, reason));

    public void AnnounceHidden(IEnumerable<(int First, int Last)> ranges)
    {
        foreach (var column in wanted.Keys.Where(column => ranges.Any(range => range.First <= column && column <= range.Last)))
        {
            Announce(heading.Line, NameOf(column), "hidden_column", $"Column {SheetReader.NameOf(column)} is hidden, and was read.");
        }
    }

    public TableRow Of(SheetRow row)
    {
        (issues, announced) = (announced, []);
        for (var cell = 0; cell < values.Length; cell++)
        {
            values[cell] = cells[cell].Constant;
        }

        CheckRow(row);
        foreach (var cell in row.Cells)
        {
            if (wanted.TryGetValue(cell.Column, out var targets))
            {
                Take(row.Number, cell, targets);
            }
        }

        return new TableRow(row.Number, values, issues);
    }

    private void CheckRow(SheetRow row)
    {
        if (row.IsOutOfOrder)
        {
            issues.Add(ImportIssue.Rejected(row.Number, null, null, "row_out_of_order", "The workbook is damaged: the row behind this one has a number that came before."));
        }

        if (row.RepeatedColumn is { } repeated && wanted.ContainsKey(repeated))
        {
            issues.Add(ImportIssue.Rejected(
                row.Number, NameOf(repeated), null, "repeated_cell", $"The workbook is damaged: it holds cell {SheetReader.NameOf(repeated)}{row.Number} twice."));
        }

        if (row.IsHidden && MaySay("hidden_row", -1, MostNotices))
        {
            issues.Add(ImportIssue.Notice(row.Number, null, null, "hidden_row", "The row is hidden, and was read."));
        }

        foreach (var column in wanted.Keys)
        {
            if (merged.Cover(row.Number, column))
            {
                issues.Add(ImportIssue.Rejected(
                    row.Number, NameOf(column), null, "merged_cell", $"Cell {SheetReader.NameOf(column)}{row.Number} is merged with others: whose value it is cannot be told."));
            }
        }
    }

    private void Take(int line, SheetCell cell, int[] targets)
    {
        foreach (var target in targets)
        {
            var (value, remark) = text.Of(cell, cells[target].Use);
            values[target] = value;
            if (remark is not null && (remark.Severity == IssueSeverity.Rejected || MaySay(remark.Code, cell.Column, remark.IsOncePerColumn ? 1 : MostNotices)))
            {
                issues.Add(ImportIssue.Of(remark.Severity, line, NameOf(cell.Column), value, remark.Code, $"Cell {SheetReader.NameOf(cell.Column)}{line} {remark.Reason}"));
            }
        }

        if (cell.IsFormula && cell.Kind is not (SheetCellKind.Empty or SheetCellKind.Error) && MaySay("formula", cell.Column, MostNotices))
        {
            issues.Add(ImportIssue.Notice(
                line, NameOf(cell.Column), values[targets[0]], "formula", $"Cell {SheetReader.NameOf(cell.Column)}{line} holds a formula; what it gave when the workbook was saved was read."));
        }
    }

    private bool MaySay(string code, int column, int most)
    {
        var times = said.GetValueOrDefault((code, column));
        said[(code, column)] = times + 1;
        return times < most;
    }

    private string NameOf(int column) => heading.Names[heading.Columns.IndexOf(column)];
}
