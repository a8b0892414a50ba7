using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Benchmarks;

/// <summary>The product as it is published, on Kestrel, over the benchmark's database.</summary>
/// <param name="connectionString">The database.</param>
/// <param name="folder">For whatever else it keeps.</param>
/// <param name="microsoft">What stands for Entra ID and Graph.</param>
internal sealed class Service(string connectionString, string folder, Uri microsoft) : WebApplicationFactory<VyomiyraDb>
{
    public Uri Start()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("PublicUrl", "https://vyomiyra.example");
        builder.UseSetting("Http:RequestsPerMinute", "1000000");
        builder.UseSetting("Database:ConnectionString", connectionString);
        builder.UseSetting("Imports:Path", Path.Combine(folder, "imports"));
        builder.UseSetting("Identity:KeysPath", Path.Combine(folder, "keys"));
        builder.UseSetting("Identity:TokensPath", Path.Combine(folder, "tokens"));
        builder.UseSetting("History:KeyPath", Path.Combine(folder, "history.pem"));
        builder.UseSetting("History:AnchorPath", Path.Combine(folder, "history.jsonl"));
        builder.UseSetting("AzureAd:TenantId", BenchmarkLedger.Tenant.ToString());
        builder.UseSetting("AzureAd:ClientId", "a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15");
        builder.UseSetting("AzureAd:ClientSecret", "sandbox-secret");
        builder.UseSetting("AzureAd:AllowedTenants:0", BenchmarkLedger.Tenant.ToString());
        builder.ConfigureLogging(logging => logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter(level => level >= LogLevel.Error));
        builder.ConfigureServices(services => services.AddKeyedSingleton<HttpMessageHandler>(Outbound.Microsoft, (_, _) => new CarriedTo(microsoft)));
    }
}
