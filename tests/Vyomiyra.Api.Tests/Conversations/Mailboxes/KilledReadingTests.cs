using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Vyomiyra.Api.Tests.Promises;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>The application as a process of its own, killed while it reads a mailbox of a Microsoft 365 that has trouble itself.</summary>
public sealed class KilledReadingTests
{
    /// <summary>tests/soak asks for more.</summary>
    private static readonly int Messages = Asked("VYOMIYRA_SOAK_MESSAGES", 500);
    private static readonly int Kills = Asked("VYOMIYRA_SOAK_MAIL_KILLS", 3);

    private static readonly Guid Priya = Guid.Parse("11111111-aaaa-4a01-8001-000000000005");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailbox_whose_reader_was_killed_again_and_again_holds_what_one_holds_that_nothing_happened_to()
    {
        var (undisturbed, killed) = (Directory.CreateTempSubdirectory("vyomiyra-read-").FullName, Directory.CreateTempSubdirectory("vyomiyra-read-").FullName);
        await GivenAsync(undisturbed);
        foreach (var file in Directory.GetFiles(undisturbed, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(killed, Path.GetRelativePath(undisturbed, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await FinishAsync(undisturbed);
        var random = new Random(20261129);
        var left = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            var (api, address) = await ApiProcess.ServeAsync(killed);
            using var _ = api;
            using var anyone = new HttpClient { BaseAddress = address };
            await FaultAsync(anyone, new { kind = "graph", status = kill % 2 == 0 ? 503 : 429, retryAfter = 1, count = 1, path = "delta" });
            await FaultAsync(anyone, new { kind = "deltaReplayed", count = 3 });
            await FaultAsync(anyone, new { kind = "graph", delay = 40, count = 10_000, path = "delta" });
            if (kill == Kills / 2)
            {
                await FaultAsync(anyone, new { kind = "deltaExpired" });
            }

            var (before, further) = (Count(killed), random.Next(Messages / Kills));
            await UntilAsync(() => Count(killed) > Math.Min(Messages - 1, before + further));
            await Task.Delay(random.Next(60), Cancel); // anywhere within a page
            await api.KillAsync();
            Assert.Equal(["ok"], Query(killed, "PRAGMA integrity_check"));
            left.Add(Count(killed));
        }

        Assert.Contains(left, count => count > 0 && count < Messages);
        await FinishAsync(killed);
        Assert.Equal(State(undisturbed), State(killed));
        var all = Count(undisturbed);
        Assert.True(all >= Messages);
        Assert.Equal([$"{all}|{all}|{all}"], Query(killed, "SELECT count(*), count(DISTINCT InternetMessageId), (SELECT count(*) FROM MessageCopies) FROM Messages"));
        SqliteConnection.ClearAllPools();
        Directory.Delete(undisturbed, recursive: true);
        Directory.Delete(killed, recursive: true);
    }

    /// <summary>A mailbox that is enrolled, with messages to read; its first reader is killed at once.</summary>
    private static async Task GivenAsync(string folder)
    {
        var (api, address) = await ApiProcess.ServeAsync(folder);
        using var _ = api;
        using var priya = await ApiProcess.AsAsync(address, Priya);
        await FaultAsync(priya, new { kind = "graph", delay = 20_000, count = 10_000, path = "delta" });
        foreach (var (parentFolder, count) in new[] { ("inbox", Messages / 2), ("Disputes", Messages - (Messages / 2)) })
        {
            using var delivered = await priya.PostAsJsonAsync($"/sandbox/mailboxes/{MailRoom.Empty}/messages/bulk", new { count, parentFolder, name = parentFolder }, Cancel);
            Assert.True(delivered.IsSuccessStatusCode, await delivered.Content.ReadAsStringAsync(Cancel));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mailboxes") { Content = JsonContent.Create(new { address = MailRoom.Empty }) };
        request.Headers.Add("Idempotency-Key", "enrol");
        using var enrolled = await priya.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Created, enrolled.StatusCode);
        await api.KillAsync();
    }

    private static async Task FinishAsync(string folder)
    {
        var (api, _) = await ApiProcess.ServeAsync(folder);
        using var __ = api;
        await UntilAsync(() => Query(folder, "SELECT count(*) FROM Mailboxes WHERE LastSyncedAt IS NOT NULL AND Rings = RingsHeard") is ["1"]);
        await api.KillAsync();
    }

    private static async Task FaultAsync(HttpClient client, object fault)
    {
        using var answer = await client.PostAsJsonAsync("/sandbox/faults", fault, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var looks = 0; !isSo(); looks++)
        {
            Assert.True(looks < 60_000, "It was awaited too long.");
            await Task.Delay(5, Cancel);
        }
    }

    private static int Count(string folder) => int.Parse(Query(folder, "SELECT count(*) FROM MessageCopies")[0], CultureInfo.InvariantCulture);

    /// <summary>What was filed, but for the order in which it was and the moments at which it was.</summary>
    private static string State(string folder) => string.Join('\n',
    [
        .. Query(folder, "SELECT m.InternetMessageId, m.FromAddress, m.Subject, m.Text, m.SentAt, c.Subject, c.AccountId FROM Messages m JOIN Conversations c ON c.Id = m.ConversationId ORDER BY m.InternetMessageId"),
        .. Query(folder, "SELECT count(*), count(DISTINCT MessageId), count(DISTINCT ImmutableId), min(Mailbox), max(Mailbox) FROM MessageCopies"),
        .. Query(folder, "SELECT count(*) FROM Conversations"),
        .. Query(folder, "SELECT Name, IsLeftOut, IsCaughtUp FROM MailFolders ORDER BY Name"),
        .. Query(folder, "SELECT count(*) FROM UnreadableMessages"),
        .. Query(folder, "SELECT Chain, Sequence, Kind FROM Activities ORDER BY Chain, Sequence"),
    ]);

    private static int Asked(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    private static List<string> Query(string folder, string sql)
    {
        using var connection = Open(Path.Combine(folder, "vyomiyra.db"));
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
