using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// Lands what was read, account by account: a batch of whole accounts in one transaction with their facts and how far the run has come, so that a
/// run that is killed goes on where it was and ends as if nothing had been. Between batches others write.
/// </summary>
public sealed class PublishRun(VyomiyraDb db, Work work, StageRows stage, TimeProvider clock)
{
    private const int RowsAtOnce = 4000;

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        var terms = ImportTerms.Of(run);
        var pace = new BatchPace(clock);
        using var scratch = await stage.OpenAsync(run, cancellation);
        while (scratch.After(run.DoneThrough, pace.Rows) is { } batch)
        {
            cancellation.ThrowIfCancellationRequested();
            IEnumerable<IReadOnlyCollection<ImportedReceivable>> rows = batch.Rows <= 2 * RowsAtOnce ? [scratch.Read(batch).ToList()] : scratch.Read(batch).Chunk(RowsAtOnce);
            pace.Start();
            var landed = await work.CommitAsync<ImportRun>(run.By, token => LandAsync(held, terms, batch, rows, pace, token), cancellation);
            pace.End(batch.Rows);
            run = landed.Value;
            held.Saved(run);
        }

        await FinishAsync(held, scratch, cancellation);
    }

    private async Task<Outcome<ImportRun>> LandAsync(
        HeldRun held, ImportTerms terms, ScratchBatch batch, IEnumerable<IReadOnlyCollection<ImportedReceivable>> rows, BatchPace pace, CancellationToken cancellation)
    {
        var companies = await ReceivingCompanies.LoadAsync(db, terms.NewCompanies, cancellation);
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
        await KeepAsync(held.Id, touched, left, cancellation);
        foreach (var fact in companies.Facts(held.Id).Concat<Fact>(touched.Select(account => account.Fact(held.Id))).Concat(left))
        {
            work.Record(fact);
        }

        var run = await held.OpenAsync(db, cancellation);
        (run.Created, run.Changed, run.Unchanged) = (run.Created + items.Created, run.Changed + items.Changed, run.Unchanged + items.Unchanged);
        (run.AccountsDone, run.DoneThrough, run.RowsPerSecond) = (run.AccountsDone + batch.Accounts, batch.Through, pace.RowsPerSecond ?? run.RowsPerSecond);
        return run;
    }

    /// <summary>One line an account, by which the run is shown and undone.</summary>
    private async Task KeepAsync(long runId, List<ReceivingAccount> touched, List<ReceivablesImported> left, CancellationToken cancellation)
    {
        var ids = touched.Select(account => account.Account.Id).Concat(left.Select(fact => fact.AccountId)).Distinct().ToArray();
        var known = await db.ImportedAccountChanges.AsNoTracking()
            .Where(change => change.RunId == runId && EF.Parameter(ids).Contains(change.AccountId))
            .ToDictionaryAsync(change => change.AccountId, cancellation);
        var created = new Dictionary<long, ImportedAccountChange>();
        foreach (var account in touched)
        {
            Of(account.Account.Id, account.IsCreated, account.Images).Add(account.ItemsCreated, account.ItemsChanged, 0);
        }

        foreach (var fact in left)
        {
            Of(fact.AccountId, false, null).Add(0, fact.Changed, 0);
        }

        await db.BulkInsertAsync(created.Values, cancellation);
        await db.BulkUpdateAsync(known.Values, cancellation);

        ImportedAccountChange Of(long accountId, bool isCreated, AccountImages? images)
        {
            if (!known.TryGetValue(accountId, out var change) && !created.TryGetValue(accountId, out change))
            {
                created.Add(accountId, change = new ImportedAccountChange
                {
                    RunId = runId,
                    AccountId = accountId,
                    AccountCreated = isCreated,
                    Values = images?.ToJson(),
                    Created = 0,
                    Changed = 0,
                    Closed = 0,
                });
            }

            change.Values ??= images?.ToJson();
            return change;
        }
    }

    private async Task FinishAsync(HeldRun held, Scratch scratch, CancellationToken cancellation)
    {
        var finished = await work.CommitAsync<ImportRun>(
            Domain.History.Actor.System("import"),
            async token =>
            {
                var run = await held.OpenAsync(db, token);
                (run.State, run.FinishedAt, run.RowsPerSecond) = (ImportState.Finished, work.Now, null);
                return run;
            },
            cancellation);
        held.Saved(finished.Value);
        scratch.Dispose();
        Scratch.Delete(stage.PathOf(held.Id));
    }
}
