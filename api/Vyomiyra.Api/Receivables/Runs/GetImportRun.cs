using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>One import as it is now, while it works and after.</summary>
public sealed class GetImportRun(VyomiyraDb db, PendingRuns pending)
{
    public async Task<Outcome<ImportRunView>> HandleAsync(long id, CancellationToken cancellation)
    {
        var run = await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation);
        return run is null ? Refusal.NotFound() : await ViewAsync(run, cancellation);
    }

    private async Task<ImportRunView> ViewAsync(ImportRun run, CancellationToken cancellation)
    {
        var by = run.ActorId is { } actor ? await db.Set<Member>().Where(member => member.Id == actor).Select(member => member.Name).FirstOrDefaultAsync(cancellation) : null;
        var terms = run.Terms is null ? new ImportTerms() : ImportTerms.Of(run);
        return new ImportRunView(
            run.Id, run.Kind, run.Profile, run.FileName, run.State, by ?? run.Authority, run.At, run.FinishedAt, run.Rows, run.Rejected, run.Created,
            run.Changed, run.Unchanged, run.Closed, run.Accounts, run.AccountsDone, run.Bytes, run.BytesRead, run.RowsPerSecond, SecondsLeft(run),
            run.FilePurgedAt, run.IsSettled ? null : await pending.WaitsForAsync(run.Id, cancellation), terms.Strict, terms.AsOf, FullOf(run, terms.Full),
            run.FailureCode is null ? null : new ImportFailure(run.FailureCode, run.FailureDetail!), run.CanCancel, run.CanUndo, run.Undone, run.Kept, run.Note);
    }

    private static FullScopeView? FullOf(ImportRun run, FullScope? scope) =>
        scope is null ? null : new FullScopeView(scope.Companies, scope.Types, run.InScope, run.ToClose, run.State == ImportState.AwaitingApproval ? run.Note : null);

    private static int? SecondsLeft(ImportRun run)
    {
        long? rows = run.State switch
        {
            // As long as those that were read, on average.
            ImportState.Reading when run.BytesRead > 0 => (long)(run.Rows * ((double)(run.Bytes - run.BytesRead) / run.BytesRead)),
            ImportState.Publishing => run.Rows - run.Rejected - run.Created - run.Changed - run.Unchanged,
            _ => null,
        };
        return rows is { } left && run.RowsPerSecond is > 0 and var speed ? (int)(Math.Max(0, left) / speed) : null;
    }
}
