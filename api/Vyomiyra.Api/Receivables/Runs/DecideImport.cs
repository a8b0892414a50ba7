using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>A person moves a run on. What follows from it is work for whoever holds the run next.</summary>
public sealed class DecideImport(VyomiyraDb db, Work work)
{
    /// <returns>The run as it was decided; a conflict where its state does not allow it.</returns>
    public Task<Outcome<ImportRun>> HandleAsync(long id, ImportDecision decision, Actor by, CancellationToken cancellation) => work.CommitAsync(
        by,
        async token =>
        {
            var run = await db.ImportRuns.FirstOrDefaultAsync(each => each.Id == id, token);
            var decided = run is null ? Refusal.NotFound() : decision switch
            {
                ImportDecision.Cancel => run.Cancel(by, work.Now),
                ImportDecision.Approve => run.Approve(by),
                ImportDecision.Decline => run.Decline(by, work.Now),
                ImportDecision.Undo => run.Undo(by),
            };
            if (decided.IsRefused)
            {
                return decided;
            }

            work.Record(new ImportDecided(id, decision));
            if (run!.State == ImportState.Finished)
            {
                await RunDays.StateAsync(db, run, token);
            }

            return decided;
        },
        cancellation);
}
