using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

/// <summary>The runs that are not finished, oldest first. Only the oldest is worked on, by one process at a time.</summary>
public sealed class PendingRuns(VyomiyraDb db, IOptions<ImportOptions> options, TimeProvider clock)
{
    /// <summary>Holds the oldest unfinished run; null where there is none, or another process holds it.</summary>
    internal async Task<HeldRun?> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        var oldest = await db.ImportRuns.AsNoTracking()
            .Where(run => ImportRun.Unfinished.Contains(run.State))
            .OrderBy(run => run.Id)
            .FirstOrDefaultAsync(cancellation);
        if (oldest is null || oldest.HeldUntil > now)
        {
            return null;
        }

        var holder = LeaseRenewal.NewHolder();
        var taken = await db.ImportRuns.Where(run => run.Id == oldest.Id && run.Version == oldest.Version && run.HeldUntil == oldest.HeldUntil).ExecuteUpdateAsync(
            run => run
                .SetProperty(row => row.Holder, holder)
                .SetProperty(row => row.HeldUntil, now + options.Value.Lease)
                .SetProperty(row => row.Version, row => row.Version + 1),
            cancellation);
        if (taken == 0)
        {
            return null;
        }

        oldest.Version++;
        return new HeldRun(oldest, holder, options.Value.Lease, clock);
    }

    /// <summary>Lets go of a run that is not settled, so that the next process need not wait for the lease to run out.</summary>
    internal async Task LetGoAsync(HeldRun held, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(held);
        db.ChangeTracker.Clear();
        var run = await held.OpenAsync(db, cancellation);
        (run.Holder, run.HeldUntil) = (null, null);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The number of the oldest unfinished run.</summary>
    public Task<long?> OldestAsync(CancellationToken cancellation) => WaitsForAsync(long.MaxValue, cancellation);

    /// <summary>The unfinished run that must end before this one's turn; null where it is its turn.</summary>
    public Task<long?> WaitsForAsync(long runId, CancellationToken cancellation) =>
        db.ImportRuns
            .Where(run => run.Id < runId && ImportRun.Unfinished.Contains(run.State))
            .OrderBy(run => run.Id)
            .Select(run => (long?)run.Id)
            .FirstOrDefaultAsync(cancellation);
}
