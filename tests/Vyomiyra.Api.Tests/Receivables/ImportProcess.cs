using System.Diagnostics;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>The import command in a process of its own.</summary>
internal static class ImportProcess
{
    public static async Task RunAsync(ImportHouse house, params string[] words)
    {
        using var process = Start(house, words);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode < 2, $"It ended with {process.ExitCode}.");
    }

    public static Process Start(ImportHouse house, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Vyomiyra.Api.dll"), "import", .. words])
        {
            WorkingDirectory = house.Folder,
            Environment =
            {
                ["Database__ConnectionString"] = house.ConnectionString,
                ["Imports__Path"] = house.ImportsPath,
                ["Imports__Lease"] = "00:00:01",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
