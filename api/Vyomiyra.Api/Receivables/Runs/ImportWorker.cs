using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>
/// Works on runs: in the server as a job, in a process that runs a command by itself, and in a request that waits for its run. However many do so
/// at once, one holds a run. What one leaves undone, another takes up where it was.
/// </summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Works until no run is left that this process could hold.</summary>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        while (await WorkOnceAsync(cancellation))
        {
        }
    }

    /// <summary>Works, or waits while others do, until the run has come to rest; answers with it.</summary>
    public async Task<ImportRun> FinishAsync(long runId, CancellationToken cancellation)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var run = await scope.ServiceProvider.GetRequiredService<VyomiyraDb>().ImportRuns.AsNoTracking().SingleAsync(each => each.Id == runId, cancellation);
            if (run.IsSettled)
            {
                return run;
            }

            if (!await WorkOnceAsync(cancellation))
            {
                await Task.Delay(Look, cancellation);
            }
        }
    }

    /// <summary>Works on the oldest unfinished run until it rests; false where there is none that could be held.</summary>
    private async Task<bool> WorkOnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pending = scope.ServiceProvider.GetRequiredService<PendingRuns>();
        if (await pending.TakeAsync(cancellation) is not { } held)
        {
            return false;
        }

        using var done = new CancellationTokenSource();
        var renewing = LeaseRenewal.KeepAsync(held.Lease, held.RenewAsync, scopes, clock, done.Token);
        try
        {
            while (!held.IsSettled)
            {
                await StepAsync(held, cancellation);
            }
        }
        catch (Exception moved) when (moved is RunTakenException or DbUpdateConcurrencyException)
        {
            // A person decided about it, or it was taken from us: whoever holds it next sees how it is now.
            logger.LogInformation("Run {RunId} was moved on while it was {State}", held.Id, held.State);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !PassingFault.Is(fault))
        {
            logger.LogError(fault, "Run {RunId} failed while it was {State}", held.Id, held.State);
            await FailAsync(held);
            throw;
        }
        finally
        {
            await done.CancelAsync();
            // An error of its own hides none of the work's, and keeps nothing held.
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await LetGoAsync(held);
        }

        await renewing;
        return true;
    }

    /// <summary>Brings the run to its next state.</summary>
    private async Task StepAsync(HeldRun held, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await (held.State switch
        {
            ImportState.Waiting or ImportState.Reading => services.GetRequiredService<ReadRun>().RunAsync(held, cancellation),
            ImportState.Publishing => services.GetRequiredService<PublishRun>().RunAsync(held, cancellation),
            ImportState.Comparing => services.GetRequiredService<CompareRun>().RunAsync(held, cancellation),
            ImportState.Closing => services.GetRequiredService<CloseRun>().RunAsync(held, cancellation),
            ImportState.Cancelling or ImportState.Undoing => services.GetRequiredService<UndoRun>().RunAsync(held, cancellation),
            _ => throw new InvalidOperationException($"Nothing is to be done about a run that is {held.State}."),
        });
    }

    private async Task FailAsync(HeldRun held)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        var run = await held.OpenAsync(db, CancellationToken.None);
        run.Fail("unexpected_error", "It ended with an error that nobody foresaw; the log has it. What landed of it can be undone.", scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.SaveChangesAsync();
        held.Saved(run);
        Scratch.Delete(scope.ServiceProvider.GetRequiredService<StageRows>().PathOf(held.Id));
    }

    private async Task LetGoAsync(HeldRun held)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PendingRuns>().LetGoAsync(held, CancellationToken.None);
        }
        catch (Exception gone) when (gone is RunTakenException or DbException or DbUpdateException)
        {
            // The lease runs out by itself.
            logger.LogDebug(gone, "Run {RunId} is no longer held", held.Id);
        }
    }
}
