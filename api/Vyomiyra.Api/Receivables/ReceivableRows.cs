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
        if (file.Format == ImportFileFormat.Xlsx)
        {
            throw new UnreadableFileException("not_csv", "This is a zip archive or an Excel workbook, not a CSV file.");
        }

        var reader = new ReceivableReader(profile);
        var cells = Enum.GetValues<ReceivableField>()
            .Select(field => profile.Columns.TryGetValue(field, out var column)
                ? new CsvCell(column)
                : new CsvCell(null, profile.Constants.GetValueOrDefault(field, "")))
            .ToList();
        await using var content = file.Open();
        foreach (var row in CsvTable.Read(content, CheckedText.EncodingOf(profile.Encoding), profile.Delimiter, cells))
        {
            yield return row.Fault is { } fault ? new ReadReceivable(row.Line, null, [fault]) : reader.Read(row.Line, row.Values);
        }
    }
}
