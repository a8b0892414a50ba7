using System.Collections.Frozen;

namespace Vyomiyra.Sandbox;

/// <summary>
/// Replaces the network: carries calls to Microsoft's hosts to the sandbox in this same process, over loopback, and refuses every other host.
/// It belongs innermost in a chain of handlers. The request leaves as it came: a retry further out reuses it.
/// </summary>
public sealed class SandboxHandler(OwnAddress own) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    UseProxy = false,
})
{
    static readonly FrozenSet<string> Carried =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "login.microsoftonline.com", "graph.microsoft.com", "outlook.office.com");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var detour = new Detour(request, Target(request));
        return await base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var detour = new Detour(request, Target(request));
        return base.Send(request, cancellationToken);
    }

    Uri Target(HttpRequestMessage request)
    {
        var asked = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        if (!Carried.Contains(asked.Host))
            throw new HttpRequestException($"The sandbox carries no calls to {asked.Host}: nothing may leave this machine.");
        return new Uri(own.Value, asked.PathAndQuery);
    }

    readonly struct Detour : IDisposable
    {
        readonly HttpRequestMessage request;
        readonly Uri original;
        readonly string? host;

        public Detour(HttpRequestMessage request, Uri target)
        {
            this.request = request;
            original = request.RequestUri!;
            host = request.Headers.Host;
            request.RequestUri = target;
            request.Headers.Host = original.Host;
        }

        public void Dispose()
        {
            request.RequestUri = original;
            request.Headers.Host = host;
        }
    }
}
