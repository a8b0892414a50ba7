using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>Many ring at once, some of them with bad intent, while Microsoft 365 has trouble of its own.</summary>
public sealed class BurstTests
{
    private const int Messages = 500;
    private const int Connections = 16;

    /// <summary>Of this many notifications in a row one each is a stranger's, forged, broken, too large and a replay.</summary>
    private const int Round = 25;
    private const int OfEachKind = Messages / Round;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_burst_with_trouble_everywhere_each_is_answered_rightly_and_every_message_is_filed_once()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
        using var counted = new CountedNotifications(room.Host);
        var (subscription, state) = await SubscriptionAsync(room);
        Assert.Equal(HttpStatusCode.Accepted, (await room.RingAsync(Told(subscription, state, "told before"))).StatusCode);
        await room.FaultAsync(new { kind = "notificationsDropped", count = 40 });
        await room.FaultAsync(new { kind = "notificationsDoubled", count = 60 });
        foreach (var fault in (object[])
        [
            new { kind = "graph", status = 429, retryAfter = 1, count = 2, path = "delta" },
            new { kind = "graph", status = 503, retryAfter = 1, count = 2, path = "delta" },
            new { kind = "deltaReplayed", count = 3 },
        ])
        {
            await room.FaultAsync(fault);
        }

        var wrong = new ConcurrentBag<string>();
        await Task.WhenAll(
            Parallel.ForAsync(0, Messages, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = Cancel }, async (number, _) =>
            {
                var (body, expected) = (number % Round) switch
                {
                    0 => (Told("nobody's", state, $"m{number}"), HttpStatusCode.Accepted),
                    5 => (Told(subscription, "guessed", $"m{number}"), HttpStatusCode.Accepted),
                    10 => ("{\"value\":[{\"subscriptionId\":", HttpStatusCode.BadRequest),
                    15 => (new string('x', 4 * 1024 * 1024), HttpStatusCode.RequestEntityTooLarge),
                    20 => (Told(subscription, state, "told before"), HttpStatusCode.Accepted),
                    _ => (Told(subscription, state, $"m{number}"), HttpStatusCode.Accepted),
                };
                using var answer = await room.RingAsync(body);
                if (answer.StatusCode != expected)
                {
                    wrong.Add($"{number}: {(int)answer.StatusCode}, not {(int)expected}");
                }
            }),
            DeliverAsync(room));

        Assert.Empty(wrong);
        await room.UntilFiledAsync(Messages);
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false, ErrorCode: null });
        var filed = await room.FiledAsync();
        Assert.Equal((Messages, Messages), (filed.Count, filed.Values.Sum()));
        Assert.Equal(Messages, await room.Host.WithDatabaseAsync(db => db.Messages.CountAsync(Cancel)));
        Assert.Equal(
            (OfEachKind, OfEachKind, OfEachKind, OfEachKind, 0),
            (counted.Of("unknown_subscription"), counted.Of("wrong_client_state"), counted.Of("malformed"), counted.Of("too_large"), counted.Of("busy")));
        // Those that were told twice on purpose, and those that the network doubled.
        Assert.InRange(counted.Of("replayed"), OfEachKind, OfEachKind + 60);
        Assert.True(counted.Of("heard") > Messages - (5 * OfEachKind));
    }

    private static async Task DeliverAsync(MailRoom room)
    {
        for (var number = 0; number < 20; number++)
        {
            await room.DeliverManyAsync(Messages / 20, $"burst{number}", folder: number % 2 == 0 ? "inbox" : "Disputes");
        }
    }

    /// <summary>What Microsoft 365 knows of the subscription, and puts in each of its notifications.</summary>
    private static async Task<(string Id, string ClientState)> SubscriptionAsync(MailRoom room)
    {
        var id = (await room.StoredAsync(MailRoom.Empty)).SubscriptionId!;
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(room.Host.Folder, "sandbox.db")}");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT client_state FROM subscription WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        return (id, (string)(await command.ExecuteScalarAsync(Cancel))!);
    }

    private static string Told(string subscription, string state, string message) => $$$"""
        {"value":[{"subscriptionId":"{{{subscription}}}","clientState":"{{{state}}}","changeType":"created","resourceData":{"@odata.etag":"W/\"{{{message}}}\"","id":"{{{message}}}"}}]}
        """;
}
