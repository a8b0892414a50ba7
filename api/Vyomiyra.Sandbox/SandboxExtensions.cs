using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Vyomiyra.Sandbox.Delivery;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Exports;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Graph;
using Vyomiyra.Sandbox.Notifications;
using Vyomiyra.Sandbox.Seed;
using Vyomiyra.Sandbox.Session;
using Vyomiyra.Sandbox.Store;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox;

public static class SandboxExtensions
{
    /// <summary>
    /// Registers the sandbox's services. Its store is the file <c>Sandbox:DataPath</c>, <c>data/sandbox.db</c> below the content root
    /// when that is not set.
    /// </summary>
    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    public static WebApplicationBuilder AddSandbox(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            throw new InvalidOperationException(
                $"The sandbox hands out tokens to anyone who asks: it runs in Development only, not in {builder.Environment.EnvironmentName}.");

        var path = Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Sandbox:DataPath"] ?? "data/sandbox.db");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddSingleton(_ => new SandboxStore(path))
            .AddSingleton(_ => SeedFiles.Read<Tenant>("tenant.json"))
            .AddSingleton<SigningKey>()
            .AddSingleton<SandboxTokens>()
            .AddSingleton<FaultBoard>()
            .AddSingleton<OnBehalfOf>()
            .AddSingleton<ClientCredentials>()
            .AddSingleton<RefreshToken>()
            .AddSingleton<AppScope>()
            .AddSingleton<MailboxConcurrency>()
            .AddSingleton<GraphPipeline>()
            .AddSingleton<OwnAddress>()
            .AddSingleton<Webhooks>()
            .AddSingleton<NewsBell>()
            .AddSingleton(services => new ErpExport(services.GetRequiredService<SandboxStore>()))
            .AddSingleton<SandboxHandler>()
            .AddHostedService<Seeder>()
            .AddHostedService<Notifier>();
        return builder;
    }

    /// <summary>Maps Entra ID and Graph under their own host names, and what the look-alike needs below <c>/sandbox</c> on any host.</summary>
    public static WebApplication MapSandbox(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous().WithMetadata(new ExcludeFromDescriptionAttribute()).AddEndpointFilter(NewsBell.RingAfterWriting);
        open.MapEntra();
        open.MapGraph();

        var sandbox = open.MapGroup("/sandbox");
        sandbox.MapGet("/session", SessionEndpoint.Handle);
        sandbox.MapPost("/tokens", TokensEndpoint.Handle);
        sandbox.MapPost("/mailboxes/{address}/messages", Deliver.Handle).WithMetadata(new RequestSizeLimitAttribute(Deliver.LargestMessage));
        sandbox.MapPost("/mailboxes/{address}/messages/bulk", DeliverMany.Handle);
        sandbox.MapGet("/export/{name}.csv", (string name, ErpExport export) => export.Handle(name));
        sandbox.MapFaults();
        sandbox.MapScope();
        return app;
    }
}
