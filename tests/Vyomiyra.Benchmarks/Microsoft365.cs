using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Benchmarks;

/// <summary>Entra ID and Graph in miniature, on a server of their own.</summary>
internal sealed class Microsoft365 : IAsyncDisposable
{
    private readonly WebApplication app;

    private Microsoft365(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<Microsoft365> StartAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration["Sandbox:DataPath"] = Path.Combine(folder, "sandbox.db");
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddSandbox();
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync();
        return new Microsoft365(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Carries what the product asks of Microsoft's hosts to where they are stood in for. The request leaves as it came: a retry reuses it.</summary>
internal sealed class CarriedTo(Uri microsoft) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (asked, host) = (request.RequestUri!, request.Headers.Host);
        (request.RequestUri, request.Headers.Host) = (new Uri(microsoft, asked.PathAndQuery), asked.Host);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            (request.RequestUri, request.Headers.Host) = (asked, host);
        }
    }
}
