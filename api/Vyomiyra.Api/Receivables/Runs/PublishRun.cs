using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// Lands what was read, account by account: a batch of whole accounts in one transaction with their facts and how far the run has come, so that a
/// run that is killed goes on where it was and ends as if nothing had been. Between batches others write.
/// </summary>
public sealed class PublishRun(VyomiyraDb db, Work work, StageRows stage, IHostApplicationLifetime host, TimeProvider clock)
{
    private const int RowsAtOnce = 4000;

    /// <summary>Between transactions, where those who wait to write are in another process and can only look for a gap.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(10);

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        var (begun, terms) = (run, ImportTerms.Of(run));
        var pace = new BatchPace(clock);
        await using var connection = await RoomyConnection.OpenAsync(db, cancellation);
        using (var scratch = await stage.OpenAsync(run, cancellation))
        {
            while (scratch.After(run.DoneThrough, pace.Rows) is { } batch)
            {
                cancellation.ThrowIfCancellationRequested();
                IEnumerable<IReadOnlyCollection<ImportedReceivable>> rows = batch.Rows <= 2 * RowsAtOnce ? [scratch.Read(batch).ToList()] : scratch.Read(batch).Chunk(RowsAtOnce);
                pace.Start();
                var landed = await work.CommitAsync<ImportRun>(run.By, token => LandAsync(held, begun, terms, batch, rows, pace, token), cancellation);
                pace.End(batch.Rows, await connection.IsAloneAsync(cancellation));
                if (!host.ApplicationStarted.IsCancellationRequested)
                {
                    await Task.Delay(Gap, clock, cancellation);
                }

                run = landed.Value;
                held.Saved(run);
            }
        }

        await FinishAsync(held, cancellation);
    }

    private async Task<Outcome<ImportRun>> LandAsync(
        HeldRun held, ImportRun begun, ImportTerms terms, ScratchBatch batch, IEnumerable<IReadOnlyCollection<ImportedReceivable>> rows, BatchPace pace, CancellationToken cancellation)
    {
        var companies = await ReceivingCompanies.LoadAsync(db, begun, terms, cancellation);
        var accounts = await ReceivingAccounts.LoadAsync(db, terms.Team, cancellation);
        var items = new ReceivingItems(db, companies, accounts, held.Id);
        foreach (var some in rows)
        {
            await companies.SaveAsync(some, cancellation);
            await accounts.SaveAsync(some, companies, cancellation);
            await items.SaveAsync(some, cancellation);
        }

        var touched = accounts.All.Where(account => account.IsTouched).ToList();
        var left = items.Left.ToList();
        await RunAccounts.KeepAsync(
            db,
            held.Id,
            [
                .. touched.Select(account => new AccountTally(account.Account.Id, account.ItemsCreated, account.ItemsChanged, 0, account.IsCreated, account.Images)),
                .. left.Select(fact => new AccountTally(fact.AccountId, 0, fact.Changed, 0)),
            ],
            cancellation);
        foreach (var fact in companies.Facts(held.Id).Concat<Fact>(touched.Select(account => account.Fact(held.Id))).Concat(left))
        {
            work.Record(fact);
        }

        var run = await held.OpenAsync(db, cancellation);
        (run.Created, run.Changed, run.Unchanged) = (run.Created + items.Created, run.Changed + items.Changed, run.Unchanged + items.Unchanged);
        (run.AccountsDone, run.DoneThrough, run.RowsPerSecond) = (run.AccountsDone + batch.Accounts, batch.Through, pace.RowsPerSecond ?? run.RowsPerSecond);
        return run;
    }

    private async Task FinishAsync(HeldRun held, CancellationToken cancellation)
    {
        var finished = await work.CommitAsync<ImportRun>(
            Domain.History.Actor.System("import"),
            async token =>
            {
                var run = await held.OpenAsync(db, token);
                (run.DoneThrough, run.RowsPerSecond) = (null, null);
                if (ImportTerms.Of(run).Full is not null)
                {
                    run.State = ImportState.Comparing;
                    return run;
                }

                (run.State, run.FinishedAt) = (ImportState.Finished, work.Now);
                await RunDays.StateAsync(db, run, token);
                return run;
            },
            cancellation);
        held.Saved(finished.Value);
        if (held.IsSettled)
        {
            Scratch.Delete(stage.PathOf(held.Id));
        }
    }
}
