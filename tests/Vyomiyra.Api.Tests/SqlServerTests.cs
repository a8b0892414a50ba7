using System.Diagnostics;

namespace Vyomiyra.Api.Tests;

/// <summary>All tests of this project once more, in a process of their own, with SQL Server in SQLite's place.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public async Task The_same_tests_pass_against_SQL_Server()
    {
        var server = Environment.GetEnvironmentVariable("VYOMIYRA_TEST_SQLSERVER");
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "This is that second run.");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "VYOMIYRA_TEST_SQLSERVER holds no connection string: the tests ran against SQLite alone.");

        var start = new ProcessStartInfo("dotnet", [typeof(SqlServerTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[ApiHost.SqlServer] = server;
        using var run = Process.Start(start)!;
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, output);
    }
}
