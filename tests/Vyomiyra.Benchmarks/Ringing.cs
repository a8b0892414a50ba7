using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// A burst of notifications, one for each message that has come to an enrolled mailbox, while that mailbox is read: how long each takes to be
/// durable and answered, and that every message is filed once.
/// </summary>
internal static class Ringing
{
    private const int Notifications = 10_000;
    private const int Connections = 64;
    private const string Mailbox = "receivables.americas@halden.example";
    private const string Subscription = "3f0f2a8e-8a52-4b1c-9d1e-ringing";
    private const string ClientState = "what only Graph knows";

    /// <param name="Latencies">From sending a notification to its answer.</param>
    /// <param name="Seconds">That the burst took.</param>
    /// <param name="FiledAfter">Seconds from its beginning until every message was filed.</param>
    public sealed record Result(Latencies Latencies, double Seconds, double FiledAfter);

    public static async Task<Result> RunAsync(Workbench bench)
    {
        Enrol(bench.Ledger.ConnectionString);
        using (var microsoft = new HttpClient { BaseAddress = bench.Microsoft })
        {
            using var delivered = await microsoft.PostAsJsonAsync(new Uri($"/sandbox/mailboxes/{Mailbox}/messages/bulk", UriKind.Relative), new { count = Notifications });
            delivered.EnsureSuccessStatusCode();
        }

        using var graph = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = bench.Product.BaseAddress };
        await RingAsync(graph, -1, new Latencies()); // what only the first one pays for
        var (latencies, began) = (new Latencies(), Stopwatch.GetTimestamp());
        await Parallel.ForAsync(0, Notifications, new ParallelOptions { MaxDegreeOfParallelism = Connections }, (number, _) => RingAsync(graph, number, latencies));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        while (Count(bench.Ledger.ConnectionString, "SELECT count(*) FROM Mailboxes WHERE Rings = RingsHeard AND LastSyncedAt IS NOT NULL") == 0)
        {
            await Task.Delay(100);
        }

        var filedAfter = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var (copies, messages) = (
            Count(bench.Ledger.ConnectionString, $"SELECT count(*) FROM MessageCopies WHERE Mailbox = '{Mailbox}'"),
            Count(bench.Ledger.ConnectionString, $"SELECT count(DISTINCT MessageId) FROM MessageCopies WHERE Mailbox = '{Mailbox}'"));
        return copies == messages && messages >= Notifications && Count(bench.Ledger.ConnectionString, "PRAGMA synchronous") == 2
            ? new Result(latencies, seconds, filedAfter)
            : throw new InvalidOperationException($"{copies} copies of {messages} messages were filed.");
    }

    private static async ValueTask RingAsync(HttpClient graph, int number, Latencies latencies)
    {
        var body = $$$"""
            {"value":[{"subscriptionId":"{{{Subscription}}}","clientState":"{{{ClientState}}}","changeType":"created","tenantId":"{{{BenchmarkLedger.Tenant}}}",
            "resourceData":{"@odata.type":"#Microsoft.Graph.Message","@odata.etag":"W/\"{{{number}}}\"","id":"message-{{{number}}}"}}]}
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

    private static void Enrol(string database)
    {
        using var connection = new SqliteConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Mailboxes (Address, Name, TenantId, EnrolledAt, EnrolledById, Rings, RingsHeard, LastSyncedAt, SubscriptionId, SubscriptionExpiresAt,
                MustReauthorize, ClientStateHash, Failures, Fence, Version)
            VALUES ($address, 'Ringing', $tenant, 0, (SELECT min(Id) FROM Members), 0, 0, $now, $subscription, $expires, 0, $hash, 0, 0, 0)
            """;
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        command.Parameters.AddWithValue("$address", Mailbox);
        command.Parameters.AddWithValue("$tenant", BenchmarkLedger.Tenant.ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$subscription", Subscription);
        command.Parameters.AddWithValue("$now", now);
        command.Parameters.AddWithValue("$expires", now + (7L * 24 * 3600 * 1_000_000));
        command.Parameters.AddWithValue("$hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ClientState))));
        command.ExecuteNonQuery();
    }

    private static long Count(string database, string sql)
    {
        // A connection of its own: those that wrote the ledger did so without care for what is durable.
        using var connection = new SqliteConnection($"{database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
