using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Vyomiyra.Sandbox;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>The sandbox alone on a free port, with a store of its own that is deleted afterwards.</summary>
public sealed class SandboxHost : IAsyncLifetime
{
    readonly string folder;
    readonly bool ownsFolder;
    readonly WebApplication app;

    public SandboxHost() : this(null, null) { }

    SandboxHost(string? folder, TimeProvider? time, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? endpoints = null)
    {
        ownsFolder = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("vyomiyra-sandbox-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = this.folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Sandbox:DataPath"] = Path.Combine(this.folder, "data", "sandbox.db");
        builder.AddSandbox();
        if (time is not null)
            builder.Services.Replace(ServiceDescriptor.Singleton(time));
        services?.Invoke(builder);
        app = builder.Build();
        app.MapSandbox();
        endpoints?.Invoke(app);
    }

    public static async Task<SandboxHost> Start(
        string? folder = null, TimeProvider? time = null, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? endpoints = null)
    {
        var host = new SandboxHost(folder, time, services, endpoints);
        await host.InitializeAsync();
        return host;
    }

    public Tenant Tenant => app.Services.GetRequiredService<Tenant>();
    public SandboxTokens Tokens => app.Services.GetRequiredService<SandboxTokens>();
    public SandboxHandler Handler => app.Services.GetRequiredService<SandboxHandler>();
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public User Mara => Tenant.Users[0];
    public User Tomas => Tenant.Users[1];
    public User Jonas => Tenant.Users[3];

    /// <summary>Calls Microsoft's addresses the way production code does.</summary>
    public HttpClient Microsoft() => new(Handler, disposeHandler: false);

    /// <summary>Calls the sandbox's own endpoints the way a browser does.</summary>
    public HttpClient Browser() => new() { BaseAddress = Address };

    public IConfidentialClientApplication Msal(string? secret = null) =>
        ConfidentialClientApplicationBuilder.Create(Tenant.App.ClientId.ToString())
            .WithClientSecret(secret ?? Tenant.App.Secret)
            .WithAuthority($"https://login.microsoftonline.com/{Tenant.Id}")
            .WithClientCapabilities(["cp1"])
            .WithHttpClientFactory(new HandlerFactory(Handler))
            .Build();

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (ownsFolder)
            Directory.Delete(folder, recursive: true);
    }

    sealed class HandlerFactory(HttpMessageHandler handler) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => new(handler, disposeHandler: false);
    }
}
