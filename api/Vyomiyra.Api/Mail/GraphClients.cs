using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Mail;

/// <summary>One connection to Graph for the process, and a cheap client for each token.</summary>
public sealed class GraphClients([FromKeyedServices(Outbound.Microsoft)] HttpMessageHandler outbound) : IDisposable
{
    /// <summary>Somebody waits for the answer: beyond this, saying "later" is better than waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = Create(outbound);

    public GraphServiceClient For(string token) => new(http, new Bearer(token));

    public void Dispose() => http.Dispose();

    private static HttpClient Create(HttpMessageHandler outbound)
    {
        var client = GraphClientFactory.Create([.. GraphClientFactory.CreateDefaultHandlers(), new MailboxPlaces()], finalHandler: outbound, disposeHandler: false);
        client.Timeout = TimeSpan.FromSeconds(30);
        return client;
    }

    /// <summary>Retries what fails for a moment, unless Graph asks for a longer wait than <see cref="Patience"/>.</summary>
    public static IRequestOption Retries { get; } = new RetryHandlerOption { RetriesTimeLimit = Patience };

    private sealed class Bearer(string token) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(
            RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.Headers.TryAdd("Authorization", $"Bearer {token}");
            return Task.CompletedTask;
        }
    }
}
