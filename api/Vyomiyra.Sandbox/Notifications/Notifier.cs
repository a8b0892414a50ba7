using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Notifications;

/// <summary>
/// Posts notifications in batches, oldest first, to each address on its own. One that does not take them is asked again, each time after
/// twice as long, first after 200 ms or <c>Sandbox:FirstRetry</c>; after eight times its notifications are lost and called missed.
/// </summary>
sealed class Notifier(SandboxStore store, Webhooks webhooks, NewsBell bell, FaultBoard faults, TimeProvider time, IConfiguration configuration)
    : BackgroundService
{
    const int LargestBatch = 100;
    const int MostTries = 8;
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

    readonly TimeSpan firstRetry = configuration.GetValue("Sandbox:FirstRetry", TimeSpan.FromMilliseconds(200));
    readonly Dictionary<string, Trouble> troubles = [];

    /// <param name="Until">When it is asked again, in the system's own milliseconds: people's clocks may stand still or jump.</param>
    sealed record Trouble(int Tries, long Until);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var (ready, pause) = Waiting();
            var tries = await Task.WhenAll(ready.Select(async url => (Url: url, IsTaken: await PostOldest(url, stoppingToken))));
            foreach (var (url, isTaken) in tries)
                Remember(url, isTaken);
            if (ready.Count == 0)
                await bell.Heard(pause, stoppingToken);
        }
    }

    /// <summary>The addresses to post to now, and how long to pause until another one is ready.</summary>
    (List<string> Ready, TimeSpan Pause) Waiting()
    {
        using var connection = store.Open();
        var resting = NewsTable.Addresses(connection).ToLookup(url =>
            troubles.TryGetValue(url, out var trouble) ? Math.Max(0, trouble.Until - Environment.TickCount64) : 0);
        return (
            [.. resting[0]],
            resting.Count == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(resting.Min(group => group.Key)));
    }

    async Task<bool> PostOldest(string url, CancellationToken cancellation)
    {
        using var connection = store.Open();
        var batch = NewsTable.Oldest(connection, url, LargestBatch);
        var told = batch.Where(news => !(news.IsChange && faults.Strike("notificationsDropped", news.Mailbox))).ToList();
        var doubled = told.Where(news => news.IsChange && faults.Strike("notificationsDoubled", news.Mailbox)).ToList();
        var isTaken = told.Count == 0
            || await webhooks.Post(url, $$"""{"value":[{{string.Join(',', told.Concat(doubled).Select(news => news.Item))}}]}""", cancellation);
        NewsTable.Delete(connection, isTaken ? batch : batch.Except(told));
        return isTaken;
    }

    void Remember(string url, bool isTaken)
    {
        var tries = isTaken ? 0 : troubles.GetValueOrDefault(url)?.Tries + 1 ?? 1;
        if (tries is > 0 and < MostTries)
        {
            var rest = Math.Min(firstRetry.TotalMilliseconds * (1 << (tries - 1)), LongestRest.TotalMilliseconds);
            troubles[url] = new(tries, Environment.TickCount64 + (long)rest);
            return;
        }
        troubles.Remove(url);
        if (tries == 0)
            return;
        using var connection = store.Open();
        using var transaction = connection.BeginTransaction();
        NewsTable.GiveUp(connection, url, time.GetUtcNow());
        transaction.Commit();
    }
}
