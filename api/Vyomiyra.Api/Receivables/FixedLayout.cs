using System.Text;
using Vyomiyra.Api.Receivables.Workbooks;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Files whose layout is ours: the headings that each importer names, ISO dates, a point before the decimals. Text is UTF-8 with commas; a workbook
/// is read by its first visible sheet.
/// </summary>
internal static class FixedLayout
{
    private const int MostRows = 250_000;

    public static string[] Dates { get; } = ["yyyy-MM-dd"];

    private static readonly TableSpelling Spelling = new('.', Dates[0]);

    public static async Task<Outcome<ImportReport>> ImportAsync(
        this ImportRuns runs,
        ImportFiles files,
        ImportKind kind,
        Stream content,
        string fileName,
        Actor by,
        Func<StoredFile, ImportTally, CancellationToken, Task<Func<long, IEnumerable<Fact>>>> publish,
        CancellationToken cancellation)
    {
        var kept = await files.KeepAsync(content, fileName, cancellation);
        return kept.IsRefused
            ? Outcome<ImportReport>.Refused(kept.Refusals)
            : await runs.RunAsync(
                new ImportSource(kind, "standard", fileName, kept.Value.Hash), by, (tally, token) => publish(kept.Value, tally, token), cancellation);
    }

    /// <summary>A column that must be there.</summary>
    public static TableCell Column(string heading, CellUse use = CellUse.Text) => new(heading, Use: use);

    /// <summary>A column that may be missing.</summary>
    public static TableCell Optional(string heading, CellUse use = CellUse.Text) => new(heading, Use: use, IsOptional: true);

    /// <summary>The rows that <paramref name="read"/> could make something of; the others are counted as rejected.</summary>
    public static IEnumerable<T> Rows<T>(this StoredFile file, TableCell[] columns, ImportTally tally, Func<ImportCells, int, T?> read)
        where T : class
    {
        var headings = columns.Select(column => column.Column!).ToList();
        using var content = file.Open();
        foreach (var row in file.Format == ImportFileFormat.Xlsx
            ? XlsxTable.Read(content, sheetName: null, columns, Spelling)
            : CsvTable.Read(content, CheckedText.EncodingOf(Encoding.UTF8.WebName), ',', '"', columns))
        {
            if (++tally.Rows > MostRows)
            {
                throw new UnreadableFileException("too_many_rows", $"At most {MostRows} rows come in at once, because they land in one transaction. Split the file.");
            }

            var cells = new ImportCells(row.Line, row.Values, headings);
            var value = row.IsRejected ? null : read(cells, row.Line);
            if (cells.IsRejected || value is null)
            {
                tally.Reject([.. row.Issues, .. cells.Issues]);
                continue;
            }

            tally.Note([.. row.Issues, .. cells.Issues]);
            yield return value;
        }
    }
}
