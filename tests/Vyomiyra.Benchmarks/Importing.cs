using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Vyomiyra.Api.Data;

namespace Vyomiyra.Benchmarks;

/// <summary>
/// Importing a ledger with the command, in a process of its own: into an empty database, and the same file again. The floor puts the same file's
/// cells into a bare SQLite table and builds two indexes.
/// </summary>
internal sealed class Importing(int accounts) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vyomiyra-benchmark-");

    /// <param name="Rows">Of the file.</param>
    /// <param name="What">First time or again.</param>
    /// <param name="Floor">Rows a second of the bare insert.</param>
    /// <param name="Product">Rows a second from the run's start to its end.</param>
    /// <param name="PeakMegabytes">The process's largest resident set.</param>
    public sealed record Result(int Rows, string What, double Floor, double Product, double PeakMegabytes);

    private int Rows => accounts * BenchmarkLedger.ReceivablesPerAccount;

    private string Ledger => Path.Combine(folder.FullName, "ledger.csv");

    private string Database => $"Data Source={Path.Combine(folder.FullName, "ledger.db")}";

    public static IReadOnlyList<Result> Run(int accounts)
    {
        using var importing = new Importing(accounts);
        importing.Write();
        importing.Command("database", "migrate");
        importing.Command("import", "companies", importing.Companies());
        return [importing.Measure("first time"), importing.Measure("again")];
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private Result Measure(string what)
    {
        var floor = Floor();
        var peak = Command("import", "receivables", Ledger, "--profile", "sandbox");
        using var connection = new SqliteConnection(Database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (FinishedAt - At) / 1e6 FROM ImportRuns WHERE Kind = 'Receivables' AND State = 'Finished' AND Rows = $rows ORDER BY Id DESC LIMIT 1";
        command.Parameters.AddWithValue("$rows", Rows);
        var seconds = (double)command.ExecuteScalar()!;
        return new Result(Rows, what, floor, Rows / seconds, peak / 1048576.0);
    }

    private string Companies()
    {
        var file = Path.Combine(folder.FullName, "companies.csv");
        File.WriteAllText(file, "code,name,currency,timezone,country\n1000,Halden Instruments GmbH,EUR,Europe/Berlin,DE\n");
        return file;
    }

    /// <summary>By document number, as a ledger is; the accounts in no order.</summary>
    private void Write()
    {
        using var file = new StreamWriter(Ledger);
        file.WriteLine("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open");
        var random = new Random(20261122);
        var due = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var row = 0; row < Rows; row++)
        {
            var account = random.Next(1, accounts + 1);
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"1000,C-{account:D7},{BenchmarkLedger.NameOf(account)},customer{account}.example,Payables {account},{BenchmarkLedger.ContactAddress(account)},en,Mid-market,,invoice,INV-{row + 1_000_000},,PO-{random.Next()},REF {row},{due.AddDays(-60 - (row % 100)):yyyy-MM-dd},{due.AddDays(-30 - (row % 100)):yyyy-MM-dd},EUR,{1000 + (row % 500)}.00,{1000 + (row % 500)}.00"));
        }
    }

    /// <summary>Rows a second.</summary>
    private double Floor()
    {
        var path = Path.Combine(folder.FullName, "floor.db");
        File.Delete(path);
        var started = Stopwatch.GetTimestamp();
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            var columns = Enumerable.Range(0, 19).ToArray();
            command.CommandText = $"CREATE TABLE Rows ({string.Join(", ", columns.Select(column => $"c{column}"))})";
            command.ExecuteNonQuery();
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO Rows VALUES ({string.Join(", ", columns.Select(column => $"$c{column}"))})";
            var parameters = columns.Select(column => command.Parameters.Add($"$c{column}", SqliteType.Text)).ToArray();
            foreach (var line in File.ReadLines(Ledger).Skip(1))
            {
                var cell = 0;
                foreach (var range in line.AsSpan().Split(','))
                {
                    parameters[cell++].Value = line[range];
                }

                command.ExecuteNonQuery();
            }

            command.CommandText = "CREATE INDEX ByDocument ON Rows (c10); CREATE INDEX ByAccount ON Rows (c1)";
            command.ExecuteNonQuery();
            transaction.Commit();
        }

        return Rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Runs a command of the product; answers the most memory it had at once, in bytes.</summary>
    private long Command(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(VyomiyraDb).Assembly.Location, .. words])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment =
            {
                ["Database__ConnectionString"] = Database,
                ["Imports__Path"] = Path.Combine(folder.FullName, "imports"),
                ["Identity__KeysPath"] = Path.Combine(folder.FullName, "keys"),
                ["Identity__TokensPath"] = Path.Combine(folder.FullName, "tokens"),
                ["AzureAd__TenantId"] = BenchmarkLedger.Tenant.ToString(),
                ["AzureAd__ClientId"] = "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15",
                ["AzureAd__ClientSecret"] = "sandbox-secret",
            },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(50)))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                // It ended between the two; what was seen before counts.
            }
        }

        return process.ExitCode == 0 ? peak : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}: {said.Result}");
    }
}
