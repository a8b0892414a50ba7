namespace Vyomiyra.Api.Data;

/// <summary>Shows that the process that works on something lives, however long one transaction or one call to somebody else takes.</summary>
internal static class LeaseRenewal
{
    private const int RenewalsALease = 3;

    /// <summary>Tells this process from every other.</summary>
    private static readonly string Process = $"{Environment.MachineName} {Environment.ProcessId}";

    /// <summary>Names one piece of work of this process.</summary>
    public static string NewHolder() => $"{Process} {Guid.NewGuid():N}";

    /// <summary>Renews again and again until <paramref name="done"/>.</summary>
    /// <param name="lease">For how long the work is held.</param>
    /// <param name="renew">Holds it for longer.</param>
    /// <param name="services">Gives a database, and the turn to write.</param>
    /// <param name="clock">By which it is renewed.</param>
    /// <param name="done">The work rests.</param>
    public static async Task KeepAsync(
        TimeSpan lease, Func<VyomiyraDb, CancellationToken, Task> renew, IServiceScopeFactory services, TimeProvider clock, CancellationToken done)
    {
        using var timer = new PeriodicTimer(lease / RenewalsALease, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await using var scope = services.CreateAsyncScope();
                    using var turn = await scope.ServiceProvider.GetRequiredService<WriteTurns>().TakeAsync(done);
                    await renew(scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), done);
                }
                catch (Exception fault) when (PassingFault.Is(fault))
                {
                    // The next beat renews it.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It rests.
        }
    }
}
