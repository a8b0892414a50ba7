using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <param name="Line">1-based line of the file where the row starts; the heading is line 1.</param>
/// <param name="Column">The column's heading; null where the whole row is to blame.</param>
/// <param name="Value">What stood there, shortened.</param>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Reason">One sentence for people.</param>
/// <param name="Severity">Whether the row landed.</param>
public sealed record ImportIssueRow(int Line, string? Column, string? Value, string Code, string Reason, IssueSeverity Severity);

/// <summary>What was wrong or odd about a run's rows, by line.</summary>
public sealed class ListImportIssues(VyomiyraDb db)
{
    private const string Order = "import.issues";

    public async Task<Outcome<Listing<ImportIssueRow>>> HandleAsync(long runId, IssueSeverity? severity, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!await db.ImportRuns.AnyAsync(run => run.Id == runId, cancellation))
        {
            return Refusal.NotFound();
        }

        if (Cursor.Read<int>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        return await page.ReadAsync(
            db.ImportIssues.AsNoTracking().Where(issue => issue.RunId == runId && (severity == null || issue.Severity == severity)).Ascending(issue => issue.Line, issue => issue.Id, after),
            issue => new ImportIssueRow(issue.Line, issue.Column, issue.Value, issue.Code, issue.Reason, issue.Severity),
            issue => Cursor.Of(Order, issue.Line, issue.Id),
            Layout,
            cancellation);
    }

    private static readonly CsvLayout<ImportIssueRow> Layout = new("issues",
    [
        new("line", row => row.Line),
        new("column", row => row.Column),
        new("value", row => row.Value),
        new("code", row => row.Code),
        new("reason", row => row.Reason),
        new("severity", row => row.Severity),
    ]);
}
