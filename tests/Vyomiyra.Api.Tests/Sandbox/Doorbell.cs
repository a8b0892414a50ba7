using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Subscription = Microsoft.Graph.Models.Subscription;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>A sandbox, and the addresses <c>/bell</c> and <c>/life</c> to which it posts notifications.</summary>
public sealed class Doorbell : IAsyncDisposable
{
    public const string Url = "https://vyomiyra.example/bell";
    public const string LifecycleUrl = "https://vyomiyra.example/life";

    readonly Channel<JsonNode> changes = Channel.CreateUnbounded<JsonNode>();
    readonly Channel<JsonNode> lifecycle = Channel.CreateUnbounded<JsonNode>();
    readonly ConcurrentQueue<int> refusals = new();

    Doorbell() { }

    public SandboxHost Host { get; private set; } = null!;

    /// <summary>How the addresses answer the handshake.</summary>
    public Func<string, IResult> Handshake { get; set; } = token => Results.Text(token);

    /// <summary>Addresses that were asked to repeat a token.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<Doorbell> Hang(TimeProvider? time = null, string? folder = null)
    {
        var bell = new Doorbell();
        bell.Host = await SandboxHost.Start(folder, time, builder =>
        {
            builder.Configuration["Sandbox:FirstRetry"] = "00:00:00.001";
            builder.Configuration["Sandbox:AnswerWithin"] = "00:00:01";
        }, bell.Map);
        return bell;
    }

    /// <summary>The next posts are answered so.</summary>
    public void Refuse(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            refusals.Enqueue(status);
    }

    public async Task<JsonNode> Change() => await changes.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<JsonNode> Lifecycle() => await lifecycle.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Subscribes as the app does, with immutable ids.</summary>
    public async Task<Subscription> Subscribe(
        string resource = $"/users/{SandboxGraph.Shared}/mailFolders('inbox')/messages", string changeType = "created,updated,deleted")
    {
        var graph = await Host.AppGraph();
        return (await graph.Subscriptions.PostAsync(new Subscription
        {
            Resource = resource,
            ChangeType = changeType,
            NotificationUrl = Url,
            LifecycleNotificationUrl = LifecycleUrl,
            ClientState = "a secret",
            ExpirationDateTime = DateTimeOffset.UtcNow.AddDays(6),
        }, call => call.Headers.Add("Prefer", "IdType=\"ImmutableId\""), TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    void Map(WebApplication app)
    {
        app.MapPost("/bell", (HttpRequest request) => Answer(request, changes.Writer));
        app.MapPost("/life", (HttpRequest request) => Answer(request, lifecycle.Writer));
    }

    async Task<IResult> Answer(HttpRequest request, ChannelWriter<JsonNode> heard)
    {
        if (request.Query["validationToken"] is [{ } token])
        {
            Asked.Enqueue(request.Path);
            return Handshake(token);
        }
        if (refusals.TryDequeue(out var status))
            return Results.StatusCode(status);
        foreach (var item in (await JsonNode.ParseAsync(request.Body))!["value"]!.AsArray())
            await heard.WriteAsync(item!.DeepClone());
        return Results.Accepted();
    }
}
