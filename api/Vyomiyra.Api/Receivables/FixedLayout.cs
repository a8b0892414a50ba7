using System.Text;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// Files whose layout is ours: UTF-8, commas, ISO dates, a point before the decimals, and the headings that each importer names.
/// </summary>
internal static class FixedLayout
{
    public static string[] Dates { get; } = ["yyyy-MM-dd"];

    public static async Task<Outcome<ImportReport>> ImportAsync(
        this ImportRuns runs,
        ImportKind kind,
        Stream content,
        string fileName,
        Actor by,
        Func<UploadedFile, ImportTally, CancellationToken, Task<Func<long, IEnumerable<Fact>>>> publish,
        CancellationToken cancellation)
    {
        try
        {
            await using var file = await UploadedFile.ReceiveAsync(content, fileName, Encoding.UTF8.WebName, cancellation);
            var source = new ImportSource(kind, "standard", file.Name, file.ContentHash);
            return await runs.RunAsync(source, by, (tally, token) => publish(file, tally, token), cancellation);
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal;
        }
    }

    /// <summary>The rows that <paramref name="read"/> could make something of; the others are counted as rejected.</summary>
    public static IEnumerable<T> Rows<T>(this UploadedFile file, string[] headings, ImportTally tally, Func<ImportCells, int, T?> read)
        where T : class
    {
        foreach (var row in CsvTable.Read(file.Rewind(), file.Encoding, ',', '"', [.. headings.Select(heading => new TableCell(heading))]))
        {
            tally.Rows++;
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
