using System.Text;
using Vyomiyra.Api.Receivables.Workbooks;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Api.Receivables;

/// <summary>The first rows of a kept file as text, and how they were cut.</summary>
/// <param name="Rows">All cells of each row, the heading's among them.</param>
/// <param name="Read">A profile without columns that says how the file was cut into cells.</param>
/// <param name="Sheets">Of a workbook, the visible ones.</param>
internal sealed record FileSample(
    IReadOnlyList<IReadOnlyList<string>> Rows, ImportProfile Read, IReadOnlyList<string> Sheets, IReadOnlyList<ImportFileIssue> Issues,
    IReadOnlyList<Proposal> Proposals, IReadOnlyList<Doubt> Doubts)
{
    private const int BytesLookedAt = 256 << 10;
    private const int RowsLookedAt = 200;
    private const int LongestCell = 200;
    private const int MostColumns = CsvTable.MaximumColumns;

    /// <exception cref="UnreadableFileException">Nobody can read it.</exception>
    public static FileSample Of(StoredFile file, string? sheet)
    {
        using var content = file.Open();
        return file.Format == ImportFileFormat.Xlsx ? OfWorkbook(content, file, sheet) : OfText(content, file);
    }

    private static ImportProfile ProfileOf(StoredFile file) =>
        new() { Name = file.Name, Columns = new Dictionary<ReceivableField, string>(), Types = new Dictionary<string, ReceivableType>() };

    private static FileSample OfText(FileStream content, StoredFile file)
    {
        var start = new byte[BytesLookedAt];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var encoding = EncodingDetection.Of(start);
        var text = Encoding.GetEncoding(encoding.Value).GetString(start).TrimStart('\ufeff');
        var isWhole = start.Length < BytesLookedAt;
        var cut = DelimiterDetection.Of(isWhole ? text + '\n' : text);
        var rows = DelimiterDetection.Split(isWhole ? text + '\n' : text, cut.Value, RowsLookedAt);
        if (rows.Exists(row => row.Count > MostColumns))
        {
            throw new UnreadableFileException("too_many_columns", $"The file has more than {MostColumns} columns.");
        }

        return new FileSample(
            rows,
            ProfileOf(file) with { Encoding = encoding.Value, Delimiter = cut.Value.Delimiter, Quote = cut.Value.Quote },
            [],
            rows.Count > 0 && rows[0][0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase)
                ? [new ImportFileIssue("separator_line", "The first line tells Excel the delimiter. A text file must begin with its headings: remove it.")]
                : [],
            [.. encoding.Proposals, .. cut.Proposals],
            [.. encoding.Doubts, .. cut.Doubts]);
    }

    private static FileSample OfWorkbook(FileStream content, StoredFile file, string? sheetName)
    {
        using var workbook = Workbook.Open(content);
        var sheet = workbook.Sheet(sheetName);
        var hidden = workbook.Sheets.Count(each => each.IsHidden);
        return new FileSample(
            [.. SheetText.Rows(workbook, sheet, MostColumns).Take(RowsLookedAt).Select(row => (IReadOnlyList<string>)row.Cells.ConvertAll(Cut))],
            ProfileOf(file) with { Sheet = workbook.Sheets.Count(each => !each.IsHidden) > 1 || sheet.IsHidden ? sheet.Name : null },
            [.. workbook.Sheets.Where(each => !each.IsHidden).Select(each => each.Name)],
            hidden > 0 ? [new ImportFileIssue("hidden_sheets", $"{hidden} sheets are hidden; they are read only where a profile names them.")] : [],
            [],
            []);
    }

    /// <summary>Nobody needs more of a cell to tell what its column holds.</summary>
    public static string Cut(string text) => text.Length <= LongestCell ? text : string.Concat(text.AsSpan(0, LongestCell - 1), "…");
}
