using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>The application in a process of its own, which can be killed.</summary>
internal sealed partial class ApiProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> output = [];

    private ApiProcess(string folder, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Vyomiyra.Api.dll"), .. command])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new (string, string)[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("Database__ConnectionString", $"Data Source={Path.Combine(folder, "vyomiyra.db")}"),
            ("Sandbox__FillDatabase", "false"),
            ("Mailboxes__Lease", "00:00:01"),
            ("Evidence__Path", Path.Combine(folder, "evidence")),
            ("Evidence__Lease", "00:00:01"),
            ("Sandbox__DataPath", Path.Combine(folder, "sandbox.db")),
            ("Identity__KeysPath", Path.Combine(folder, "keys")),
            ("Identity__TokensPath", Path.Combine(folder, "tokens")),
            ("History__KeyPath", Path.Combine(folder, "history.pem")),
            ("History__AnchorPath", Path.Combine(folder, "history.jsonl")),
        })
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts serving; answers once it does.</summary>
    public static async Task<(ApiProcess Process, Uri Address)> ServeAsync(string folder)
    {
        var api = new ApiProcess(folder);
        return (api, await api.listening.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] command)
    {
        using var api = new ApiProcess(folder, command);
        await api.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (api.process.ExitCode, string.Join('\n', api.output));
    }

    public static async Task<HttpClient> AsAsync(Uri address, Guid userId)
    {
        var client = new HttpClient { BaseAddress = address };
        var answer = await client.PostAsJsonAsync(
            "/sandbox/tokens", new { userId, scopes = (string[])["api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite"] }, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.JsonAsync()).At<string>("access_token"));
        return client;
    }

    /// <summary>The most memory that it ever had, on Linux.</summary>
    public int PeakMegabytes => File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>SIGKILL: nothing is told, nothing tidied up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Heard(string? line)
    {
        lock (output)
        {
            output.Add(line ?? "");
            if (line is not null && Address().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Value));
            }
            else if (line is null && process.HasExited)
            {
                listening.TrySetException(new InvalidOperationException(string.Join('\n', output)));
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
