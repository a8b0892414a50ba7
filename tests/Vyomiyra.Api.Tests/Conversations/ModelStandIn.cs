using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>A language model that says what a test wants, and a host that asks it.</summary>
public sealed class ModelStandIn : IAsyncLifetime
{
    private WebApplication server = null!;

    public ApiHost Api { get; private set; } = null!;

    public Uri Endpoint { get; private set; } = null!;

    /// <summary>What it was asked: the key, and the request.</summary>
    public ConcurrentQueue<(string? Authorization, JsonNode Body)> Asked { get; } = [];

    public Func<Task<IResult>> Answer { get; set; } = () => Says("""{"promises": [], "disputes": []}""");

    public static Task<IResult> Says(string content) =>
        Task.FromResult(Results.Json(new { choices = new[] { new { message = new { role = "assistant", content } } } }));

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/v1/chat/completions", async (HttpRequest request) =>
        {
            Asked.Enqueue((request.Headers.Authorization.ToString(), (await JsonNode.ParseAsync(request.Body))!));
            return await Answer();
        });
        await server.StartAsync();
        Endpoint = new Uri($"{server.Urls.First()}/v1/chat/completions");
        Api = await StartAsync();
    }

    public Task<ApiHost> StartAsync(int dailyBudget = 1000) => ApiHost.StartAsync(
    [
        ("LanguageModel:Endpoint", Endpoint.ToString()),
        ("LanguageModel:Model", "reader-1"),
        ("LanguageModel:ApiKey", "secret-key"),
        ("LanguageModel:TimeoutSeconds", "1"),
        ("LanguageModel:DailyBudget", dailyBudget.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await server.DisposeAsync();
    }
}
