using Microsoft.Data.Sqlite;

namespace Vyomiyra.Api.Data;

/// <summary>
/// SQLite lets one connection write at a time, and those that wait look for a gap now and then, which long work with many transactions hardly
/// leaves. Inside one process, writers therefore take turns in the order in which they came. A server's writers need not.
/// </summary>
public sealed class WriteTurns(bool areNeeded) : IDisposable
{
    /// <summary>As SQLite itself says that another writes.</summary>
    private const int Busy = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim free = new(1);
    private long waits;

    /// <summary>How often a writer had to wait so far. Who writes much can tell by it whether others want to.</summary>
    public long Waits => Interlocked.Read(ref waits);

    /// <summary>Waits for the turn, which ends when the answer is disposed. Whoever has it must not ask for another.</summary>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        if (!areNeeded)
        {
            return null;
        }

        if (free.CurrentCount == 0)
        {
            Interlocked.Increment(ref waits);
        }

        return await free.WaitAsync(Patience, cancellation) ? new Turn(free) : throw new SqliteException("Another writer has not finished.", Busy);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
