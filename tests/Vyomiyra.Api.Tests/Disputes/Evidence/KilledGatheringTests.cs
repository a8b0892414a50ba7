using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Promises;

namespace Vyomiyra.Api.Tests.Disputes.Evidence;

/// <summary>The application in a process of its own, that reads long evidence, and is killed while it does.</summary>
[Collection(WithEvidence.Name)]
public sealed class KilledGatheringTests(EvidenceRoom room) : IDisposable
{
    private const int Files = 4;

    /// <summary>tests/soak asks for 150.</summary>
    private static readonly int Megabytes = int.Parse(Environment.GetEnvironmentVariable("VYOMIYRA_SOAK_EVIDENCE_MB") ?? "60", CultureInfo.InvariantCulture);

    /// <summary>What reading may take beyond what the same process takes for a few MB.</summary>
    private const int MostMegabytes = 48;

    private const int Few = 8;

    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-evidence-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_file_nothing_is_half_there_and_the_reading_goes_on()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "The child process has a file for a database.");
        var (customer, dispute) = await room.GivenADisputeAsync();
        var seen = await GivenLongMailAsync(customer, Megabytes);
        await CopyAsync();
        long id;
        var (first, address) = await ApiProcess.ServeAsync(folder);
        using (first)
        using (var mara = await ApiProcess.AsAsync(address, room.Host.User("mara").Id))
        {
            // Of the first attachment a part comes, and then nothing until long after the kill.
            (await mara.PostAsJsonAsync("/sandbox/faults", new { kind = "graph", path = "attachments/", cut = 1 << 20, delay = 600_000 }, Cancel)).EnsureSuccessStatusCode();
            id = await AskAsync(mara, dispute, seen);
            var half = await UntilAsync(mara, id, view => view.At<int>("progress.stored") == 2 && Parts().Any(part => part.Length > 0));
            Assert.Equal("collecting", half.At<string>("state"));
            await first.KillAsync();
        }

        Assert.Single(Parts());

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "evidence")).Where(file => !file.EndsWith(".part", StringComparison.Ordinal)))
        {
            await using var content = File.OpenRead(file);
            Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(await SHA256.HashDataAsync(content, Cancel)));
        }

        // Nobody asks again, and nobody is signed in.
        var (second, again) = await ApiProcess.ServeAsync(folder);
        using (second)
        using (var mara = await ApiProcess.AsAsync(again, room.Host.User("mara").Id))
        {
            var kept = await UntilAsync(mara, id, view => view.At<string>("state") != "collecting");
            Assert.Equal(("complete", Files + 2), (kept.At<string>("state"), kept.At<int>("progress.stored")));
            await second.KillAsync();
        }

        foreach (var command in (string[][])[["evidence", "verify", "--dispute", $"{dispute}"], ["history", "verify"]])
        {
            var (exitCode, output) = await ApiProcess.RunAsync(folder, command);
            Assert.True(exitCode == 0 && output.Contains(" whole.", StringComparison.Ordinal), output);
        }
    }

    [Fact]
    public async Task Long_evidence_passes_through_without_being_held_in_memory()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "The child process has a file for a database.");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak of a process is read from /proc.");
        var (customer, dispute) = await room.GivenADisputeAsync();
        var (none, few, many) = (await GivenLongMailAsync(customer, 0), await GivenLongMailAsync(customer, Few), await GivenLongMailAsync(customer, Megabytes));
        await CopyAsync();
        var (process, address) = await ApiProcess.ServeAsync(folder);
        using (process)
        using (var mara = await ApiProcess.AsAsync(address, room.Host.User("mara").Id))
        {
            await UntilAsync(mara, await AskAsync(mara, dispute, none), view => view.At<string>("state") == "complete");
            var idle = process.PeakMegabytes;
            await UntilAsync(mara, await AskAsync(mara, dispute, few), view => view.At<string>("state") == "complete");
            var little = process.PeakMegabytes;
            var clock = TimeProvider.System.GetTimestamp();
            var id = await AskAsync(mara, dispute, many);
            var kept = await UntilAsync(mara, id, view => view.At<string>("state") == "complete");
            var (read, took) = (process.PeakMegabytes, TimeProvider.System.GetElapsedTime(clock));
            using (var archive = await mara.GetAsync($"/api/evidence/{id}/zip", HttpCompletionOption.ResponseHeadersRead, Cancel))
            {
                await (await archive.Content.ReadAsStreamAsync(Cancel)).CopyToAsync(Stream.Null, Cancel);
            }

            var sent = process.PeakMegabytes;
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{Megabytes} MB of attachments, {kept.At<long>("progress.storedBytes") >> 20} MB kept in {took.TotalSeconds:F1} s; peak {idle} MB without files, {little} MB after {Few} MB, {read} MB after all, {sent} MB after the archive was sent");
            Assert.InRange(sent, little, little + MostMegabytes);
        }
    }

    /// <summary>What is being received.</summary>
    private FileInfo[] Parts() => new DirectoryInfo(Path.Combine(folder, "evidence")) is { Exists: true } evidence ? evidence.GetFiles("*.part") : [];

    /// <summary>A message with files of so many MB together, which Microsoft 365 in miniature holds without anybody having sent them.</summary>
    private async Task<SeenMail> GivenLongMailAsync(Customer customer, int megabytes)
    {
        var letter = new Letter { From = customer.Contact, Subject = $"Photos {Guid.NewGuid():N}", Files = [.. Enumerable.Range(1, Files).Select(number => new Enclosure($"photo {number}.bin", "application/octet-stream", [1]))] };
        var seen = await letter.DeliverAsync(room.Host);
        await using var sandbox = new SqliteConnection($"Data Source={Path.Combine(room.Host.Folder, "sandbox.db")}");
        await sandbox.OpenAsync(Cancel);
        await using var command = new SqliteCommand(
            "UPDATE attachment SET bytes = randomblob($size), size = $size WHERE seq = (SELECT max(seq) FROM message) AND $size > 0", sandbox);
        command.Parameters.AddWithValue("$size", (megabytes << 20) / Files);
        await command.ExecuteNonQueryAsync(Cancel);
        return seen;
    }

    private async Task CopyAsync()
    {
        foreach (var file in (string[])["vyomiyra.db", "sandbox.db"])
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(room.Host.Folder, file)}");
            await connection.OpenAsync(Cancel);
            await using var copy = new SqliteCommand("VACUUM INTO $file", connection);
            copy.Parameters.AddWithValue("$file", Path.Combine(folder, file));
            await copy.ExecuteNonQueryAsync(Cancel);
            // Other tests' evidence lies elsewhere.
            await using var target = new SqliteConnection($"Data Source={Path.Combine(folder, file)}");
            await target.OpenAsync(Cancel);
            await using var clear = new SqliteCommand(file == "vyomiyra.db" ? "DELETE FROM EvidenceItems; DELETE FROM EvidenceBundles; DELETE FROM StoredContents" : "SELECT 1", target);
            await clear.ExecuteNonQueryAsync(Cancel);
        }
    }

    private static async Task<long> AskAsync(HttpClient mara, long dispute, SeenMail mail) =>
        (await mara.SendAsync(HttpMethod.Post, $"/api/disputes/{dispute}/evidence", JsonContent.Create(new { mail })).IsAsync(HttpStatusCode.Created)).At<long>("id");

    private static async Task<JsonNode> UntilAsync(HttpClient mara, long id, Func<JsonNode, bool> isSo)
    {
        JsonNode view;
        var since = TimeProvider.System.GetTimestamp();
        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromMinutes(4), "It was never so.");
            view = await mara.SendAsync(HttpMethod.Get, $"/api/evidence/{id}", null).IsOkAsync();
        }
        while (!isSo(view));
        return view;
    }
}
