using Vyomiyra.Api.Receivables.Workbooks;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A kept file's rows as receivables, read while they are asked for.</summary>
public static class ReceivableRows
{
    /// <param name="file">The file.</param>
    /// <param name="profile">How it is read.</param>
    /// <param name="tell">Is told with each row how many of the file's bytes were read.</param>
    /// <exception cref="UnreadableFileException">The file as a whole is not what the profile reads; also after rows were given.</exception>
    public static async IAsyncEnumerable<ReadReceivable> Of(StoredFile file, ImportProfile profile, Action<long>? tell = null)
    {
        await foreach (var (_, row) in Read(file, profile, isWhole: true, tell))
        {
            yield return row;
        }
    }

    /// <summary>The same for who wants the first rows only: nothing behind them is looked at, not even whether they are merged.</summary>
    /// <returns>Each row with the text of its cells, one for each <see cref="ReceivableField"/>; the text is another's once the next row is asked for.</returns>
    /// <exception cref="UnreadableFileException">The file is not what the profile reads, as far as can be seen from its start.</exception>
    public static IAsyncEnumerable<(IReadOnlyList<string> Values, ReadReceivable Row)> First(StoredFile file, ImportProfile profile) => Read(file, profile, isWhole: false);

    private static async IAsyncEnumerable<(IReadOnlyList<string> Values, ReadReceivable Row)> Read(StoredFile file, ImportProfile profile, bool isWhole, Action<long>? tell = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        var reader = new ReceivableReader(profile);
        await using var content = file.Open();
        foreach (var row in TableOf(file, content, profile, isWhole))
        {
            tell?.Invoke(content.Position);
            var read = row.IsRejected ? new ReadReceivable(row.Line, null, row.Issues) : reader.Read(row.Line, row.Values);
            yield return (row.Values, row.IsRejected || row.Issues.Count == 0 ? read : read with { Issues = [.. row.Issues, .. read.Issues] });
        }
    }

    private static IEnumerable<TableRow> TableOf(StoredFile file, Stream content, ImportProfile profile, bool isWhole)
    {
        var cells = Enum.GetValues<ReceivableField>()
            .Select(field => profile.Columns.TryGetValue(field, out var column)
                ? new TableCell(column, Use: UseOf(field))
                : new TableCell(null, profile.Constants.GetValueOrDefault(field, "")))
            .ToList();
        return file.Format == ImportFileFormat.Xlsx
            ? XlsxTable.Read(content, profile.Sheet, cells, new TableSpelling(profile.DecimalSeparator, profile.Dates[0]), checksMerged: isWhole)
            : CsvTable.Read(content, CheckedText.EncodingOf(profile.Encoding), profile.Delimiter, profile.Quote, cells);
    }

    private static CellUse UseOf(ReceivableField field) => field switch
    {
        ReceivableField.Company or ReceivableField.Account or ReceivableField.Number or ReceivableField.Order or ReceivableField.Reference => CellUse.Identifier,
        ReceivableField.Issued or ReceivableField.Due => CellUse.Date,
        ReceivableField.Original or ReceivableField.Open => CellUse.Amount,
        _ => CellUse.Text,
    };
}
