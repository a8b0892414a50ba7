using System.Diagnostics;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>The import command as a process of its own, killed while it writes.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 50_000;

    [Fact]
    public async Task A_killed_import_leaves_all_of_the_file_or_none()
    {
        await using var house = await ImportHouse.OpenAsync();
        var file = Path.Combine(house.Folder, "items.csv");
        await File.WriteAllTextAsync(
            file,
            Csv.Of(Enumerable.Range(0, Rows).Select(number => Csv.Row($"INV-{number}", $"C{number % 2000}"))),
            TestContext.Current.CancellationToken);
        var random = new Random(20261127);
        var left = new List<string>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var import = Start(house, file);
            await WrittenAsync(house, random.Next(1, 14_000_000), import);
            import.Kill();
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
            left.AddRange(await house.QueryAsync("SELECT count(*) FROM Receivables"));
            Assert.Equal(["ok"], await house.QueryAsync("PRAGMA integrity_check"));
        }

        Assert.All(left, count => Assert.Contains(count, (string[])["0", $"{Rows}"]));
        Assert.Contains("0", left);
        using var undisturbed = Start(house, file);
        await undisturbed.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, undisturbed.ExitCode);
        Assert.Equal([$"{Rows}|2000"], await house.QueryAsync("SELECT count(*), count(DISTINCT AccountId) FROM Receivables"));
        Assert.Equal(["1"], await house.QueryAsync("SELECT count(*) FROM ImportRuns"));
    }

    /// <summary>Waits until the process has written so much towards its commit, or has ended.</summary>
    private static async Task WrittenAsync(ImportHouse house, long bytes, Process import)
    {
        var log = new FileInfo(Path.Combine(house.Folder, "vyomiyra.db-wal"));
        while (!import.HasExited && !(log.Exists && log.Length >= bytes))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            log.Refresh();
        }
    }

    private static Process Start(ImportHouse house, string file)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = house.Folder,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Vyomiyra.Api.dll"), "import", "receivables", file, "--profile", "sandbox" },
            Environment = { ["Database__ConnectionString"] = house.ConnectionString },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
