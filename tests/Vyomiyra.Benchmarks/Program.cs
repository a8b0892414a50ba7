using System.Globalization;
using Vyomiyra.Benchmarks;

// dotnet run -c Release --project tests/Vyomiyra.Benchmarks [-- reading|opening|searching|import|ringing|thread ...] [accounts ...]: tables for the README.
// ... -- mailbox [messages ...]
if (args is ["serve", var database, var folder, var microsoft])
{
    await FirstSynchronisation.ServeAsync(database, folder, new Uri(microsoft));
    return;
}

var sizes = args.Where(word => char.IsAsciiDigit(word[0])).Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
var asked = args.Where(word => !char.IsAsciiDigit(word[0])).ToArray();
Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}");
var opened = new List<OpeningAnEmail.Result>();
var searched = new List<Searching.Result>();
var imported = new List<Importing.Result>();
var rang = new List<Ringing.Result>();
var threads = new List<LongThread.Result>();
foreach (var size in asked is ["reading"] or ["mailbox"] ? [] : sizes.Length > 0 ? sizes : [10_000, 100_000])
{
    if (IsAsked("import"))
    {
        imported.AddRange(Importing.Run(size));
    }

    if (!IsAsked("opening") && !IsAsked("searching") && !IsAsked("ringing") && !IsAsked("thread"))
    {
        continue;
    }

    await using var bench = await Workbench.BuildAsync(size);
    if (IsAsked("opening"))
    {
        opened.AddRange(await OpeningAnEmail.RunAsync(bench, [1, 4]));
    }

    if (IsAsked("searching"))
    {
        searched.AddRange(await Searching.RunAsync(bench));
    }

    if (IsAsked("ringing"))
    {
        rang.AddRange(await Ringing.RunAsync(bench));
    }

    if (IsAsked("thread"))
    {
        threads.AddRange(await LongThread.RunAsync(bench));
    }
}

var synchronised = new List<FirstSynchronisation.Result>();
foreach (var messages in !IsAsked("mailbox") ? [] : asked is ["mailbox"] && sizes.Length > 0 ? sizes : [20_000, 200_000])
{
    synchronised.Add(await FirstSynchronisation.RunAsync(messages));
}

if (IsAsked("reading"))
{
    var read = ReadingMail.Run();
    Table(
        "reading mail | characters of the median mail | floor p50 / p99 ms | product p50 / p99 ms | times the floor, p50",
        [$"{read.Mails} mails | {read.Characters} | {Both(read.Floor, "F3")} | {Both(read.Product, "F3")} | {Number(read.Product.Median / read.Floor.Median, "F1")}"]);
}

Table(
    "opening an email | clients | floor p50 / p99 ms | product p50 / p99 ms | times the floor, p50",
    opened.Select(row => $"{Data(row.Accounts)} | {row.Clients} | {Both(row.Floor)} | {Both(row.Product)} | {Number(row.Product.Median / row.Floor.Median, "F1")}"));
Table("searching | by | p50 / p99 ms", searched.Select(row => $"{Data(row.Accounts)} | {row.Way} | {Both(row.Latencies)}"));
Table(
    "10,000 notifications over 64 connections, all 202 | burst | p50 / p99 ms | all answered after | all filed once after",
    rang.Select(row => $"{Data(row.Accounts)} | {row.Burst} | {Both(row.Latencies)} | {Number(row.Seconds, "F1")} s | {Number(row.FiledAfter, "F1")} s"));
Table(
    "one further message in a conversation | filing it, p50 / p99 ms | resolving it, p50 / p99 ms",
    threads.Select(row => $"{row.Thread} | {Both(row.Filing)} | {Both(row.Resolving)}"));
Table(
    "first synchronisation | floor messages/s | product messages/s | times slower | MB before | peak MB",
    synchronised.Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Messages:N0} messages | {row.Floor:N0} | {row.Product:N0} | {row.Floor / row.Product:F1} | {row.RestingMegabytes:N0} | {row.PeakMegabytes:N0}")));
Table(
    "importing | | floor rows/s | product rows/s | times slower | peak MB",
    imported.Select(row => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Rows:N0} rows of CSV | {row.What} | {row.Floor:N0} | {row.Product:N0} | {row.Floor / row.Product:F1} | {row.PeakMegabytes:N0}")));

bool IsAsked(string what) => asked.Length == 0 || asked.Contains(what, StringComparer.OrdinalIgnoreCase);

static void Table(string heading, IEnumerable<string> rows)
{
    var lines = rows.ToList();
    if (lines.Count > 0)
    {
        Console.WriteLine($"\n| {heading} |\n{string.Concat(heading.Split('|').Select(_ => "|---"))}|");
        lines.ForEach(line => Console.WriteLine($"| {line} |"));
    }
}

static string Data(int accounts) => string.Create(
    CultureInfo.InvariantCulture,
    $"{accounts:N0} accounts, {accounts * BenchmarkLedger.ReceivablesPerAccount:N0} receivables, {accounts * BenchmarkLedger.MessagesPerAccount:N0} messages");

static string Both(Latencies latencies, string format = "F2") => $"{Number(latencies.Median, format)} / {Number(latencies.P99, format)}";

static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
