namespace Vyomiyra.Api.Data;

/// <summary>
/// SQLite lets one connection write at a time, and those that wait look for a gap now and then, which long work with many transactions hardly
/// leaves. Inside one process, writers therefore take turns in the order in which they came. A server's writers need not.
/// </summary>
public sealed class WriteTurns(bool areNeeded) : IDisposable
{
    private readonly SemaphoreSlim free = new(1);

    /// <summary>Waits for the turn, which ends when the answer is disposed. Whoever has it must not ask for another.</summary>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        if (!areNeeded)
        {
            return null;
        }

        await free.WaitAsync(cancellation);
        return new Turn(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
