using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Vyomiyra.Sandbox.Graph;

namespace Vyomiyra.Sandbox.Notifications;

/// <summary>
/// Posts to the addresses that subscriptions name. The sandbox is the network: whatever host an address names, the call goes to this same
/// process over loopback, and nothing leaves the machine. An answer is awaited for ten seconds, or <c>Sandbox:AnswerWithin</c>.
/// </summary>
sealed class Webhooks(OwnAddress own, IConfiguration configuration) : IDisposable
{
    readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = configuration.GetValue("Sandbox:AnswerWithin", TimeSpan.FromSeconds(10)),
    };

    /// <summary>Graph posts over https only; to loopback, where the sandbox's server listens, plain http will do.</summary>
    public static bool Accepts(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Asks the address to repeat a token, which proves that it wants to be posted to.</summary>
    /// <exception cref="GraphError">It did not, or not in time.</exception>
    public async Task Validate(string url, CancellationToken cancellation)
    {
        var token = $"Validation: Testing client application reachability for subscription Request-Id: {Guid.NewGuid()}";
        var address = $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}validationToken={WebUtility.UrlEncode(token)}";
        try
        {
            using var content = new StringContent("", new MediaTypeHeaderValue("text/plain", "utf-8"));
            using var answer = await client.PostAsync(Detour(address), content, cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw Refused("Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.");
            if (answer.Content.Headers.ContentType?.MediaType != "text/plain" || await answer.Content.ReadAsStringAsync(cancellation) != token)
                throw Refused("Subscription validation request failed. Response must exactly match validationToken query parameter.");
        }
        catch (Exception error) when (Unanswered(error, cancellation))
        {
            throw Refused("Subscription validation request timed out.");
        }
    }

    /// <summary>Whether somebody took the notifications.</summary>
    public async Task<bool> Post(string url, string json, CancellationToken cancellation)
    {
        try
        {
            using var content = new StringContent(json, new MediaTypeHeaderValue("application/json", "utf-8"));
            using var answer = await client.PostAsync(Detour(url), content, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (Unanswered(error, cancellation))
        {
            return false;
        }
    }

    public void Dispose() => client.Dispose();

    Uri Detour(string url) => new(own.Value, new Uri(url).PathAndQuery);

    static bool Unanswered(Exception error, CancellationToken cancellation) =>
        error is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested;

    static GraphError Refused(string message) => new(400, "ValidationError", message);
}
