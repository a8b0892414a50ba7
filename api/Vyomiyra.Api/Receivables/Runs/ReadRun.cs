using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Reads and checks a run's delivery. The database hears of it once a second, and at the end whether the rows may land.</summary>
public sealed class ReadRun(VyomiyraDb db, Work work, StageRows stage, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    internal async Task RunAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        var run = await MarkAsync(held, cancellation);
        try
        {
            var staged = await StageAsync(held, run, cancellation);
            await LandAsync(held, staged, cancellation);
        }
        catch (UnreadableFileException fault)
        {
            await FailAsync(held, fault.Refusal, cancellation);
        }
    }

    private async Task<ImportRun> MarkAsync(HeldRun held, CancellationToken cancellation)
    {
        var run = await held.OpenAsync(db, cancellation);
        (run.State, run.Rows, run.Rejected, run.BytesRead) = (ImportState.Reading, 0, 0, 0);
        await db.SaveChangesAsync(cancellation);
        held.Saved(run);
        return run;
    }

    /// <summary>Reads, and meanwhile tells how far it is; stops where the run turns out to be somebody else's.</summary>
    private async Task<StagedRows> StageAsync(HeldRun held, ImportRun run, CancellationToken cancellation)
    {
        var progress = new RunProgress();
        using var lost = new CancellationTokenSource();
        using var done = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lost.Token);
        var telling = TellAsync(held, progress, lost, done.Token);
        try
        {
            return await Task.Run(() => stage.RunAsync(run, progress, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            throw new RunTakenException(held.Id);
        }
        finally
        {
            await done.CancelAsync();
            await telling;
        }
    }

    private async Task TellAsync(HeldRun held, RunProgress progress, CancellationTokenSource lost, CancellationToken done)
    {
        using var timer = new PeriodicTimer(Heartbeat, clock);
        var (before, at) = (0, clock.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var beside = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
                    var run = await held.OpenAsync(beside, CancellationToken.None);
                    (run.Rows, run.Rejected, run.BytesRead) = (progress.Rows, progress.Rejected, progress.BytesRead);
                    run.RowsPerSecond = (int)((run.Rows - before) / clock.GetElapsedTime(at).TotalSeconds);
                    (before, at) = (run.Rows, clock.GetTimestamp());
                    await beside.SaveChangesAsync(CancellationToken.None);
                    held.Saved(run);
                }
                catch (Exception fault) when (PassingFault.Is(fault))
                {
                    // The next beat tells it.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // All is read.
        }
        catch (Exception taken) when (taken is RunTakenException or DbUpdateConcurrencyException)
        {
            await lost.CancelAsync();
        }
    }

    private async Task LandAsync(HeldRun held, StagedRows staged, CancellationToken cancellation)
    {
        var stored = await work.CommitAsync<ImportRun>(
            Domain.History.Actor.System("import"),
            async token =>
            {
                var run = await held.OpenAsync(db, token);
                (run.Rows, run.Rejected, run.Accounts, run.BytesRead) = (staged.Rows, staged.Rejected, staged.Accounts, run.Bytes);
                foreach (var issue in staged.Issues)
                {
                    issue.RunId = run.Id;
                }

                await db.BulkInsertAsync(staged.Issues, token);
                if (staged.Rejected > 0 && ImportTerms.Of(run).Strict)
                {
                    run.Fail("rows_rejected", $"{staged.Rejected} of {staged.Rows} rows were rejected, and this import was to land whole or not at all.", work.Now);
                }
                else
                {
                    (run.State, run.RowsPerSecond) = (ImportState.Publishing, null);
                    run.Terms = (ImportTerms.Of(run) with { Companies = [.. staged.Companies.Order(StringComparer.Ordinal)] }).ToJson();
                    await SupersedeAsync(run, staged, token);
                }

                return run;
            },
            cancellation);
        held.Saved(stored.Value);
        if (held.IsSettled)
        {
            Scratch.Delete(stage.PathOf(held.Id));
        }
    }

    /// <summary>What an earlier full export would close is told anew for the companies of this one.</summary>
    private async Task SupersedeAsync(ImportRun run, StagedRows staged, CancellationToken cancellation)
    {
        foreach (var earlier in await db.ImportRuns.Where(other => other.State == ImportState.AwaitingApproval).ToListAsync(cancellation))
        {
            if (ImportTerms.Of(earlier).Full!.Companies.Intersect(staged.Companies.Concat(ImportTerms.Of(run).Full?.Companies ?? [])).Any())
            {
                work.Record(earlier.Supersede(run.Id, work.Now));
                await RunDays.StateAsync(db, earlier, cancellation);
            }
        }
    }

    private async Task FailAsync(HeldRun held, Refusal why, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var run = await held.OpenAsync(db, cancellation);
        run.Fail(why.Code, why.Detail, clock.Now());
        await db.SaveChangesAsync(cancellation);
        held.Saved(run);
        Scratch.Delete(stage.PathOf(held.Id));
    }
}
