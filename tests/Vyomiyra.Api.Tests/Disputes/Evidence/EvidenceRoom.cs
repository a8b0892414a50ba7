using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Disputes.Evidence;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Worklist;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Tests.Disputes.Evidence;

[CollectionDefinition(Name)]
public sealed class WithEvidence : ICollectionFixture<EvidenceRoom>
{
    public const string Name = "evidence";
}

/// <summary>A host on which evidence is read when a test says so, in no request and with nobody signed in.</summary>
public sealed class EvidenceRoom : IAsyncLifetime
{
    public ApiHost Host { get; private set; } = null!;

    public string Folder => Path.Combine(Host.Folder, "evidence");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One with services of its own; the caller closes its host.</summary>
    public static async Task<EvidenceRoom> StartAsync(Action<IServiceCollection> services) => new()
    {
        Host = await ApiHost.StartAsync([], own =>
        {
            own.WithoutSchedules();
            services(own);
        }),
    };

    public async ValueTask InitializeAsync() => Host = await ApiHost.StartAsync([], services => services.WithoutSchedules());

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Mara's customer contests the oldest invoice. Answers with the dispute's id.</summary>
    public async Task<(Customer Customer, long DisputeId)> GivenADisputeAsync()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        return (customer, await ContestAsync(customer));
    }

    public Task<long> ContestAsync(Customer customer) => Host.WithDatabaseAsync(async db =>
    {
        var dispute = db.Disputes.Add(new Dispute
        {
            AccountId = customer.Id,
            ReasonCode = "06",
            Currency = Currency.Parse("EUR"),
            OpenedAt = DateTimeOffset.UtcNow,
            OpenedById = 1,
            Version = 1,
            Parts = { new DisputePart { ReceivableId = customer.Oldest.Id, AmountMinor = 10_000 } },
        }).Entity;
        await db.SaveChangesAsync(Cancel);
        return dispute.Id;
    });

    public Task<HttpResponseMessage> AskAsync(long disputeId, SeenMail? mail, string by = "mara", string? key = null) =>
        Host.SendAsync(by, HttpMethod.Post, $"/api/disputes/{disputeId}/evidence", new { mail }, key);

    /// <summary>Asks for the thread of a mail and reads it to the end.</summary>
    public async Task<JsonNode> GatherAsync(long disputeId, SeenMail mail)
    {
        var asked = await AskAsync(disputeId, mail).IsAsync(HttpStatusCode.Created);
        await CollectAsync(asked.At<long>("id"));
        return await ViewAsync(asked.At<long>("id"));
    }

    /// <summary>Answers with the time to come back at, where the mailbox wanted to be left alone.</summary>
    public Task<DateTimeOffset?> CollectAsync(long bundleId) => Host.Services.GetRequiredService<EvidenceWorker>().WorkAsync(bundleId, Cancel);

    public async Task<JsonNode> ViewAsync(long bundleId, string by = "mara") => await Host.SendAsync(by, HttpMethod.Get, $"/api/evidence/{bundleId}").IsOkAsync();

    public async Task<HttpResponseMessage> UploadAsync(long disputeId, string name, byte[] content, string? key = null, string by = "mara")
    {
        using var client = Host.As(by);
        using var body = new ByteArrayContent(content);
        return await client.SendAsync(HttpMethod.Post, $"/api/disputes/{disputeId}/files?name={Uri.EscapeDataString(name)}", body, key);
    }

    public Task<HttpResponseMessage> DownloadAsync(long bundleId, long itemId, string by = "mara") =>
        Host.SendAsync(by, HttpMethod.Get, $"/api/evidence/{bundleId}/items/{itemId}");

    public async Task<byte[]> BytesAsync(long bundleId, JsonNode item)
    {
        using var answer = await DownloadAsync(bundleId, item.At<long>("id"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Cancel);
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ArchiveAsync(long bundleId)
    {
        using var answer = await Host.SendAsync("mara", HttpMethod.Get, $"/api/evidence/{bundleId}/zip");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            await using var content = await entry.OpenAsync(Cancel);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Cancel);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }

    public async Task<EvidenceReport> VerifyAsync(long disputeId)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyEvidence>().RunAsync(disputeId, Cancel);
    }

    public async Task EraseAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<EraseEvidence>(scope.ServiceProvider).RunAsync(Cancel);
    }

    /// <summary>Kinds of what the account's history says, the latest last.</summary>
    public Task<List<string>> HistoryAsync(long accountId) => Host.WithDatabaseAsync(db => db.Activities
        .Where(activity => activity.AccountId == accountId).OrderBy(activity => activity.Id).Select(activity => activity.Kind).ToListAsync(Cancel));

    /// <summary>Whatever was kept to act on behalf of people is gone.</summary>
    public void ForgetTokens() => Directory.Delete(Path.Combine(Host.Folder, "tokens"), recursive: true);
}
