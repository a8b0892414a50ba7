using System.Text;
using CsvHelper;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>A CSV file with headings, read within bounds.</summary>
internal static class CsvTable
{
    public const int MaximumColumns = 1000;
    private const int MaximumRowBytes = 1 << 20;
    private static readonly byte[] Delimiters = [.. ",;|\t"u8];

    /// <param name="file">From its start; left open.</param>
    /// <param name="encoding">As <see cref="CheckedText.EncodingOf"/> gives it.</param>
    /// <param name="delimiter">Between cells.</param>
    /// <param name="quote">Around cells that hold the delimiter.</param>
    /// <param name="cells">What is wanted of each row.</param>
    /// <exception cref="UnreadableFileException">The file as a whole is not the table that was expected.</exception>
    public static IEnumerable<TableRow> Read(Stream file, Encoding encoding, char delimiter, char quote, IReadOnlyList<TableCell> cells)
    {
        RefuseTooManyColumns(file, delimiter);
        var faults = new Queue<CsvMalformedRecord>();
        using var reader = CsvReader.Create(new CheckedText(file, encoding), new CsvReaderOptions
        {
            Separator = delimiter,
            Quote = quote,
            Encoding = encoding,
            MaxRecordSize = MaximumRowBytes,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = faults.Enqueue,
            PoolStrings = true,
        });
        var indexes = IndexesOf(Guard(() => reader.Headers), delimiter, cells);
        var values = cells.Select(cell => cell.Constant).ToArray();
        while (true)
        {
            var more = Guard(reader.Read);
            while (faults.TryDequeue(out var fault))
            {
                yield return new TableRow((int)fault.LineNumber, values, [IssueOf(fault)]);
            }

            if (!more)
            {
                yield break;
            }

            for (var cell = 0; cell < indexes.Length; cell++)
            {
                if (indexes[cell] >= 0)
                {
                    values[cell] = reader.GetString(indexes[cell]);
                }
            }

            yield return new TableRow((int)reader.LineNumber, values, []);
        }
    }

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException fault)
        {
            throw new UnreadableFileException(
                "row_too_long", $"Line {fault.LineNumber} is longer than {MaximumRowBytes} bytes, or a quote in it is never closed.");
        }
    }

    private static ImportIssue IssueOf(CsvMalformedRecord fault) => fault.Reason switch
    {
        CsvMalformedReason.FieldCountMismatch =>
            ImportIssue.Rejected((int)fault.LineNumber, null, null, "wrong_column_count", "The row has more or fewer columns than the heading."),
        CsvMalformedReason.UnterminatedQuote =>
            throw new UnreadableFileException("unclosed_quote", $"A quote that opens in the row at line {fault.LineNumber} is never closed."),
        _ => ImportIssue.Rejected((int)fault.LineNumber, null, null, "bad_quotes", "A quote stands where none may: inside a cell, or before more text."),
    };

    private static int[] IndexesOf(IReadOnlyList<string> headings, char delimiter, IReadOnlyList<TableCell> cells)
    {
        if (headings.Count == 1 && TableHeadings.Missing(headings, cells).Count > 0 && Likelier(headings[0], delimiter) is { } likelier)
        {
            throw new UnreadableFileException(
                "wrong_delimiter", $"No '{Show(delimiter)}' separates the headings; it seems to be '{Show(likelier)}'.");
        }

        return TableHeadings.IndexesOf(headings, cells);
    }

    /// <summary>Looks at the first line alone, before a reader makes room for all it holds.</summary>
    private static void RefuseTooManyColumns(Stream file, char delimiter)
    {
        Span<byte> start = new byte[1 << 16];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        var end = start.IndexOf((byte)'\n');
        if ((end < 0 ? start : start[..end]).Count((byte)delimiter) >= MaximumColumns)
        {
            throw new UnreadableFileException("too_many_columns", $"The file has more than {MaximumColumns} columns.");
        }
    }

    private static char? Likelier(string heading, char delimiter) => Delimiters
        .Select(candidate => (char)candidate)
        .Where(candidate => candidate != delimiter && heading.Contains(candidate, StringComparison.Ordinal))
        .OrderByDescending(candidate => heading.Count(character => character == candidate))
        .Select(candidate => (char?)candidate)
        .FirstOrDefault();

    private static string Show(char delimiter) => delimiter == '\t' ? "tab" : delimiter.ToString();
}
