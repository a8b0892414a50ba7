using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>Somebody else moved the run on, or took it because its holder was believed to be dead. What is known of it is out of date.</summary>
public sealed class RunTakenException(long runId) : Exception($"Run {runId} was moved on by somebody else.");

/// <summary>
/// A run that this process works on, for a short time that it renews again and again. Each transaction that touches the run reads it through
/// <see cref="OpenAsync"/> and so fails where another holder, or a person's decision, came in between.
/// </summary>
internal sealed class HeldRun(ImportRun run, string holder, TimeSpan lease, TimeProvider clock)
{
    private int version = run.Version;

    public long Id => run.Id;

    public TimeSpan Lease => lease;

    public ImportState State { get; private set; } = run.State;

    public bool IsSettled => !ImportRun.Unfinished.Contains(State);

    /// <summary>The run as it is stored, still ours and for longer; whoever calls may change it and saves it.</summary>
    /// <exception cref="RunTakenException">It is no longer ours.</exception>
    public async Task<ImportRun> OpenAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        var stored = await db.ImportRuns.SingleAsync(each => each.Id == Id, cancellation);
        if (stored.Version != version || stored.Holder != holder)
        {
            throw new RunTakenException(Id);
        }

        stored.HeldUntil = clock.Now() + lease;
        stored.Version++;
        return stored;
    }

    /// <summary>
    /// Holds it for longer. What a transaction of ours has read of the run stays true meanwhile: the version is left alone.
    /// </summary>
    public Task RenewAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        DateTimeOffset? until = clock.Now() + lease;
        return db.ImportRuns.Where(stored => stored.Id == Id && stored.Holder == holder)
            .ExecuteUpdateAsync(stored => stored.SetProperty(each => each.HeldUntil, until), cancellation);
    }

    /// <summary>What was changed after <see cref="OpenAsync"/> is stored.</summary>
    public void Saved(ImportRun stored) => (version, State) = (stored.Version, stored.State);
}
