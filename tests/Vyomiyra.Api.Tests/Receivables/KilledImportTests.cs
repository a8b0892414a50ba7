using System.Diagnostics;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>The import command as a process of its own, killed while it reads and while it lands.</summary>
public sealed class KilledImportTests
{
    /// <summary>tests/soak asks for more.</summary>
    private static readonly int Rows = Asked("VYOMIYRA_SOAK_ROWS", 20_000);
    private static readonly int Kills = Asked("VYOMIYRA_SOAK_KILLS", 5);
    private static readonly int Accounts = Rows / 13;

    [Fact]
    public async Task A_run_that_was_killed_again_and_again_ends_as_one_that_nothing_happened_to()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var undisturbed = await ImportHouse.OpenAsync();
        await using var killed = await ImportHouse.OpenAsync();
        var random = new Random(20261127);
        var rows = Enumerable.Range(0, Rows).Select(number => Row(random, number)).ToArray();
        var first = string.Join('\n', rows.Take(Rows / 2).Prepend(Csv.Heading));
        var second = string.Join('\n', rows.Select(row => random.Next(3) == 0 ? row.Replace(",100.00,", ",120.00,", StringComparison.Ordinal) : row).Append("1000,short").Prepend(Csv.Heading));
        foreach (var house in new[] { undisturbed, killed })
        {
            await house.ImportAsync(first);
            await File.WriteAllTextAsync(FileIn(house), second, cancellation);
        }

        await ImportProcess.RunAsync(undisturbed, "receivables", FileIn(undisturbed), "--profile", "sandbox");
        var left = new List<int>();
        using (var started = ImportProcess.Start(killed, "receivables", FileIn(killed), "--profile", "sandbox"))
        {
            await UntilAsync(killed, started, "State = 'Publishing'");
            started.Kill();
            await started.WaitForExitAsync(cancellation);
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            left.Add(await CountAsync(killed, "SELECT AccountsDone FROM ImportRuns WHERE Id = 2"));
            using var resumed = ImportProcess.Start(killed, "resume");
            await UntilAsync(killed, resumed, $"AccountsDone > {left[^1] + random.Next(Accounts / (2 * Kills))}");
            resumed.Kill();
            await resumed.WaitForExitAsync(cancellation);
            Assert.Equal(["ok"], await killed.QueryAsync("PRAGMA integrity_check"));
        }

        Assert.Contains(left, done => done > 0 && done < Accounts);
        await ImportProcess.RunAsync(killed, "resume");
        Assert.Equal(await StateAsync(undisturbed), await StateAsync(killed));
        Assert.Equal([$"Finished|{Rows + 1}|1|{Accounts}|{Accounts}"], await killed.QueryAsync("SELECT State, Rows, Rejected, Accounts, AccountsDone FROM ImportRuns WHERE Id = 2"));
    }

    private static int Asked(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    private static string Row(Random random, int number) => Csv.Row($"INV-{number}", $"C{random.Next(Accounts)}", original: "200.00", open: "100.00");

    private static string FileIn(ImportHouse house) => Path.Combine(house.Folder, "items.csv");

    private static async Task<int> CountAsync(ImportHouse house, string sql) =>
        int.Parse((await house.QueryAsync(sql))[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits until the run has come so far, or the process has ended.</summary>
    private static async Task UntilAsync(ImportHouse house, Process import, string condition)
    {
        while (!import.HasExited && await CountAsync(house, $"SELECT count(*) FROM ImportRuns WHERE Id = 2 AND {condition}") == 0)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>All that an import writes, but for the moments at which it did and the hashes over them.</summary>
    private static async Task<string> StateAsync(ImportHouse house) => string.Join('\n',
    [
        .. await house.QueryAsync("SELECT Id, Created, Changed, Unchanged, Rejected, Accounts, AccountsDone FROM ImportRuns ORDER BY Id"),
        .. await house.QueryAsync("SELECT * FROM Receivables ORDER BY Id"),
        .. await house.QueryAsync("SELECT * FROM Accounts ORDER BY Id"),
        .. await house.QueryAsync("SELECT RunId, Severity, Line, \"Column\", Value, Code FROM ImportIssues ORDER BY Id"),
        .. await house.QueryAsync("SELECT * FROM ImportedAccountChanges ORDER BY RunId, AccountId"),
        .. await house.QueryAsync("SELECT RunId, AccountId, ReceivableId, Kind, Before FROM ImportChanges ORDER BY RunId, ReceivableId"),
        .. await house.QueryAsync("SELECT Chain, Sequence, Kind, Details FROM Activities ORDER BY Chain, Sequence"),
    ]);
}
