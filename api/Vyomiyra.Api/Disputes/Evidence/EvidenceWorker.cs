using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Reads evidence. However many do so at once, on however many nodes, one holds a bundle; what one leaves undone, another takes up.</summary>
public sealed class EvidenceWorker(
    IServiceScopeFactory scopes, WriteTurns turns, IOptions<EvidenceOptions> options, TimeProvider clock, ILogger<EvidenceWorker> logger) : IDisposable
{
    /// <summary>More would take the schedules' threads from everything else.</summary>
    private const int AtOnce = 3;

    private readonly SemaphoreSlim places = new(AtOnce);

    /// <summary>
    /// Reads what waits of the bundle, unless somebody else does, it may not be read now or there is no place; answers with the time to come back at,
    /// where its mailbox asked to be left alone.
    /// </summary>
    public async Task<DateTimeOffset?> WorkAsync(long bundleId, CancellationToken cancellation)
    {
        if (!await places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return null;
        }

        try
        {
            return await TakeAsync(bundleId, cancellation) is { } held ? await WorkAsync(held, cancellation) : null;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<DateTimeOffset?> WorkAsync(HeldBundle held, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var done = new CancellationTokenSource();
        var renewing = LeaseRenewal.KeepAsync(held.Lease, held.RenewAsync, scopes, clock, done.Token);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<CollectEvidence>().RunAsync(held, cancellation);
        }
        catch (Exception moved) when (moved is EvidenceTakenException or DbUpdateConcurrencyException)
        {
            logger.LogInformation("Evidence {BundleId} was taken while it was read", held.Id);
            return null;
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
            await LetGoAsync(held);
        }
    }

    private async Task<HeldBundle?> TakeAsync(long bundleId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await turns.TakeAsync(cancellation);
        return await HeldBundle.TakeAsync(bundleId, scope.ServiceProvider.GetRequiredService<VyomiyraDb>(), options.Value.Lease, clock, cancellation);
    }

    /// <summary>So that the next worker need not wait for the lease to run out.</summary>
    private async Task LetGoAsync(HeldBundle held)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await turns.TakeAsync(CancellationToken.None);
        await held.LetGoAsync(scope.ServiceProvider.GetRequiredService<VyomiyraDb>());
    }
}
