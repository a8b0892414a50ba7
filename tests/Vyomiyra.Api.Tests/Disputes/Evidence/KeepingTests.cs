using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Tests.Disputes.Evidence;

/// <summary>What was kept is handed out harmless, stays as it was or says that it did not, and goes when its time is over.</summary>
[Collection(WithEvidence.Name)]
public sealed class KeepingTests(EvidenceRoom room)
{
    private static readonly byte[] Program = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. RandomNumberGenerator.GetBytes(500)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_calls_itself_an_invoice_is_kept_marked_and_never_shown()
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        var added = await room.UploadAsync(dispute, "invoice.pdf", Program).IsAsync(HttpStatusCode.Created);
        var item = added["items"]![0]!;
        Assert.True(item.At<bool>("isMisnamed"));

        using var answer = await room.DownloadAsync(added.At<long>("id"), item.At<long>("id"));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Program, await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("page.html", "<html><script>alert(1)</script></html>", "application/octet-stream")]
    [InlineData("picture.svg", "<svg onload='alert(1)'/>", "application/octet-stream")]
    [InlineData("note.pdf", "%PDF-1.7 really", "application/pdf")]
    public async Task What_a_browser_could_run_comes_as_bytes(string name, string content, string type)
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        var added = await room.UploadAsync(dispute, name, Encoding.UTF8.GetBytes(content)).IsAsync(HttpStatusCode.Created);
        Assert.False(added["items"]![0]!.At<bool>("isMisnamed"));
        using var answer = await room.DownloadAsync(added.At<long>("id"), added["items"]![0]!.At<long>("id"));
        Assert.Equal((type, "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
    }

    [Fact]
    public async Task Names_with_tricks_stay_within_the_archive_and_what_was_said_is_on_record()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        string[] names = ["../../etc/passwd", @"..\..\evil.exe", "C:\\CON.txt", "\u202Efdp.exe", "a\r\nX-Evil: 1.txt", "..", new string('x', 240) + ".pdf", "same.txt", "same.txt"];
        var letter = new Letter
        {
            From = customer.Contact,
            Subject = "../../../tmp/subject",
            Files = [.. names.Select((name, index) => new Enclosure(name, "text/plain", Encoding.UTF8.GetBytes($"content {index} {Guid.NewGuid()}")))],
        };
        var kept = await room.GatherAsync(dispute, await letter.DeliverAsync(room.Host));
        Assert.Equal("complete", kept.At<string>("state"));

        var archive = await room.ArchiveAsync(kept.At<long>("id"));
        Assert.Equal(
            [
                "001/attachments/001 passwd", "001/attachments/002 evil.exe", "001/attachments/003 _CON.txt", "001/attachments/004 fdp.exe", "001/attachments/005 aX-Evil_ 1.txt",
                "001/attachments/006 unnamed", $"001/attachments/007 {new string('x', 96)}.pdf", "001/attachments/008 same.txt", "001/attachments/009 same.txt",
                "001/subject.eml", "001/subject.txt", "manifest.json",
            ],
            archive.Keys.Order(StringComparer.Ordinal));
        var manifest = JsonNode.Parse(archive["manifest.json"])!;
        Assert.Equal("../../etc/passwd", manifest["items"]![2]!.At<string>("name"));
        Assert.All(manifest["items"]!.AsArray(), item => Assert.Equal(item!.At<string>("sha256"), Convert.ToHexStringLower(SHA256.HashData(archive[item!.At<string>("path")]))));
        Assert.Equal(kept.At<string>("manifestHash"), Convert.ToHexStringLower(SHA256.HashData(archive["manifest.json"])));
        foreach (var item in kept["items"]!.AsArray())
        {
            using var answer = await room.DownloadAsync(kept.At<long>("id"), item!.At<long>("id"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("X-Evil", answer.Headers.Select(header => header.Key));
        }
    }

    [Fact]
    public async Task A_browser_saves_a_file_or_all_of_them_by_itself_at_an_address_that_is_the_callers_alone()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var added = await room.UploadAsync(dispute, "note.txt", "Forty were missing."u8.ToArray()).IsAsync(HttpStatusCode.Created);
        var (path, item) = ($"/api/evidence/{added.At<long>("id")}", added["items"]![0]!.At<long>("id"));
        using var browser = room.Host.Anonymous();
        var (file, archive) = (await AddressAsync($"{path}/items/{item}"), await AddressAsync($"{path}/zip"));

        Assert.Equal("Forty were missing.", await browser.GetStringAsync(file, Cancel));
        using (var answer = await browser.GetAsync(archive, Cancel))
        {
            Assert.Equal(("application/zip", "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
            await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
            Assert.Contains(zip.Entries, entry => entry.Name == "manifest.json");
        }

        // It opens nothing else, and nothing but the whole of it opens anything.
        var ticket = archive[archive.IndexOf('?', StringComparison.Ordinal)..];
        foreach (var other in (string[])[$"{path}/items/{item}{ticket}", $"{path}{ticket}", $"/api/me{ticket}", archive[..^1], $"{path}/zip", $"{path}/zip?ticket=", $"{archive}&ticket=x"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(other, Cancel)).StatusCode);
        }

        await room.Host.SendAsync("tomas", HttpMethod.Post, $"{path}/zip/address").IsAsync(HttpStatusCode.NotFound);

        // Who may see it is asked again when it is fetched.
        await room.Host.WithDatabaseAsync(async db =>
        {
            var others = await db.Teams.Where(team => team.Name == "Americas").Select(team => team.Id).SingleAsync(Cancel);
            return await db.Accounts.Where(account => account.Id == customer.Id).ExecuteUpdateAsync(account => account.SetProperty(row => row.TeamId, others), Cancel);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(archive, Cancel)).StatusCode);

        async Task<string> AddressAsync(string of) => (await room.Host.SendAsync("mara", HttpMethod.Post, $"{of}/address").IsOkAsync()).At<string>("address");
    }

    [Fact]
    public async Task A_file_that_is_sent_twice_is_there_once_and_another_under_its_key_is_refused()
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        var key = Guid.NewGuid().ToString();
        var first = await room.UploadAsync(dispute, "note.txt", "one"u8.ToArray(), key).IsAsync(HttpStatusCode.Created);
        var again = await room.UploadAsync(dispute, "note.txt", "one"u8.ToArray(), key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.At<long>("id"), again.At<long>("id"));
        await room.UploadAsync(dispute, "note.txt", "two"u8.ToArray(), key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await room.UploadAsync(dispute, "note.txt", []).RefusesAsync(HttpStatusCode.UnprocessableEntity, "empty_file");
        await room.UploadAsync(dispute, new string('n', 256), [65]).RefusesAsync(HttpStatusCode.UnprocessableEntity, "invalid_name");
    }

    [Fact]
    public async Task More_than_150_MB_are_refused_before_they_are_sent()
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        using var mara = room.Host.As("mara");
        mara.DefaultRequestHeaders.ExpectContinue = true;
        using var body = new StreamContent(Stream.Null);
        body.Headers.ContentLength = (150L << 20) + 1;
        var answer = await mara.SendAsync(HttpMethod.Post, $"/api/disputes/{dispute}/files?name=a.bin", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_changed_or_taken_away_is_named()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var seen = await new Letter { From = customer.Contact, Subject = "Proof", Files = [new Enclosure("a.txt", "text/plain", Encoding.UTF8.GetBytes($"{Guid.NewGuid()}"))] }.DeliverAsync(room.Host);
        var kept = await room.GatherAsync(dispute, seen);
        await IsAsync([]);

        var attachment = Path.Combine(room.Folder, kept["items"]![2]!.At<string>("hash"));
        var whole = await File.ReadAllBytesAsync(attachment, Cancel);
        await File.WriteAllBytesAsync(attachment, [(byte)(whole[0] ^ 1), .. whole[1..]], Cancel);
        await IsAsync(["001/attachments/001 a.txt was changed"]);
        File.Delete(attachment);
        await IsAsync(["001/attachments/001 a.txt is missing"]);
        await room.Host.SendAsync("mara", HttpMethod.Get, $"/api/evidence/{kept.At<long>("id")}/zip").RefusesAsync(HttpStatusCode.Conflict, "evidence_missing");
        await File.WriteAllBytesAsync(attachment, whole, Cancel);

        await ChangeAsync(item => item.Kind == EvidenceItemKind.Text, rows => rows.SetProperty(row => row.FromName, "Somebody else"));
        await IsAsync(["rows are not what the manifest says"]);
        await ChangeAsync(item => item.Kind == EvidenceItemKind.Text, rows => rows.SetProperty(row => row.FromName, "A. Clerk"));
        await IsAsync([]);

        await IsChangedAsync(bundle => bundle.SetProperty(row => row.ManifestHash, (string?)null), "manifest.json is missing");
        await IsChangedAsync(bundle => bundle.SetProperty(row => row.State, EvidenceState.Collecting), "all of it is being read, and the history says that it was frozen");
        await IsChangedAsync(bundle => bundle.SetProperty(row => row.State, EvidenceState.Erased), "all of it is erased, and the history does not say so");

        // Whoever recomputes the manifest too is found by the history.
        await ChangeAsync(item => item.Kind == EvidenceItemKind.Text, rows => rows.SetProperty(row => row.FromName, "Somebody else"));
        await room.Host.WithDatabaseAsync(async db =>
        {
            var bundle = await db.EvidenceBundles.Include(each => each.Items).SingleAsync(each => each.DisputeId == dispute);
            var forged = EvidenceManifest.Write(bundle);
            bundle.ManifestHash = Convert.ToHexStringLower(SHA256.HashData(forged));
            await File.WriteAllBytesAsync(Path.Combine(room.Folder, bundle.ManifestHash), forged, Cancel);
            return await db.SaveChangesAsync();
        });
        await IsAsync(["manifest.json is not the one that the history holds"]);

        // Nor does it help to have the machine write the manifest anew.
        await ChangeBundleAsync(bundle => bundle.SetProperty(row => row.State, EvidenceState.Collecting).SetProperty(row => row.ManifestHash, (string?)null));
        await room.CollectAsync(kept.At<long>("id"));
        await IsAsync(["manifest.json was written anew, and nobody had tried again"]);

        using var output = new StringWriter();
        Assert.Equal(1, await EvidenceCommand.VerifyAsync(room.Host.Services, ["--dispute", $"{dispute}"], output, output, Cancel));
        Assert.Contains($"Dispute {dispute}, evidence 1: manifest.json was written anew, and nobody had tried again.", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await EvidenceCommand.VerifyAsync(room.Host.Services, ["--dispute", "x"], output, output, Cancel));

        await room.Host.WithDatabaseAsync(async db =>
        {
            await db.EvidenceItems.Where(item => item.BundleId == kept.At<long>("id")).ExecuteDeleteAsync(Cancel);
            return await db.EvidenceBundles.Where(bundle => bundle.Id == kept.At<long>("id")).ExecuteDeleteAsync(Cancel);
        });
        await IsAsync(["all of it is missing"]);

        async Task IsAsync(string[] expected) => Assert.Equal(expected, (await room.VerifyAsync(dispute)).Breaks.Select(found => $"{found.What} {found.Says}"));

        async Task IsChangedAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<EvidenceBundle>> change, string says)
        {
            await ChangeBundleAsync(change);
            await IsAsync([says]);
            await ChangeBundleAsync(bundle => bundle.SetProperty(row => row.ManifestHash, kept.At<string>("manifestHash")).SetProperty(row => row.State, EvidenceState.Complete));
        }

        Task<int> ChangeBundleAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<EvidenceBundle>> change) =>
            room.Host.WithDatabaseAsync(db => db.EvidenceBundles.Where(bundle => bundle.Id == kept.At<long>("id")).ExecuteUpdateAsync(change, Cancel));

        Task<int> ChangeAsync(
            System.Linq.Expressions.Expression<Func<EvidenceItem, bool>> which, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<EvidenceItem>> change) =>
            room.Host.WithDatabaseAsync(db => db.EvidenceItems.Where(item => item.BundleId == kept.At<long>("id")).Where(which).ExecuteUpdateAsync(change, Cancel));
    }

    [Fact]
    public async Task When_its_time_is_over_what_no_other_evidence_holds_goes_and_manifest_and_history_stay()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        var other = await room.ContestAsync(customer);
        var (shared, own) = (Encoding.UTF8.GetBytes($"shared {Guid.NewGuid()}"), Encoding.UTF8.GetBytes($"own {Guid.NewGuid()}"));
        var bundle = await room.UploadAsync(dispute, "shared.txt", shared).IsAsync(HttpStatusCode.Created);
        var alone = await room.UploadAsync(dispute, "own.txt", own).IsAsync(HttpStatusCode.Created);
        await room.UploadAsync(other, "shared.txt", shared).IsAsync(HttpStatusCode.Created);
        await ItIsLongAgoAsync(dispute, isOnHold: true);
        await room.EraseAsync();
        Assert.Equal((true, true), (IsKept(shared), IsKept(own)));

        await ItIsLongAgoAsync(dispute, isOnHold: false);
        await room.EraseAsync();

        Assert.Equal((true, false), (IsKept(shared), IsKept(own)));
        Assert.Equal("erased", (await room.ViewAsync(alone.At<long>("id"))).At<string>("state"));
        await room.DownloadAsync(alone.At<long>("id"), alone["items"]![0]!.At<long>("id")).RefusesAsync(HttpStatusCode.Conflict, "evidence_erased");
        Assert.Equal(2, (await room.HistoryAsync(customer.Id)).Count(kind => kind == "evidence_erased"));
        Assert.True(File.Exists(Path.Combine(room.Folder, bundle.At<string>("manifestHash"))));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);
        Assert.Empty((await room.VerifyAsync(other)).Breaks);
        await SetStateAsync(EvidenceState.Complete);
        Assert.Contains((await room.VerifyAsync(dispute)).Breaks, found => $"{found.What} {found.Says}" == "all of it is not erased, and the history says so");
        await SetStateAsync(EvidenceState.Erased);

        await ItIsLongAgoAsync(other, isOnHold: false);
        await room.EraseAsync();
        Assert.False(IsKept(shared));
        Assert.Empty((await room.VerifyAsync(other)).Breaks);

        Task<int> SetStateAsync(EvidenceState state) =>
            room.Host.WithDatabaseAsync(db => db.EvidenceBundles.Where(row => row.Id == alone.At<long>("id")).ExecuteUpdateAsync(row => row.SetProperty(each => each.State, state), Cancel));
    }

    [Fact]
    public async Task A_content_that_evidence_consists_of_stays_even_where_its_note_was_taken_away()
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        var content = Encoding.UTF8.GetBytes($"needed {Guid.NewGuid()}");
        var added = await room.UploadAsync(dispute, "needed.txt", content).IsAsync(HttpStatusCode.Created);
        string[] hashes = [added["items"]![0]!.At<string>("hash"), added.At<string>("manifestHash")];
        await room.Host.WithDatabaseAsync(db => db.StoredContents.Where(noted => hashes.Contains(noted.Hash)).ExecuteDeleteAsync(Cancel));
        foreach (var hash in hashes)
        {
            File.SetLastWriteTimeUtc(Path.Combine(room.Folder, hash), DateTime.UtcNow.AddDays(-2));
        }

        await room.EraseAsync();

        Assert.True(IsKept(content));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);
    }

    [Fact]
    public async Task A_hold_that_is_laid_while_evidence_goes_wins_or_is_told_and_the_next_dispute_goes_all_the_same()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "SQL Server lets it happen by itself.");
        var holding = new Holding();
        var own = await EvidenceRoom.StartAsync(services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(holding)));
        await using var host = own.Host;
        var (customer, dispute) = await own.GivenADisputeAsync();
        var next = await own.ContestAsync(customer);
        var added = await own.UploadAsync(dispute, "held.txt", "held"u8.ToArray()).IsAsync(HttpStatusCode.Created);
        var other = await own.UploadAsync(next, "gone.txt", "gone"u8.ToArray()).IsAsync(HttpStatusCode.Created);
        DateTimeOffset? closed = DateTimeOffset.UtcNow.AddDays(-4000);
        await own.Host.WithDatabaseAsync(db => db.Disputes.ExecuteUpdateAsync(row => row.SetProperty(each => each.ClosedAt, closed), Cancel));

        holding.Dispute = dispute;
        await own.EraseAsync();

        Assert.Null(holding.Dispute);
        Assert.Equal(("complete", "erased"), ((await own.ViewAsync(added.At<long>("id"))).At<string>("state"), (await own.ViewAsync(other.At<long>("id"))).At<string>("state")));
        await own.Host.SendAsync("ines", HttpMethod.Put, $"/api/disputes/{next}/legal-hold", new { isOn = true, why = "The customer has sued." }, ifMatch: "\"1\"").IsAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task What_a_dead_process_left_behind_is_cleared_away_after_a_day()
    {
        var (_, dispute) = await room.GivenADisputeAsync();
        await room.UploadAsync(dispute, "kept.txt", "kept"u8.ToArray()).IsAsync(HttpStatusCode.Created);
        string[] left = [Path.Combine(room.Folder, $"{Guid.NewGuid():N}.part"), Path.Combine(room.Folder, Convert.ToHexStringLower(SHA256.HashData("never noted"u8)))];
        foreach (var file in left)
        {
            await File.WriteAllTextAsync(file, "x", Cancel);
        }

        await room.EraseAsync();
        Assert.All(left, file => Assert.True(File.Exists(file)));
        foreach (var file in Directory.GetFiles(room.Folder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        }

        await room.EraseAsync();
        Assert.All(left, file => Assert.False(File.Exists(file)));
        Assert.Empty((await room.VerifyAsync(dispute)).Breaks);
    }

    [Fact]
    public async Task A_manager_lays_a_legal_hold_and_nobody_on_what_has_changed_meanwhile()
    {
        var (customer, dispute) = await room.GivenADisputeAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await HoldAsync("mara", 1)).StatusCode);
        var held = await HoldAsync("ines", 1).IsOkAsync();
        Assert.Equal((true, 2), (held.At<bool>("isOn"), held.At<int>("version")));
        var stale = await HoldAsync("ines", 1).IsAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal(2, stale.At<int>("current.version"));
        Assert.Equal("legal_hold_changed", (await room.HistoryAsync(customer.Id))[^1]);
        Assert.Equal("legal_hold_changed", (await room.Host.SendAsync("mara", HttpMethod.Get, $"/api/disputes/{dispute}").IsOkAsync()).At<string>("history[0].kind"));
        await room.Host.SendAsync("ines", HttpMethod.Put, $"/api/disputes/{dispute}/legal-hold", new { isOn = false, why = " " }, ifMatch: "\"2\"").RefusesAsync(HttpStatusCode.UnprocessableEntity, "why_needed");

        Task<HttpResponseMessage> HoldAsync(string by, int version) =>
            room.Host.SendAsync(by, HttpMethod.Put, $"/api/disputes/{dispute}/legal-hold", new { isOn = true, why = "The customer has sued." }, ifMatch: $"\"{version}\"");
    }

    /// <summary>
    /// Somebody lays a hold on the dispute between look and save. What was overtaken is rolled back, and this with it; so it is done once more before
    /// the next look.
    /// </summary>
    private sealed class Holding : DbCommandInterceptor
    {
        private bool wasOvertaken;

        public long? Dispute { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(command);
            if (Dispute is { } held && command.CommandText.Contains(wasOvertaken ? "FROM \"Disputes\"" : "UPDATE \"Disputes\"", StringComparison.Ordinal))
            {
                (Dispute, wasOvertaken) = (wasOvertaken ? null : held, true);
                await using var hold = command.Connection!.CreateCommand();
                hold.Transaction = command.Transaction;
                hold.CommandText = "UPDATE Disputes SET IsOnLegalHold = 1, Version = Version + 1 WHERE Id = $id";
                hold.Parameters.Add(new SqliteParameter("$id", held));
                await hold.ExecuteNonQueryAsync(cancellationToken);
            }

            return result;
        }
    }

    private bool IsKept(byte[] content) => File.Exists(Path.Combine(room.Folder, Convert.ToHexStringLower(SHA256.HashData(content))));

    private async Task ItIsLongAgoAsync(long dispute, bool isOnHold)
    {
        DateTimeOffset? closed = DateTimeOffset.UtcNow.AddDays(-4000);
        await room.Host.WithDatabaseAsync(db => db.Disputes.Where(row => row.Id == dispute)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.ClosedAt, closed).SetProperty(each => each.IsOnLegalHold, isOnHold), Cancel));
        foreach (var file in Directory.GetFiles(room.Folder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-4000));
        }
    }
}
