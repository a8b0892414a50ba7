using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Vyomiyra.Benchmarks;

/// <summary>Opening an email: resolve with the full account context, over HTTP, authenticated, against the floor in the same breath.</summary>
internal static class OpeningAnEmail
{
    private const int Rounds = 10;
    private const int RequestsPerRound = 100;

    public sealed record Result(int Accounts, int Clients, Latencies Floor, Latencies Product);

    public static async Task<IReadOnlyList<Result>> RunAsync(Workbench bench, IReadOnlyList<int> clients)
    {
        await MeasureAsync(bench, 1, new Latencies(), new Latencies(), rounds: 4);
        var results = new List<Result>();
        foreach (var count in clients)
        {
            var result = new Result(bench.Ledger.Accounts, count, new Latencies(), new Latencies());
            await MeasureAsync(bench, count, result.Floor, result.Product, Rounds);
            results.Add(result);
        }

        return results;
    }

    private static async Task MeasureAsync(Workbench bench, int clients, Latencies floor, Latencies resolve, int rounds)
    {
        var random = new Random(20261122);
        for (var round = 0; round < rounds; round++)
        {
            var accounts = Enumerable.Range(0, RequestsPerRound).Select(_ => random.Next(1, bench.Ledger.Accounts + 1)).ToArray();
            await EachAsync(accounts, clients, floor, account => bench.Floor.PostAsync(new Uri("/", UriKind.Relative), new StringContent(BenchmarkLedger.ContactAddress(account))));
            await EachAsync(accounts, clients, resolve, account => bench.Product.PostAsync(new Uri("/api/conversations/resolve", UriKind.Relative), Mail(account)));
        }
    }

    private static async Task EachAsync(int[] accounts, int clients, Latencies latencies, Func<int, Task<HttpResponseMessage>> send) =>
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (account, cancellation) =>
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await send(account);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            latencies.Add(Stopwatch.GetElapsedTime(started));
            if (!answer.IsSuccessStatusCode || !body.Contains(BenchmarkLedger.NameOf(account), StringComparison.Ordinal) && !body.Contains($"C-{account:D7}", StringComparison.Ordinal))
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
            {BenchmarkLedger.NameOf(account)}

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
}
