using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Vyomiyra.Api.Http;

/// <summary>How rows stand in a CSV file: in which columns, under which headings.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Columns">From left to right. An amount's currency is a column of its own.</param>
public sealed record CsvLayout<T>(string Name, IReadOnlyList<CsvColumn<T>> Columns)
{
    /// <summary>The file: UTF-8 with its mark, by which spreadsheets know it, commas and CRLF (RFC 4180).</summary>
    internal async Task WriteAsync(IAsyncEnumerable<T> rows, Stream output, CancellationToken cancellation)
    {
        await using var file = CsvWriter.Create(output, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true);
        await file.WriteRecordAsync([.. Columns.Select(column => column.Heading)], cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await file.WriteRecordAsync([.. Columns.Select(column => CsvText.Of(column.Value(row)))], cancellation);
        }

        await file.FlushAsync(cancellation);
    }
}

public sealed record CsvColumn<T>(string Heading, Func<T, object?> Value);

internal static class CsvText
{
    /// <summary>What makes spreadsheets take text for a formula and run it, in half and full width.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Numbers, days and instants as every program reads them; text so that no program runs it.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Harmless(text),
        IEnumerable<string> texts => Harmless(string.Join("; ", texts)),
        bool flag => flag ? "true" : "false",
        Enum member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no cell.", nameof(value)),
    };

    private static string Harmless(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
}
