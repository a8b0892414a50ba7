using System.Globalization;
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
    public async Task<Outcome<Page<ImportIssueRow>>> HandleAsync(long runId, IssueSeverity? severity, string? cursor, int size, CancellationToken cancellation)
    {
        if (!await db.ImportRuns.AnyAsync(run => run.Id == runId, cancellation))
        {
            return Refusal.NotFound();
        }

        var after = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var read = await db.ImportIssues
            .Where(issue => issue.RunId == runId && issue.Id > after && (severity == null || issue.Severity == severity))
            .OrderBy(issue => issue.Id)
            .Select(issue => new { issue.Id, Row = new ImportIssueRow(issue.Line, issue.Column, issue.Value, issue.Code, issue.Reason, issue.Severity) })
            .Take(Page.Reading(size)).ToListAsync(cancellation);
        var page = Page.Of(read, size, issue => issue.Id.ToString(CultureInfo.InvariantCulture));
        return new Page<ImportIssueRow>([.. page.Items.Select(issue => issue.Row)], page.Next);
    }
}
