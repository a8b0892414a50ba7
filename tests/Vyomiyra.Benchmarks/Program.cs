using System.Globalization;
using Vyomiyra.Benchmarks;

// dotnet run -c Release --project tests/Vyomiyra.Benchmarks [-- accounts ...]: every row at each size, as a table for the README.
var sizes = args.Length > 0 ? args.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray() : [10_000, 100_000];
Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}");
Console.WriteLine();
Console.WriteLine("| opening an email | clients | floor p50 / p99 ms | product p50 / p99 ms | times the floor, p50 |");
Console.WriteLine("|---|---|---|---|---|");
foreach (var size in sizes)
{
    foreach (var result in await OpeningAnEmail.RunAsync(size, [1, 4]))
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.Accounts:N0} accounts, {result.Accounts * BenchmarkLedger.ReceivablesPerAccount:N0} receivables, {result.Accounts * BenchmarkLedger.MessagesPerAccount:N0} messages | {result.Clients} | {result.Floor.Median:F2} / {result.Floor.P99:F2} | {result.Product.Median:F2} / {result.Product.P99:F2} | {result.Product.Median / result.Floor.Median:F1} |"));
    }
}
