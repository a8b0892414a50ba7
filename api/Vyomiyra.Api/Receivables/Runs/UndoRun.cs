using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// Takes back what a run did, account by account: changed items become as they were and new ones go, unless a later import changed them or a
/// promise, dispute, settlement or conversation names them. Accounts that came with it stay.
/// </summary>
public sealed class UndoRun(VyomiyraDb db, Work work, StageRows stage)
{
    private const int ItemsAtOnce = 1000;
    private const int AccountsAtOnce = 200;

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        Scratch.Delete(stage.PathOf(held.Id));
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(each => each.Id == held.Id, cancellation);
        while (await NextAsync(held.Id, cancellation) is { Length: > 0 } accounts)
        {
            cancellation.ThrowIfCancellationRequested();
            held.Saved((await work.CommitAsync<ImportRun>(run.DecidedBy, token => UndoAsync(held, accounts, token), cancellation)).Value);
        }

        var finished = await work.CommitAsync<ImportRun>(run.DecidedBy, token => FinishAsync(held, token), cancellation);
        held.Saved(finished.Value);
    }

    private async Task<long[]> NextAsync(long runId, CancellationToken cancellation)
    {
        var next = await db.ImportedAccountChanges
            .Where(change => change.RunId == runId && !change.IsUndone)
            .OrderBy(change => change.AccountId)
            .Select(change => new { change.AccountId, Items = change.Created + change.Changed + change.Closed })
            .Take(AccountsAtOnce)
            .ToListAsync(cancellation);
        var items = 0;
        return [.. next.TakeWhile((account, index) => (items += account.Items) <= ItemsAtOnce || index == 0).Select(account => account.AccountId)];
    }

    private async Task<Outcome<ImportRun>> UndoAsync(HeldRun held, long[] accounts, CancellationToken cancellation)
    {
        var undoing = new UndoingAccounts(db, held.Id);
        await undoing.RestoreAsync(accounts, cancellation);
        await undoing.RemoveAsync(accounts, cancellation);
        await undoing.RestoreAccountsAsync(accounts, cancellation);
        foreach (var fact in undoing.Facts())
        {
            work.Record(fact);
        }

        await db.ImportedAccountChanges
            .Where(change => change.RunId == held.Id && EF.Parameter(accounts).Contains(change.AccountId))
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.IsUndone, true), cancellation);
        var run = await held.OpenAsync(db, cancellation);
        (run.Undone, run.Kept) = (run.Undone + undoing.Undone, run.Kept + undoing.Kept);
        return run;
    }

    private async Task<Outcome<ImportRun>> FinishAsync(HeldRun held, CancellationToken cancellation)
    {
        var run = await held.OpenAsync(db, cancellation);
        await RunDays.UnstateAsync(db, run, cancellation);
        (run.State, run.FinishedAt) = (run.State == ImportState.Cancelling ? ImportState.Cancelled : ImportState.Undone, work.Now);
        run.Note = run.Kept == 0
            ? null
            : $"{run.Kept} items stayed as they were imported: a later import changed them, or a promise, dispute, settlement or conversation names them.";
        return run;
    }
}
