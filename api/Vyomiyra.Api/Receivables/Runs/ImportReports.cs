using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Tells in one answer what became of a run, for those who waited for it.</summary>
public sealed class ImportReports(VyomiyraDb db)
{
    public async Task<Outcome<ImportReport>> OfAsync(ImportRun run, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.State == ImportState.Failed)
        {
            return Refusal.Invalid("file", run.FailureCode!, run.FailureDetail!);
        }

        if (run.State is ImportState.Cancelled or ImportState.Undone)
        {
            return Refusal.Conflict("import_cancelled", $"Run {run.Id} was cancelled. Nothing of it is left.");
        }

        var earlier = await EarlierAsync(run, cancellation);
        var issues = await db.ImportIssues
            .Where(issue => issue.RunId == run.Id)
            .OrderBy(issue => issue.Line).ThenBy(issue => issue.Id)
            .Select(issue => new { issue.Severity, Row = new ImportReportIssue(issue.Line, issue.Column, issue.Value, issue.Code, issue.Reason) })
            .ToListAsync(cancellation);
        return new ImportReport(
            earlier ?? run.Id, run.Kind, earlier is not null, run.Rows, run.Created, run.Changed, run.Unchanged, run.Rejected,
            [.. issues.Where(issue => issue.Severity == IssueSeverity.Rejected).Select(issue => issue.Row)],
            [.. issues.Where(issue => issue.Severity == IssueSeverity.Notice).Select(issue => issue.Row)])
        {
            Closed = run.Closed,
            AwaitsApproval = run.State == ImportState.AwaitingApproval ? run.Note : null,
        };
    }

    /// <summary>The run that brought the same before, where this one changed nothing.</summary>
    private async Task<long?> EarlierAsync(ImportRun run, CancellationToken cancellation) =>
        run.Created + run.Changed + run.Closed > 0
            ? null
            : await db.ImportRuns
                .Where(other => other.Id < run.Id && other.State == ImportState.Finished
                    && other.ContentHash == run.ContentHash && other.Kind == run.Kind && other.Profile == run.Profile)
                .OrderBy(other => other.Id)
                .Select(other => (long?)other.Id)
                .FirstOrDefaultAsync(cancellation);
}
