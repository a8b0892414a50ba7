using Vyomiyra.Api.Receivables.Workbooks;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A kept file's rows as receivables, read while they are asked for.</summary>
public static class ReceivableRows
{
    /// <exception cref="UnreadableFileException">The file as a whole is not what the profile reads; also after rows were given.</exception>
    public static async IAsyncEnumerable<ReadReceivable> Of(StoredFile file, ImportProfile profile)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        var reader = new ReceivableReader(profile);
        await using var content = file.Open();
        foreach (var row in TableOf(file, content, profile))
        {
            var read = row.IsRejected ? new ReadReceivable(row.Line, null, row.Issues) : reader.Read(row.Line, row.Values);
            yield return row.IsRejected || row.Issues.Count == 0 ? read : read with { Issues = [.. row.Issues, .. read.Issues] };
        }
    }

    /// <summary>The rows as text, one value for each <see cref="ReceivableField"/>.</summary>
    private static IEnumerable<TableRow> TableOf(StoredFile file, Stream content, ImportProfile profile)
    {
        var cells = Enum.GetValues<ReceivableField>()
            .Select(field => profile.Columns.TryGetValue(field, out var column)
                ? new TableCell(column, Use: UseOf(field))
                : new TableCell(null, profile.Constants.GetValueOrDefault(field, "")))
            .ToList();
        return file.Format == ImportFileFormat.Xlsx
            ? XlsxTable.Read(content, profile.Sheet, cells, new TableSpelling(profile.DecimalSeparator, profile.Dates[0]))
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
