namespace Vyomiyra.Api.Receivables.Workbooks;

internal enum SheetCellKind
{
    /// <summary>Without a value.</summary>
    Empty,
    Number,
    Text,

    /// <summary>A number in the shared strings.</summary>
    SharedText,
    Boolean,
    Error,
    IsoDate,
}

/// <param name="Column">0 is A.</param>
/// <param name="Kind">What <paramref name="Raw"/> is.</param>
/// <param name="Raw">As the file spells it.</param>
/// <param name="Style">A number of <see cref="CellFormats"/>.</param>
/// <param name="IsFormula">The value is what a formula gave when the file was last saved.</param>
internal readonly record struct SheetCell(int Column, SheetCellKind Kind, string Raw, int Style, bool IsFormula);

/// <summary>A row of a sheet; it is used again for the next.</summary>
internal sealed class SheetRow
{
    public int Number { get; set; }
    public bool IsHidden { get; set; }

    /// <summary>The rows of the file are not in order, or this one stands there twice.</summary>
    public bool IsOutOfOrder { get; set; }

    /// <summary>A column in which the row holds two cells.</summary>
    public int? RepeatedColumn { get; set; }

    public List<SheetCell> Cells { get; } = [];
}

/// <summary>Reads a sheet's rows one after the other, those without any value left out.</summary>
internal sealed class SheetReader(PartXml xml) : IDisposable
{
    private const int MostColumns = 16_384;
    private const int MostRows = 1_048_576;

    private readonly SheetRow row = new();

    /// <summary>By columns, how many rows had been read when a cell was last found there: cells may come in any order.</summary>
    private readonly int[] lastFilled = new int[MostColumns];

    private int rowsRead;

    /// <summary>Columns that nobody sees in Excel, known once the first row was read.</summary>
    public List<(int First, int Last)> HiddenColumns { get; } = [];

    /// <returns>Null at the end.</returns>
    public SheetRow? Next()
    {
        while (xml.Step())
        {
            if (xml.Opens("col") && xml.Flag("hidden") && HiddenColumns.Count < MostColumns)
            {
                HiddenColumns.Add(((xml.Number("min") ?? 1) - 1, (xml.Number("max") ?? 1) - 1));
            }
            else if (xml.Opens("row"))
            {
                ReadRow();
                if (row.Cells.Count > 0)
                {
                    return row;
                }
            }
        }

        return null;
    }

    public void Dispose() => xml.Dispose();

    /// <summary>"C" is 2, "AA" is 26; -1 where the reference has no column or one that no sheet has.</summary>
    public static int ColumnOf(ReadOnlySpan<char> reference)
    {
        var column = 0;
        foreach (var character in reference)
        {
            if (!char.IsAsciiLetter(character) || column > MostColumns)
            {
                break;
            }

            column = (column * 26) + (char.ToUpperInvariant(character) - 'A' + 1);
        }

        return column is > 0 and <= MostColumns ? column - 1 : -1;
    }

    /// <summary>2 is "C".</summary>
    public static string NameOf(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : NameOf((column / 26) - 1) + (char)('A' + (column % 26));

    private void ReadRow()
    {
        var number = xml.Number("r") ?? row.Number + 1;
        row.IsOutOfOrder = number <= row.Number || number > MostRows;
        row.Number = row.IsOutOfOrder ? row.Number : number;
        row.IsHidden = xml.Flag("hidden");
        row.RepeatedColumn = null;
        row.Cells.Clear();
        rowsRead++;
        if (xml.IsEmpty)
        {
            return;
        }

        var depth = xml.Depth;
        var column = -1;
        while (xml.Step() && !xml.Closes("row", depth))
        {
            if (xml.Opens("c"))
            {
                column = xml.Attribute("r") is { } reference ? ColumnOf(reference) : column + 1;
                Add(ReadCell(column));
            }
        }
    }

    private void Add(SheetCell cell)
    {
        if (cell.Column is < 0 or >= MostColumns)
        {
            throw new UnreadableFileException("damaged_workbook", $"Row {row.Number} holds a cell in a column that no sheet has.");
        }

        if (cell.Kind == SheetCellKind.Empty && !cell.IsFormula)
        {
            return;
        }

        if (lastFilled[cell.Column] == rowsRead)
        {
            row.RepeatedColumn = cell.Column;
            return;
        }

        lastFilled[cell.Column] = rowsRead;
        row.Cells.Add(cell);
    }

    private SheetCell ReadCell(int column)
    {
        var type = xml.Attribute("t");
        var style = xml.Number("s") ?? 0;
        var (value, isFormula) = (default(string), false);
        if (!xml.IsEmpty)
        {
            var depth = xml.Depth;
            while (xml.Step() && !xml.Closes("c", depth))
            {
                if (xml.Opens("f"))
                {
                    isFormula = true;
                }
                else if (xml.Opens("v"))
                {
                    value = xml.Value("v");
                }
                else if (xml.Opens("is"))
                {
                    value = SharedStrings.Unescape(xml.RichText("is"));
                }
            }
        }

        var kind = string.IsNullOrEmpty(value) ? SheetCellKind.Empty : type switch
        {
            "s" => SheetCellKind.SharedText,
            "str" or "inlineStr" => SheetCellKind.Text,
            "b" => SheetCellKind.Boolean,
            "e" => SheetCellKind.Error,
            "d" => SheetCellKind.IsoDate,
            _ => SheetCellKind.Number,
        };
        return new SheetCell(column, kind, kind == SheetCellKind.Text && type == "str" ? SharedStrings.Unescape(value!) : value ?? "", style, isFormula);
    }
}
