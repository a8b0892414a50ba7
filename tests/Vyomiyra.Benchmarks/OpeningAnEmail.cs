using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vyomiyra.Benchmarks;

/// <summary>Opening an email: resolve with the full account context, over HTTP, authenticated, against the floor in the same breath.</summary>
internal static class OpeningAnEmail
{
    private const int Rounds = 10;
    private const int RequestsPerRound = 100;

    public sealed record Result(int Accounts, int Clients, Latencies Floor, Latencies Product);

    public static async Task<IReadOnlyList<Result>> RunAsync(int accounts, IReadOnlyList<int> clients)
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-benchmark-");
        try
        {
            var ledger = new BenchmarkLedger(Path.Combine(folder.FullName, "ledger.db"), accounts);
            await ledger.CreateAsync();
            await using var floor = await Floor.StartAsync(ledger.ConnectionString);
            await using var service = new Service(ledger.ConnectionString, folder.FullName);
            using var product = new HttpClient { BaseAddress = service.Start() };
            product.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(service.Microsoft));
            using var bare = new HttpClient { BaseAddress = floor.Address };

            await MeasureAsync(bare, product, ledger, 1, new Latencies(), new Latencies(), rounds: 4);
            var results = new List<Result>();
            foreach (var count in clients)
            {
                var result = new Result(accounts, count, new Latencies(), new Latencies());
                await MeasureAsync(bare, product, ledger, count, result.Floor, result.Product, Rounds);
                results.Add(result);
            }

            return results;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient bare, HttpClient product, BenchmarkLedger ledger, int clients, Latencies floor, Latencies resolve, int rounds)
    {
        var random = new Random(20261122);
        for (var round = 0; round < rounds; round++)
        {
            var accounts = Enumerable.Range(0, RequestsPerRound).Select(_ => random.Next(1, ledger.Accounts + 1)).ToArray();
            await EachAsync(accounts, clients, floor, account => bare.PostAsync(new Uri("/", UriKind.Relative), new StringContent(BenchmarkLedger.ContactAddress(account))));
            await EachAsync(accounts, clients, resolve, account => product.PostAsync(new Uri("/api/conversations/resolve", UriKind.Relative), Mail(account)));
        }
    }

    private static async Task EachAsync(int[] accounts, int clients, Latencies latencies, Func<int, Task<HttpResponseMessage>> send) =>
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (account, cancellation) =>
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await send(account);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            latencies.Add(Stopwatch.GetElapsedTime(started));
            if (!answer.IsSuccessStatusCode || !body.Contains($"Customer {account} Trading", StringComparison.Ordinal) && !body.Contains($"C-{account:D7}", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {body[..Math.Min(body.Length, 500)]}");
            }
        });

    private static StringContent Mail(int account)
    {
        var invoice = BenchmarkLedger.InvoiceNumber(account, 4);
        var body = $"""
            Hello,

            thank you for the reminder. We will pay 1,000.04 EUR on Friday for {invoice}.

            Kind regards
            Payables {account}
            Customer {account} Trading Ltd

            From: receivables@halden.example
            Sent: Monday
            To: {BenchmarkLedger.ContactAddress(account)}
            Subject: {invoice} overdue

            {string.Concat(Enumerable.Repeat("Our records show that the following items are past their due date and still open. ", 15))}
            """;
        var request = new JsonObject
        {
            ["mail"] = new JsonObject
            {
                ["mailbox"] = "receivables@halden.example",
                ["itemId"] = "AAMkBenchmark",
                ["internetMessageId"] = $"<new{account}@customer{account}.example>",
                ["from"] = new JsonObject { ["name"] = $"Payables {account}", ["address"] = BenchmarkLedger.ContactAddress(account) },
                ["to"] = new JsonArray(new JsonObject { ["name"] = "Receivables", ["address"] = "receivables@halden.example" }),
                ["subject"] = $"Re: {invoice} overdue",
                ["sentAt"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
                ["headers"] = $"In-Reply-To: <{BenchmarkLedger.MessageId(account, 3)}>\r\nReferences: <{BenchmarkLedger.MessageId(account, 3)}>\r\nAuthentication-Results: mx; dmarc=pass\r\n",
                ["body"] = body,
            },
        };
        return new StringContent(request.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
    }

    private static async Task<string> TokenAsync(Uri microsoft)
    {
        using var client = new HttpClient { BaseAddress = microsoft };
        using var answer = await client.PostAsJsonAsync(
            new Uri("/sandbox/tokens", UriKind.Relative),
            new { userId = BenchmarkLedger.Collector, scopes = new[] { "api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite" } });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
