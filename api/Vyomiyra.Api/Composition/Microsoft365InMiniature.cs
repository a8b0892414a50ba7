using System.Diagnostics;
#if SANDBOX
using Vyomiyra.Api.Http;
using Vyomiyra.Sandbox;
#endif

namespace Vyomiyra.Api.Composition;

/// <summary>
/// Puts the sandbox in the network's place where Sandbox:Enabled says so. A Release build has no sandbox, and these calls vanish from it.
/// </summary>
internal static class Microsoft365InMiniature
{
    private const string Switch = "Sandbox:Enabled";

    /// <summary>Whether an empty database is filled with the sandbox's own customers.</summary>
    private const string Filled = "Sandbox:FillDatabase";

    [Conditional("SANDBOX")]
    public static void AddMicrosoft365InMiniature(this WebApplicationBuilder builder)
    {
#if SANDBOX
        if (builder.Configuration.GetValue<bool>(Switch))
        {
            builder.AddSandbox();
            if (builder.Configuration.GetValue(Filled, defaultValue: true))
            {
                builder.Services.AddScoped<Demo>();
                builder.Services.AddScoped<DemoCustomers>();
                builder.Services.AddScoped<DemoPromises>();
                builder.Services.AddScoped<DemoMail>();
                builder.Services.AddScoped<DemoDisputes>();
                builder.Services.AddScoped<DemoMailbox>();
                builder.Services.AddHostedService<DemoFilling>();
            }

            builder.Services.AddKeyedSingleton<HttpMessageHandler>(Outbound.Microsoft, (services, _) => services.GetRequiredService<SandboxHandler>());
        }
#endif
    }

    [Conditional("SANDBOX")]
    public static void UseOutlookLookAlike(this WebApplication app)
    {
#if SANDBOX
        if (app.Configuration.GetValue<bool>(Switch))
        {
            app.UseLookAlike();
        }
#endif
    }

    [Conditional("SANDBOX")]
    public static void MapMicrosoft365InMiniature(this WebApplication app)
    {
#if SANDBOX
        if (app.Configuration.GetValue<bool>(Switch))
        {
            app.MapSandbox();
        }
#endif
    }
}
