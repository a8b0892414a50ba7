using System.Diagnostics;

namespace Vyomiyra.Benchmarks;

/// <summary>Searching for what people remember: over HTTP, authenticated, one client, each way for itself.</summary>
internal static class Searching
{
    private const int Searches = 400;

    public sealed record Result(int Accounts, string Way, Latencies Latencies);

    private static readonly (string Way, Func<int, int, string> Query, bool Finds)[] Ways =
    [
        ("a whole document number", BenchmarkLedger.InvoiceNumber, true),
        ("the last six digits", (account, item) => BenchmarkLedger.InvoiceNumber(account, item)[^6..], true),
        ("the first digits, shared by many", (account, item) => BenchmarkLedger.InvoiceNumber(account, item)[..7], true),
        ("a document number with a slip", (account, item) => BenchmarkLedger.InvoiceNumber(account, item) is var number ? number[..^2] + "/" + number[^2] + "0" + number[^1] : "", true),
        ("a word of a name", (account, _) => BenchmarkLedger.NameOf(account).Split(' ')[0], true),
        ("a word that thousands share", (account, _) => BenchmarkLedger.NameOf(account).Split(' ')[1], true),
        ("a rare and a shared word", (account, _) => BenchmarkLedger.NameOf(account), true),
        ("a name with a slip", (account, _) => BenchmarkLedger.NameOf(account).Split(' ')[0] is var word ? word[..2] + word[3] + word[2] + word[4..] : "", true),
        ("an address", (account, _) => BenchmarkLedger.ContactAddress(account), true),
        ("what nobody is called", (account, item) => $"Xyzzyplugh{item}{account}", false),
    ];

    public static async Task<IReadOnlyList<Result>> RunAsync(Workbench bench)
    {
        var results = new List<Result>();
        foreach (var (way, query, finds) in Ways)
        {
            await SearchAsync(bench, query, finds, Searches / 10, new Latencies());
            var result = new Result(bench.Ledger.Accounts, way, new Latencies());
            await SearchAsync(bench, query, finds, Searches, result.Latencies);
            results.Add(result);
        }

        return results;
    }

    private static async Task SearchAsync(Workbench bench, Func<int, int, string> query, bool finds, int searches, Latencies latencies)
    {
        var random = new Random(20261122);
        for (var search = 0; search < searches; search++)
        {
            var words = query(random.Next(1, bench.Ledger.Accounts + 1), random.Next(BenchmarkLedger.ReceivablesPerAccount));
            var started = Stopwatch.GetTimestamp();
            using var answer = await bench.Product.GetAsync(new Uri("/api/search?q=" + Uri.EscapeDataString(words), UriKind.Relative));
            var body = await answer.Content.ReadAsStringAsync();
            latencies.Add(Stopwatch.GetElapsedTime(started));
            if (!answer.IsSuccessStatusCode || body.Contains("\"kind\"", StringComparison.Ordinal) != finds)
            {
                throw new InvalidOperationException($"{words}: {(int)answer.StatusCode} {body[..Math.Min(body.Length, 500)]}");
            }
        }
    }
}
