using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>Ways to speak to the sandbox's Graph: with the real SDK, or plainly.</summary>
static class SandboxGraph
{
    public const string Shared = "receivables@halden.example";
    public const string Americas = "receivables.americas@halden.example";

    public static string TokenOf(this SandboxHost host, User user, params string[] scopes) =>
        host.Tokens.ForGraph(user, scopes.Length > 0 ? scopes : host.Tenant.App.GraphScopes);

    public static GraphServiceClient Graph(this SandboxHost host, string token) => new(
        GraphClientFactory.Create(finalHandler: host.Handler), new BaseBearerTokenAuthenticationProvider(new FixedToken(token)));

    public static GraphServiceClient GraphOf(this SandboxHost host, User user, params string[] scopes) => host.Graph(host.TokenOf(user, scopes));

    /// <summary>The app in its own name, with a token that MSAL got.</summary>
    public static async Task<GraphServiceClient> AppGraph(this SandboxHost host)
    {
        var answer = await host.Msal().AcquireTokenForClient(["https://graph.microsoft.com/.default"]).ExecuteAsync(TestContext.Current.CancellationToken);
        return host.Graph(answer.AccessToken);
    }

    /// <summary>Orders trouble.</summary>
    public static async Task Order(this SandboxHost host, object fault)
    {
        using var browser = host.Browser();
        using var answer = await browser.PostAsJsonAsync("/sandbox/faults", fault, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Delivers generated messages.</summary>
    public static async Task DeliverMany(this SandboxHost host, object request, string mailbox = Shared)
    {
        using var browser = host.Browser();
        using var answer = await browser.PostAsJsonAsync($"/sandbox/mailboxes/{mailbox}/messages/bulk", request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A plain GET at https://graph.microsoft.com/v1.0, with the Prefer values in one header.</summary>
    public static async Task<HttpResponseMessage> Get(this SandboxHost host, string token, string path, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://graph.microsoft.com/v1.0{path}"));
        return await host.Send(request, token, prefer);
    }

    public static async Task<HttpResponseMessage> Call(this SandboxHost host, HttpMethod method, string token, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"https://graph.microsoft.com/v1.0{path}"));
        request.Content = body is null ? null : JsonContent.Create(body);
        return await host.Send(request, token, null);
    }

    static async Task<HttpResponseMessage> Send(this SandboxHost host, HttpRequestMessage request, string token, string? prefer)
    {
        request.Headers.Authorization = new("Bearer", token);
        if (prefer is not null)
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        var client = host.Microsoft();
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonNode> Json(this Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task<JsonNode> Deliver(this SandboxHost host, object message, string mailbox = Shared)
    {
        using var browser = host.Browser();
        var response = await browser.PostAsJsonAsync($"/sandbox/mailboxes/{mailbox}/messages", message, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The least that can be delivered, with a subject of its own.</summary>
    public static object Mail(string subject, string body = "Hello", string type = "text", string from = "clerk@customer.example") => new
    {
        subject,
        body = new { contentType = type, content = body },
        from = new { emailAddress = new { name = "A. Clerk", address = from } },
    };

    sealed class FixedToken(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new(["graph.microsoft.com"]);

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) => Task.FromResult(token);
    }
}
