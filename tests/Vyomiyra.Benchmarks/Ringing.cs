using System.Diagnostics;
using System.Net;
using System.Text;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// Two bursts of notifications, one for each message that has come to an enrolled mailbox, while that mailbox is read: how long each takes to be
/// durable and answered, and that every message is filed once.
/// </summary>
internal static class Ringing
{
    private const int Notifications = 10_000;
    private const int Connections = 64;
    private const int Before = 500;

    /// <param name="Accounts">In the database.</param>
    /// <param name="Burst">The second one, and any in a process that has rung before, pays nothing for code that runs for the first time.</param>
    /// <param name="Latencies">From sending a notification to its answer.</param>
    /// <param name="Seconds">That the burst took.</param>
    /// <param name="FiledAfter">Seconds from its beginning until every message was filed.</param>
    public sealed record Result(int Accounts, int Burst, Latencies Latencies, double Seconds, double FiledAfter);

    public static async Task<IReadOnlyList<Result>> RunAsync(Workbench bench)
    {
        var database = bench.Ledger.ConnectionString;
        EnrolledMailbox.Enrol(database, isRead: true);
        using var graph = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = bench.Product.BaseAddress };
        await EnrolledMailbox.DeliverAsync(bench.Microsoft, new { count = Before });
        await RingAsync(graph, 0, 0, new Latencies());
        await EnrolledMailbox.UntilReadAsync(database);
        return [await BurstAsync(bench, graph, 1), await BurstAsync(bench, graph, 2)];
    }

    private static async Task<Result> BurstAsync(Workbench bench, HttpClient graph, int burst)
    {
        var database = bench.Ledger.ConnectionString;
        await EnrolledMailbox.DeliverAsync(bench.Microsoft, new { count = Notifications });
        var (latencies, began) = (new Latencies(), Stopwatch.GetTimestamp());
        await Parallel.ForAsync(0, Notifications, new ParallelOptions { MaxDegreeOfParallelism = Connections }, (number, _) => RingAsync(graph, burst, number, latencies));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await EnrolledMailbox.UntilReadAsync(database);
        var filedAfter = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (copies, messages) = (
            EnrolledMailbox.Count(database, $"SELECT count(*) FROM MessageCopies WHERE Mailbox = '{EnrolledMailbox.Address}'"),
            EnrolledMailbox.Count(database, $"SELECT count(DISTINCT MessageId) FROM MessageCopies WHERE Mailbox = '{EnrolledMailbox.Address}'"));
        return copies == messages && messages >= Before + (burst * Notifications) && EnrolledMailbox.Count(database, "PRAGMA synchronous") == 2
            ? new Result(bench.Ledger.Accounts, burst, latencies, seconds, filedAfter)
            : throw new InvalidOperationException($"{copies} copies of {messages} messages were filed.");
    }

    private static async ValueTask RingAsync(HttpClient graph, int burst, int number, Latencies latencies)
    {
        var body = $$$"""
            {"value":[{"subscriptionId":"{{{EnrolledMailbox.Subscription}}}","clientState":"{{{EnrolledMailbox.ClientState}}}","changeType":"created","tenantId":"{{{BenchmarkLedger.Tenant}}}",
            "resourceData":{"@odata.type":"#Microsoft.Graph.Message","@odata.etag":"W/\"{{{number}}}\"","id":"message-{{{burst}}}-{{{number}}}"}}]}
            """;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var started = Stopwatch.GetTimestamp();
        using var answer = await graph.PostAsync(new Uri("/api/mail/notifications", UriKind.Relative), content);
        latencies.Add(Stopwatch.GetElapsedTime(started));
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            throw new InvalidOperationException($"Notification {number}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
