using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// Reading a large mailbox for the first time, by the product in a process of its own: half of its conversations are with customers of the ledger,
/// the others with nobody known. The floor puts the rows that this made into the same tables of an empty database, with nothing to decide.
/// </summary>
internal static class FirstSynchronisation
{
    private const int MessagesPerThread = 4;

    private const string Words = """
        Hello,

        thank you for your reminder. We have approved invoice INV-{n} and will pay 1,250.00 EUR next Friday. Please send us a copy of the other
        documents, because our records do not show them yet; the purchase order was PO-77{n}.

        Kind regards
        Payables {t}
        Customer {t} Ltd

        From: Receivables <receivables.americas@halden.example>
        Sent: Monday
        To: payables@customer{t}.example
        Subject: Overdue items

        Our records show that the following items are past their due date and still open. Please let us know when we may expect the payment, or what
        keeps you from it. If you have paid in the meantime, please send us the advice so that we can assign it.

        Receivables
        Halden Instruments GmbH
        """;

    /// <summary>What one message leaves behind, each table with the column by which rows of before are told.</summary>
    private static readonly (string Name, string Key)[] Tables =
    [
        ("Conversations", "Id"), ("Messages", "Id"), ("MessageCopies", "Id"), ("ThreadIds", "ConversationId"), ("LooseTies", "Id"), ("Links", "Id"),
        ("UnmatchedConversations", "ConversationId"), ("ConversationTurns", "ConversationId"), ("Activities", "Id"), ("ActivityPersonalData", "ActivityId"),
    ];

    /// <param name="Messages">Of the mailbox.</param>
    /// <param name="Floor">Messages a second of the bare insert.</param>
    /// <param name="Product">Messages a second from the first that was filed until all were.</param>
    /// <param name="RestingMegabytes">The process's largest resident set before it began.</param>
    /// <param name="PeakMegabytes">And when it had read all.</param>
    public sealed record Result(int Messages, double Floor, double Product, double RestingMegabytes, double PeakMegabytes);

    public static async Task<Result> RunAsync(int messages)
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-benchmark-");
        try
        {
            return await RunAsync(messages, folder.FullName);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Result> RunAsync(int messages, string folder)
    {
        var ledger = new BenchmarkLedger(Path.Combine(folder, "ledger.db"), messages / MessagesPerThread / 2);
        await ledger.CreateAsync();
        await using var microsoft = await Microsoft365.StartAsync(folder);
        var before = Tables.Select(table => EnrolledMailbox.Count(ledger.ConnectionString, $"SELECT coalesce(max({table.Key}), 0) FROM {table.Name}")).ToArray();
        using var service = Start(ledger.ConnectionString, folder, microsoft.Address);
        try
        {
            await service.StandardOutput.ReadLineAsync();
            await EnrolledMailbox.DeliverAsync(microsoft.Address, new
            {
                count = messages,
                thread = MessagesPerThread,
                message = new
                {
                    subject = "Statement {t}",
                    from = new { emailAddress = new { name = "Payables {t}", address = "payables@customer{t}.example" } },
                    body = new { contentType = "text", content = Words },
                },
            });
            var resting = Peak(service);
            EnrolledMailbox.Enrol(ledger.ConnectionString, isRead: false);
            while (EnrolledMailbox.Count(ledger.ConnectionString, "SELECT count(*) FROM (SELECT 1 FROM MessageCopies LIMIT 1)") == 0)
            {
                await Task.Delay(50);
            }

            var began = Stopwatch.GetTimestamp();
            await EnrolledMailbox.UntilReadAsync(ledger.ConnectionString);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var filed = EnrolledMailbox.Count(ledger.ConnectionString, "SELECT count(DISTINCT MessageId) FROM MessageCopies");
            return filed >= messages
                ? new Result(messages, messages / await FloorAsync(folder, ledger.ConnectionString, before), messages / seconds, resting, Peak(service))
                : throw new InvalidOperationException($"{filed} messages were filed.");
        }
        finally
        {
            service.StandardInput.Close();
            await service.WaitForExitAsync();
        }
    }

    /// <summary>Serves until nobody listens any more.</summary>
    public static async Task ServeAsync(string database, string folder, Uri microsoft)
    {
        await using var service = new Service(database, folder, microsoft);
        Console.WriteLine(service.Start());
        await Console.In.ReadToEndAsync();
    }

    private static Process Start(string database, string folder, Uri microsoft) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(FirstSynchronisation).Assembly.Location, "serve", database, folder, microsoft.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "1" }, // as the product runs when it is published
        })!;

    private static double Peak(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64 / 1048576.0;
    }

    /// <summary>Seconds for the same rows, one statement a table.</summary>
    private static async Task<double> FloorAsync(string folder, string filed, long[] before)
    {
        var empty = $"Data Source={Path.Combine(folder, "floor.db")};Foreign Keys=False";
        await using (var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(empty).Options))
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        }

        using var connection = EnrolledMailbox.Open(empty);
        Run(connection, $"ATTACH '{new SqliteConnectionStringBuilder(filed).DataSource}' AS filed");
        var started = Stopwatch.GetTimestamp();
        foreach (var ((name, key), last) in Tables.Zip(before))
        {
            Run(connection, $"INSERT INTO main.{name} SELECT * FROM filed.{name} WHERE {key} > {last}");
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
