using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Sandbox.Tenancy;
using Mailbox = Vyomiyra.Domain.Conversations.Mailboxes.Mailbox;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>A host of its own whose mailboxes are enrolled and read, with what happens in Microsoft 365 on demand.</summary>
internal sealed class MailRoom : IAsyncDisposable
{
    /// <summary>A shared mailbox that nothing has come to yet.</summary>
    public const string Empty = "receivables.americas@halden.example";

    /// <summary>The one that Microsoft 365 in miniature begins with.</summary>
    public const string Lively = "receivables@halden.example";

    private MailRoom(ApiHost host) => Host = host;

    public ApiHost Host { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MailRoom> OpenAsync(Action<IServiceCollection>? services = null)
    {
        var room = new MailRoom(await ApiHost.StartAsync([("Sandbox:FirstRetry", "00:00:00.050")], services));
        await room.ThrowAwayAsync();
        return room;
    }

    public async Task<HttpResponseMessage> EnrolAsync(string address, string by = "priya", string? key = null)
    {
        using var administrator = Host.As(by);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mailboxes") { Content = JsonContent.Create(new { address }) };
        request.Headers.Add("Idempotency-Key", key ?? $"{Guid.NewGuid():N}");
        return await administrator.SendAsync(request, Cancel);
    }

    /// <summary>Enrols a mailbox and waits until all that it holds was read, and somebody rings for it.</summary>
    public async Task<long> GivenEnrolledAsync(string address = Empty)
    {
        var answer = await EnrolAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, string.Join('\n', Host.Log.Lines));
        await UntilAsync(address, mailbox => mailbox is { State: MailboxState.Following, HasNews: false, SubscriptionId: not null });
        return (await answer.JsonAsync())["id"]!.GetValue<long>();
    }

    /// <summary>Waits until the mailbox is so; the clock of the application looks every few seconds, whatever was lost.</summary>
    public async Task<Mailbox> UntilAsync(string address, Func<Mailbox, bool> isSo)
    {
        Mailbox? mailbox = null;
        return await UntilAsync(
            async () =>
            {
                mailbox = await StoredAsync(address);
                return isSo(mailbox) ? mailbox : null;
            },
            () => System.Text.Json.JsonSerializer.Serialize(mailbox));
    }

    public async Task UntilFiledAsync(int messages, string address = Empty) =>
        await UntilAsync(async () => await CountAsync(address) >= messages ? "" : null, () => $"{messages} messages were awaited.");

    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, Func<string> otherwise)
        where T : class
    {
        for (var looks = 0; looks < 3000; looks++)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(20, Cancel);
        }

        throw new TimeoutException(otherwise());
    }

    public Task<Mailbox> StoredAsync(string address) =>
        Host.WithDatabaseAsync(db => db.Mailboxes.AsNoTracking().SingleAsync(mailbox => mailbox.Address == address, Cancel));

    public Task<int> CountAsync(string address = Empty) =>
        Host.WithDatabaseAsync(db => db.MessageCopies.CountAsync(copy => copy.Mailbox == address, Cancel));

    /// <summary>Message ids with the number of copies of each in the mailbox.</summary>
    public Task<Dictionary<string, int>> FiledAsync(string address = Empty) => Host.WithDatabaseAsync(db => db.Messages
        .Where(message => message.Copies.Any(copy => copy.Mailbox == address))
        .Select(message => new { message.InternetMessageId, Copies = message.Copies.Count(copy => copy.Mailbox == address) })
        .ToDictionaryAsync(message => message.InternetMessageId, message => message.Copies, Cancel));

    public async Task<JsonNode> ViewAsync(string address = Empty, string by = "priya")
    {
        using var caller = Host.As(by);
        var list = await (await caller.GetAsync("/api/mailboxes", Cancel)).JsonAsync();
        return list["items"]!.AsArray().Single(mailbox => mailbox!["address"]!.GetValue<string>() == address)!;
    }

    public async Task<HttpResponseMessage> WithdrawAsync(long id, string version)
    {
        using var administrator = Host.As("priya");
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/mailboxes/{id}");
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return await administrator.SendAsync(request, Cancel);
    }

    public Task<JsonNode> DeliverAsync(string subject, string address = Empty, string? folder = null) => Host.DeliverAsync(
        address, new { subject, from = new { emailAddress = new { address = "clerk@customer.example" } }, body = new { content = "We will pay." }, parentFolder = folder });

    public async Task DeliverManyAsync(int count, string name, string address = Empty, string? folder = null)
    {
        using var anyone = Host.Anonymous();
        var answer = await anyone.PostAsJsonAsync($"/sandbox/mailboxes/{address}/messages/bulk", new { count, name, parentFolder = folder }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public async Task FaultAsync(object fault)
    {
        using var anyone = Host.Anonymous();
        var answer = await anyone.PostAsJsonAsync("/sandbox/faults", fault, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public void Allow(params IEnumerable<string> addresses) =>
        Host.Services.GetRequiredService<AppScope>().Change(addresses.Select(address => Host.Tenant.FindMailbox(address)!));

    public async Task<HttpResponseMessage> RingAsync(string body, string path = "/api/mail/notifications")
    {
        using var anyone = Host.Anonymous();
        anyone.DefaultRequestHeaders.ExpectContinue = true;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await anyone.PostAsync(path, content, Cancel);
    }

    /// <summary>What Microsoft 365 in miniature begins with goes from <see cref="Empty"/>.</summary>
    private async Task ThrowAwayAsync()
    {
        using var application = await ApplicationAsync();
        var messages = new Uri($"/sandbox/graph/v1.0/users/{Empty}/messages", UriKind.Relative);
        foreach (var message in (await (await application.GetAsync(messages, Cancel)).JsonAsync())["value"]!.AsArray())
        {
            (await application.DeleteAsync(new Uri($"{messages}/{message!["id"]}", UriKind.Relative), Cancel)).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Somebody does something with the mailbox's folders in Outlook.</summary>
    public async Task ChangeFolderAsync(HttpMethod method, string path, object? body = null, string address = Empty)
    {
        using var application = await ApplicationAsync();
        using var request = new HttpRequestMessage(method, new Uri($"/sandbox/graph/v1.0/users/{address}/mailFolders/{path}", UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        var answer = await application.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Graph's id of a folder, by the name under which it is followed.</summary>
    public Task<string> FolderAsync(string name) =>
        Host.WithDatabaseAsync(db => db.MailFolders.Where(folder => folder.Name == name).Select(folder => folder.FolderId).SingleAsync(Cancel));

    /// <summary>Rings by hand and waits until the mailbox was read.</summary>
    public async Task SynchroniseAsync(long id, string address = Empty)
    {
        using var administrator = Host.As("priya");
        var began = (await StoredAsync(address)).LastSyncedAt;
        (await administrator.PostAsync($"/api/mailboxes/{id}/sync", null, Cancel)).EnsureSuccessStatusCode();
        await UntilAsync(address, mailbox => mailbox.LastSyncedAt > began && !mailbox.HasNews);
    }

    /// <summary>Asks Microsoft 365 to ring, as the application does, and forgets about it.</summary>
    public async Task<string> SubscribeAsync(string address, string path)
    {
        using var application = await ApplicationAsync();
        var here = Host.Services.GetRequiredService<PublicUrl>().Value;
        var answer = await application.PostAsJsonAsync(
            "/sandbox/graph/v1.0/subscriptions",
            new
            {
                changeType = "created",
                resource = $"users/{address}/messages",
                notificationUrl = $"{here}{path}",
                clientState = "forgotten",
                expirationDateTime = DateTimeOffset.UtcNow.AddDays(2),
            },
            Cancel);
        return (await answer.JsonAsync()).At<string>("id");
    }

    private async Task<HttpClient> ApplicationAsync() =>
        Host.With((await Host.Services.GetRequiredService<ApplicationTokens>().ForMailAsync(Host.Tenant.Id, Cancel)).Value);

    /// <summary>Ids of the subscriptions that Microsoft 365 keeps.</summary>
    public async Task<IReadOnlyList<string>> SubscriptionsAsync()
    {
        using var application = await ApplicationAsync();
        var answer = await (await application.GetAsync("/sandbox/graph/v1.0/subscriptions", Cancel)).JsonAsync();
        return [.. answer["value"]!.AsArray().Select(subscription => subscription!["id"]!.GetValue<string>())];
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
