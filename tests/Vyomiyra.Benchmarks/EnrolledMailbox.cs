using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Vyomiyra.Benchmarks;

/// <summary>A shared mailbox as if it had been enrolled and subscribed to, and what comes to it.</summary>
internal static class EnrolledMailbox
{
    public const string Address = "receivables.americas@halden.example";
    public const string Subscription = "3f0f2a8e-8a52-4b1c-9d1e-ringing";
    public const string ClientState = "what only Graph knows";

    /// <param name="database">Its connection string.</param>
    /// <param name="isRead">Whether it was read to the end before.</param>
    public static void Enrol(string database, bool isRead)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Mailboxes (Address, Name, TenantId, EnrolledAt, EnrolledById, Rings, RingsHeard, LastSyncedAt, SubscriptionId, SubscriptionExpiresAt,
                MustReauthorize, ClientStateHash, Failures, Fence, Version)
            VALUES ($address, 'Enrolled', $tenant, 0, (SELECT min(Id) FROM Members), $rings, 0, $read, $subscription, $expires, 0, $hash, 0, 0, 0)
            """;
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        command.Parameters.AddWithValue("$address", Address);
        command.Parameters.AddWithValue("$tenant", BenchmarkLedger.Tenant.ToString().ToUpperInvariant());
        command.Parameters.AddWithValue("$rings", isRead ? 0 : 1);
        command.Parameters.AddWithValue("$subscription", Subscription);
        command.Parameters.AddWithValue("$read", isRead ? now : DBNull.Value);
        command.Parameters.AddWithValue("$expires", now + (7L * 24 * 3600 * 1_000_000));
        command.Parameters.AddWithValue("$hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ClientState))));
        command.ExecuteNonQuery();
    }

    /// <param name="microsoft">Where it lies.</param>
    /// <param name="messages">What to deliver, as the sandbox takes it.</param>
    public static async Task DeliverAsync(Uri microsoft, object messages)
    {
        using var client = new HttpClient { BaseAddress = microsoft, Timeout = TimeSpan.FromMinutes(30) };
        using var delivered = await client.PostAsJsonAsync(new Uri($"/sandbox/mailboxes/{Address}/messages/bulk", UriKind.Relative), messages);
        if (!delivered.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(await delivered.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Until nothing is unread.</summary>
    public static async Task UntilReadAsync(string database)
    {
        while (Count(database, "SELECT count(*) FROM Mailboxes WHERE Rings = RingsHeard AND LastSyncedAt IS NOT NULL") == 0)
        {
            await Task.Delay(100);
        }
    }

    public static long Count(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Each is written in this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A connection of its own: those that wrote the ledger did so without care for what is durable.</summary>
    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"{database};Pooling=False");
        connection.Open();
        return connection;
    }
}
