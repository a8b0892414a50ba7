using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// Where notifications ring. A ring is durable before it is answered, and costs no transaction of its own: whoever comes first writes for all that
/// wait, and while that is written the next ones gather.
/// </summary>
public sealed class Doorbell(
    IServiceScopeFactory scopes, WriteTurns turns, ISchedulerFactory schedulers, NotificationCounts counts, TimeProvider clock, ILogger<Doorbell> logger) : IDisposable
{
    /// <summary>More than Graph ever sends at once; beyond it, it may come back later.</summary>
    private const int MostWaiting = 10_000;

    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentQueue<Waiting> waiting = new();
    private readonly HeardRings heard = new();

    /// <summary>Answers once everything in <paramref name="rings"/> that is to be believed is durable; false where that cannot be done now.</summary>
    internal async Task<bool> RingAsync(IReadOnlyList<Ring> rings)
    {
        var fresh = rings.Where(ring => !heard.Contains(ring)).ToList();
        if (rings.Count > fresh.Count)
        {
            counts.Count(NotificationCounts.Replayed, rings.Count - fresh.Count);
        }

        if (fresh.Count == 0)
        {
            return true;
        }

        if (waiting.Count >= MostWaiting)
        {
            counts.Count(NotificationCounts.Busy, fresh.Count);
            return false;
        }

        var mine = new Waiting(fresh);
        waiting.Enqueue(mine);
        await writing.WaitAsync();
        try
        {
            if (!mine.Written.Task.IsCompleted)
            {
                await WriteAsync();
            }
        }
        finally
        {
            writing.Release();
        }

        return await mine.Written.Task;
    }

    public void Dispose() => writing.Dispose();

    private async Task WriteAsync()
    {
        var all = new List<Waiting>();
        while (waiting.TryDequeue(out var next))
        {
            all.Add(next);
        }

        try
        {
            var called = await WriteAsync([.. all.SelectMany(each => each.Rings)]);
            all.ForEach(each => each.Written.SetResult(true));
            await CallAsync(called);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Count} notifications could not be kept; they will be sent again", all.Count);
            counts.Count(NotificationCounts.Busy, all.Sum(each => each.Rings.Count));
            all.ForEach(each => each.Written.TrySetResult(false));
        }
    }

    /// <summary>The mailboxes that somebody must be called for.</summary>
    private async Task<IReadOnlyList<long>> WriteAsync(IReadOnlyList<Ring> rings)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VyomiyraDb>();
        var believed = await BelieveAsync(rings, db);
        if (believed.Count == 0)
        {
            return [];
        }

        using (await turns.TakeAsync(CancellationToken.None))
        {
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                foreach (var kind in believed.GroupBy(each => each.Ring.Kind))
                {
                    var ids = kind.Select(each => each.Mailbox.Id).Distinct().ToArray();
                    await WriteAsync(db.Mailboxes.Where(mailbox => ids.Contains(mailbox.Id) && mailbox.WithdrawnAt == null), kind.Key);
                }

                await transaction.CommitAsync();
            });
        }

        heard.Add(believed.Select(each => each.Ring));
        counts.Count(NotificationCounts.Heard, believed.Count);
        return [.. believed.Where(each => !each.Mailbox.HasNews || each.Ring.Kind != RingKind.News).Select(each => each.Mailbox.Id).Distinct()];
    }

    /// <summary>Those of a subscription of ours that carry what only Graph knows.</summary>
    private async Task<List<(Ring Ring, Subscribed Mailbox)>> BelieveAsync(IReadOnlyList<Ring> rings, VyomiyraDb db)
    {
        var known = new Dictionary<string, Subscribed>(StringComparer.Ordinal);
        foreach (var ids in rings.Select(ring => ring.SubscriptionId).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            await foreach (var mailbox in db.Mailboxes
                .Where(mailbox => ids.Contains(mailbox.SubscriptionId) && mailbox.WithdrawnAt == null)
                .Select(mailbox => new Subscribed(mailbox.Id, mailbox.SubscriptionId!, mailbox.ClientStateHash, mailbox.Rings > mailbox.RingsHeard))
                .AsAsyncEnumerable())
            {
                known[mailbox.SubscriptionId] = mailbox;
            }
        }

        var (believed, unknown, wrong) = (new List<(Ring, Subscribed)>(), 0, 0);
        foreach (var ring in rings)
        {
            if (!known.TryGetValue(ring.SubscriptionId, out var mailbox))
            {
                unknown++;
            }
            else if (!ClientState.IsRight(ring.ClientState, mailbox.ClientStateHash))
            {
                wrong++;
            }
            else
            {
                believed.Add((ring, mailbox));
            }
        }

        counts.Count(NotificationCounts.UnknownSubscription, unknown);
        counts.Count(NotificationCounts.WrongClientState, wrong);
        return believed;
    }

    private async Task WriteAsync(IQueryable<Mailbox> mailboxes, RingKind kind)
    {
        DateTimeOffset? never = null;
        await mailboxes.RingAsync(clock.Now());
        switch (kind)
        {
            case RingKind.SubscriptionRemoved:
                await mailboxes.ExecuteUpdateAsync(mailbox => mailbox
                    .SetProperty(row => row.SubscriptionId, (string?)null)
                    .SetProperty(row => row.SubscriptionExpiresAt, never)
                    .SetProperty(row => row.ClientStateHash, (string?)null)
                    .SetProperty(row => row.SubscriptionTriedAt, never));
                break;
            case RingKind.ReauthorizationRequired:
                await mailboxes.ExecuteUpdateAsync(mailbox => mailbox.SetProperty(row => row.MustReauthorize, true).SetProperty(row => row.SubscriptionTriedAt, never));
                break;
        }
    }

    /// <summary>Where nobody can be called, the clock finds what is to do.</summary>
    private async Task CallAsync(IReadOnlyList<long> mailboxes)
    {
        try
        {
            foreach (var id in mailboxes)
            {
                await WorkOnMailbox.CallAsync(schedulers, id, null, CancellationToken.None);
            }
        }
        catch (SchedulerException fault)
        {
            logger.LogWarning(fault, "Nobody could be called for {Count} mailboxes", mailboxes.Count);
        }
    }

    private sealed record Waiting(IReadOnlyList<Ring> Rings)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Subscribed(long Id, string SubscriptionId, string? ClientStateHash, bool HasNews);
}
