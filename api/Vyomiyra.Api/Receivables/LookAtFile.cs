using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Api.Receivables;

/// <summary>What a kept file seems to be. Only its first rows were looked at.</summary>
/// <param name="Id">What it is asked for by: the SHA-256 of its content.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Format">By its content.</param>
/// <param name="Sheets">Of a workbook, the visible ones.</param>
/// <param name="Sheet">The sheet that was looked at.</param>
/// <param name="Encoding">Of a text file, as it seems.</param>
/// <param name="Delimiter">Of a text file, as it seems.</param>
/// <param name="Headings">The row that seems to hold them.</param>
/// <param name="Rows">The first rows below it, as text.</param>
/// <param name="Issues">What is odd about the file.</param>
/// <param name="Suggested">A profile by which it may be read. It may lack what no column says.</param>
/// <param name="Evidence">What speaks for what is suggested.</param>
/// <param name="Matches">The profile whose columns are all there, the one with most columns; null where there is none.</param>
/// <param name="Doubts">What a person must decide.</param>
public sealed record ImportFileView(
    string Id, string Name, long Bytes, ImportFileFormat Format, IReadOnlyList<string> Sheets, string? Sheet, string? Encoding, string? Delimiter,
    IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<ImportFileIssue> Issues,
    ImportProfileView Suggested, IReadOnlyList<Proposal> Evidence, string? Matches, IReadOnlyList<Doubt> Doubts);

/// <param name="Code">Stable, snake_case.</param>
/// <param name="Reason">For people.</param>
public sealed record ImportFileIssue(string Code, string Reason);

/// <summary>Looks at the first rows of a kept file and proposes how to read it.</summary>
public sealed class LookAtFile(ImportFiles files, StoredImportProfiles profiles)
{
    private const int RowsShown = 20;

    /// <param name="id">The file's hash.</param>
    /// <param name="sheet">The sheet of a workbook; the first visible one where null.</param>
    /// <param name="cancellation">Ends the looking.</param>
    public async Task<Outcome<ImportFileView>> RunAsync(string id, string? sheet, CancellationToken cancellation)
    {
        if (files.Find(id) is not { } file)
        {
            return Refusal.NotFound();
        }

        try
        {
            var sample = FileSample.Of(file, sheet);
            var heading = HeadingRow.Of(sample.Rows);
            IReadOnlyList<string> headings = heading < sample.Rows.Count ? [.. sample.Rows[heading].Select(cell => cell.Trim())] : [];
            var found = ProfileDetection.Of(headings, [.. sample.Rows.Skip(heading + 1)], sample.Read);
            return new ImportFileView(
                file.Hash, file.Name, file.Bytes, file.Format, sample.Sheets, sample.Read.Sheet,
                file.Format == ImportFileFormat.Csv ? sample.Read.Encoding : null,
                file.Format == ImportFileFormat.Csv ? sample.Read.Delimiter.ToString() : null,
                headings, [.. sample.Rows.Skip(heading + 1).Take(RowsShown)],
                [.. sample.Issues, .. IssuesOf(headings, heading, file.Format)],
                ImportProfileView.Of(found.Value),
                [.. sample.Proposals, .. found.Proposals],
                await MatchAsync(headings, cancellation),
                [.. sample.Doubts, .. found.Doubts]);
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal;
        }
    }

    private async Task<string?> MatchAsync(IReadOnlyList<string> headings, CancellationToken cancellation) => (await profiles.ListAsync(cancellation))
        .Where(known => known.Profile.Columns.Values.All(column => headings.Contains(column, StringComparer.OrdinalIgnoreCase)))
        .OrderByDescending(known => known.Profile.Columns.Count)
        .ThenBy(known => known.IsBuiltIn)
        .Select(known => known.Name)
        .FirstOrDefault();

    private static IEnumerable<ImportFileIssue> IssuesOf(IReadOnlyList<string> headings, int heading, ImportFileFormat format)
    {
        if (headings.Count == 0)
        {
            yield return new ImportFileIssue("no_rows", "The file holds no row.");
        }

        if (heading > 0)
        {
            yield return new ImportFileIssue("rows_above_headings", format == ImportFileFormat.Xlsx
                ? $"Rows above the headings are passed over: {heading}."
                : $"Rows that seem to stand above the headings: {heading}. A text file must begin with its headings; remove them.");
        }

        foreach (var twice in headings.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new ImportFileIssue("duplicate_column", $"'{twice.Key}' stands above {twice.Count()} columns; none of them can be read.");
        }
    }
}
