using System.Globalization;

namespace Vyomiyra.Domain.Receivables;

/// <summary>The cells of one row, read one by one; what is wrong with them is gathered in <see cref="Issues"/>.</summary>
/// <param name="line">The line of the file.</param>
/// <param name="values">The text of each cell.</param>
/// <param name="columns">The heading of each cell's column, for the issues.</param>
public sealed class ImportCells(int line, IReadOnlyList<string> values, IReadOnlyList<string> columns)
{
    public static DateOnly EarliestDate { get; } = new(1990, 1, 1);

    public static DateOnly LatestDate { get; } = new(2100, 12, 31);

    private List<ImportIssue>? issues;

    public IReadOnlyList<ImportIssue> Issues => issues ?? [];

    public bool IsRejected { get; private set; }

    public void Reject(int cell, string code, string reason)
    {
        IsRejected = true;
        (issues ??= []).Add(ImportIssue.Rejected(line, columns[cell], values[cell], code, reason));
    }

    public void Note(int cell, string code, string reason) =>
        (issues ??= []).Add(ImportIssue.Notice(line, columns[cell], values[cell], code, reason));

    /// <summary>The trimmed text; null where the cell is empty.</summary>
    public string? Text(int cell, int maximumLength)
    {
        var text = values[cell].Trim();
        if (text.Length > maximumLength)
        {
            Reject(cell, "too_long", $"At most {maximumLength} characters fit here; this has {text.Length}.");
            return null;
        }

        if (text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            Reject(cell, "control_character", "A line break, tab or other control character does not belong here.");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The trimmed text, rejected where the cell is empty.</summary>
    public string Needed(int cell, int maximumLength, string code = "missing_value")
    {
        var before = issues?.Count;
        var text = Text(cell, maximumLength);
        if (text is null && before == issues?.Count)
        {
            Reject(cell, code, "This cell must not be empty.");
        }

        return text ?? "";
    }

    public Currency? Currency(int cell)
    {
        if (Domain.Currency.TryParse(values[cell], out var currency))
        {
            return currency;
        }

        Reject(cell, "unknown_currency", "This is not an ISO 4217 currency.");
        return null;
    }

    /// <param name="cell">Which.</param>
    /// <param name="formats">.NET formats, tried in order. One may hold a time, which is left out.</param>
    public DateOnly? Date(int cell, string[] formats)
    {
        if (!DateTime.TryParseExact(values[cell].AsSpan().Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Reject(cell, "bad_date", $"This is not a date written as {string.Join(" or ", formats)}.");
            return null;
        }

        var date = DateOnly.FromDateTime(time);

        if (date < EarliestDate || date > LatestDate)
        {
            Reject(cell, "date_out_of_range", $"The year must lie between {EarliestDate.Year} and {LatestDate.Year}.");
            return null;
        }

        return date;
    }
}
