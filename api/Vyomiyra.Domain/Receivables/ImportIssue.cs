namespace Vyomiyra.Domain.Receivables;

public enum IssueSeverity
{
    /// <summary>The row did not land.</summary>
    Rejected,

    /// <summary>The row landed; somebody should know.</summary>
    Notice,
}

/// <summary>What is wrong or odd about one cell of an imported row.</summary>
public sealed class ImportIssue
{
    private const int LongestValue = 60;

    public long Id { get; init; }
    public long RunId { get; set; }
    public required IssueSeverity Severity { get; init; }

    /// <summary>1-based line of the file where the row starts; the heading is line 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column's heading as the file spells it; null where the whole row is to blame.</summary>
    public string? Column { get; init; }

    /// <summary>What stood there, shortened.</summary>
    public string? Value { get; init; }

    /// <summary>Stable, snake_case.</summary>
    public required string Code { get; init; }

    public required string Reason { get; init; }

    public static ImportIssue Rejected(int line, string? column, string? value, string code, string reason) =>
        Of(IssueSeverity.Rejected, line, column, value, code, reason);

    public static ImportIssue Notice(int line, string? column, string? value, string code, string reason) =>
        Of(IssueSeverity.Notice, line, column, value, code, reason);

    public static ImportIssue Of(IssueSeverity severity, int line, string? column, string? value, string code, string reason) => new()
    {
        Severity = severity,
        Line = line,
        Column = Shorten(column),
        Value = Shorten(value),
        Code = code,
        Reason = reason,
    };

    private static string? Shorten(string? text) => text is { Length: > LongestValue } ? string.Concat(text.AsSpan(0, LongestValue - 1), "…") : text;
}
