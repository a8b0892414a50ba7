using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Worklist;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>kill -9 while promises are being recorded.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class KilledProcessTests(OwnHost own) : IDisposable
{
    private const int Requests = 60;
    private const int Clients = 4;
    private const int Kills = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-killed-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_any_moment_every_promise_that_is_repeated_exists_once_and_whole()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "The child process has a file for a database.");
        var customer = await own.Api.GivenAnOverdueAccountAsync();
        await CopyAsync("vyomiyra.db");
        await CopyAsync("sandbox.db");
        var letter = new Letter { From = customer.Contact };
        SeenMail? seen = null;
        var recorded = new ConcurrentDictionary<int, long>();

        for (var kill = 0; kill < Kills; kill++)
        {
            var (process, address) = await ApiProcess.ServeAsync(folder);
            using (process)
            {
                seen ??= await DeliverAsync(address, letter);
                var goal = recorded.Count + Random.Shared.Next(1, Requests / 4);
                await SendAllAsync(address, customer, seen, recorded, goal, process.KillAsync);
            }

            await HoldsTogetherAsync(customer, letter, recorded);
            await LetTheLeasesOfTheDeadRunOutAsync();
        }

        var (last, alive) = await ApiProcess.ServeAsync(folder);
        using (last)
        {
            var before = recorded.ToDictionary();
            await SendAllAsync(alive, customer, seen!, recorded, goal: int.MaxValue, () => Task.CompletedTask);
            Assert.Equal(Requests, recorded.Count);
            Assert.Equal(Requests, recorded.Values.Distinct().Count());
            Assert.All(before, known => Assert.Equal(known.Value, recorded[known.Key]));
            await HoldsTogetherAsync(customer, letter, recorded);
        }

        var (exitCode, output) = await ApiProcess.RunAsync(folder, "history", "verify");
        Assert.True(exitCode == 0 && output.Contains("whole.", StringComparison.Ordinal), output);
    }

    private async Task CopyAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(own.Api.Folder, file)}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var copy = new SqliteCommand("VACUUM INTO $file", connection);
        copy.Parameters.AddWithValue("$file", Path.Combine(folder, file));
        await copy.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every request with its own key and amount, from several clients; strikes once the goal is reached and ends when nobody answers.</summary>
    private async Task SendAllAsync(Uri address, Customer customer, SeenMail mail, ConcurrentDictionary<int, long> recorded, int goal, Func<Task> strike)
    {
        var striking = new Lazy<Task>(strike);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            using var mara = await ApiProcess.AsAsync(address, own.Api.User("mara").Id);
            for (var index = client; index < Requests; index += Clients)
            {
                if (recorded.Count >= goal)
                {
                    await striking.Value;
                    return;
                }

                try
                {
                    using var content = JsonContent.Create(customer.Promise(mail) with { Amount = 100 + (index / 100m), Receivables = [new Covered(customer.Oldest.Id)] });
                    var answer = await mara.SendAsync(HttpMethod.Post, "/api/promises", content, $"promise-{index}").IsAsync(HttpStatusCode.Created);
                    var id = answer.At<long>("promiseId");
                    Assert.Equal(id, recorded.GetOrAdd(index, id));
                    if (recorded.Count >= goal)
                    {
                        // In the middle of the others' requests.
                        await striking.Value;
                    }
                }
                catch (HttpRequestException) when (striking.IsValueCreated)
                {
                    return;
                }
            }
        }));
    }

    /// <summary>Each promise has its activity, its parts, its answered key; the mail is filed once; the standing counts them all.</summary>
    private async Task HoldsTogetherAsync(Customer customer, Letter letter, ConcurrentDictionary<int, long> recorded)
    {
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder, "vyomiyra.db")}").Options);
        var cancellation = TestContext.Current.CancellationToken;
        var promises = await db.Promises.AsNoTracking().Include(promise => promise.Parts).Where(promise => promise.AccountId == customer.Id).ToListAsync(cancellation);
        Assert.Equal(promises.Count, promises.Select(promise => promise.AmountMinor).Distinct().Count());
        Assert.Superset(recorded.Values.ToHashSet(), promises.Select(promise => promise.Id).ToHashSet());
        Assert.All(promises, promise => Assert.Equal(promise.AmountMinor, Assert.Single(promise.Parts).AmountMinor));

        var activities = await db.Activities.AsNoTracking().Where(activity => activity.AccountId == customer.Id).ToListAsync(cancellation);
        Assert.Equal(
            promises.Select(promise => promise.Id).Order(),
            activities.Where(activity => activity.Kind == "promise_recorded").Select(activity => JsonNode.Parse(activity.Details)!.At<long>("promiseId")).Order());
        Assert.Equal(promises.Count, await db.IdempotencyKeys.CountAsync(key => key.State == IdempotencyState.Done && key.Key.StartsWith("promise-"), cancellation));

        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(row => row.InternetMessageId == letter.MessageId, cancellation);
        Assert.All(promises, promise => Assert.Equal(message?.Id, promise.MessageId));
        Assert.Equal(promises.Count > 0 ? 1 : 0, activities.Count(activity => activity.Kind == "conversation_filed"));
        var standing = await db.Standings.AsNoTracking().SingleAsync(row => row.AccountId == customer.Id, cancellation);
        Assert.Equal(promises.Sum(promise => promise.AmountMinor), standing.PromisedMinor);
    }

    /// <summary>A key that a dead process holds is free after two minutes; here they have passed.</summary>
    private async Task LetTheLeasesOfTheDeadRunOutAsync()
    {
        await using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder, "vyomiyra.db")}").Options);
        await db.IdempotencyKeys
            .Where(key => key.State == IdempotencyState.Running)
            .ExecuteUpdateAsync(key => key.SetProperty(row => row.LeaseUntil, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
    }

    private static async Task<SeenMail> DeliverAsync(Uri address, Letter letter)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync(
            $"/sandbox/mailboxes/{letter.Mailbox}/messages",
            new
            {
                internetMessageId = $"<{letter.MessageId}>",
                subject = letter.Subject,
                body = new { contentType = "text", content = letter.Text },
                from = new { emailAddress = new { address = letter.From } },
            },
            TestContext.Current.CancellationToken);
        return letter.Seen() with { ItemId = (await answer.JsonAsync()).At<string>("id") };
    }
}
