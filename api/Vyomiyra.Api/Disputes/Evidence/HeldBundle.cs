using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Another worker took the bundle because its holder was believed to be dead.</summary>
public sealed class EvidenceTakenException(long bundleId) : Exception($"Evidence {bundleId} is no longer held.");

/// <summary>
/// A bundle that this process reads, for a short time that it renews again and again. Each transaction that notes what was read opens it here, and so
/// fails where another holder came in between.
/// </summary>
internal sealed class HeldBundle(long id, string holder, TimeSpan lease, TimeProvider clock)
{
    private static readonly Actor Reader = Actor.System("evidence");

    public long Id => id;

    public TimeSpan Lease => lease;

    /// <summary>Holds a bundle that waits to be read, may be, and that nobody else holds; null where there is none.</summary>
    public static async Task<HeldBundle?> TakeAsync(long id, VyomiyraDb db, TimeSpan lease, TimeProvider clock, CancellationToken cancellation)
    {
        var (now, holder) = (clock.Now(), LeaseRenewal.NewHolder());
        var taken = await db.EvidenceBundles
            .Where(bundle => bundle.Id == id && bundle.State == EvidenceState.Collecting
                && (bundle.HeldUntil == null || bundle.HeldUntil <= now) && (bundle.NotBefore == null || bundle.NotBefore <= now))
            .ExecuteUpdateAsync(
                bundle => bundle
                    .SetProperty(row => row.Holder, holder)
                    .SetProperty(row => row.HeldUntil, now + lease)
                    .SetProperty(row => row.NotBefore, (DateTimeOffset?)null)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellation);
        return taken == 1 ? new HeldBundle(id, holder, lease, clock) : null;
    }

    /// <summary>One transaction in which the bundle is ours.</summary>
    /// <exception cref="EvidenceTakenException">It is no longer ours; nothing was stored.</exception>
    public async Task<EvidenceBundle> CommitAsync(Work work, VyomiyraDb db, Func<EvidenceBundle, CancellationToken, Task> act, CancellationToken cancellation) =>
        (await work.CommitAsync<EvidenceBundle>(
            Reader,
            async token =>
            {
                var stored = await db.EvidenceBundles.SingleAsync(bundle => bundle.Id == id, token);
                if (stored.Holder != holder)
                {
                    throw new EvidenceTakenException(id);
                }

                stored.HeldUntil = clock.Now() + lease;
                stored.Version++;
                await act(stored, token);
                return stored;
            },
            cancellation)).Value;

    /// <summary>Holds it for longer; the version is left alone, because a transaction of ours may be under way.</summary>
    public Task RenewAsync(VyomiyraDb db, CancellationToken cancellation)
    {
        DateTimeOffset? until = clock.Now() + lease;
        return Ours(db).ExecuteUpdateAsync(bundle => bundle.SetProperty(row => row.HeldUntil, until), cancellation);
    }

    /// <summary>Where it is no longer ours, nothing happens.</summary>
    public Task LetGoAsync(VyomiyraDb db) => Ours(db).ExecuteUpdateAsync(bundle => bundle
        .SetProperty(row => row.Holder, (string?)null)
        .SetProperty(row => row.HeldUntil, (DateTimeOffset?)null)
        .SetProperty(row => row.Version, row => row.Version + 1));

    private IQueryable<EvidenceBundle> Ours(VyomiyraDb db) => db.EvidenceBundles.Where(bundle => bundle.Id == id && bundle.Holder == holder);
}
