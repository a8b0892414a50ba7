using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Tests.AddIn;

/// <summary>The add-in's pages and manifest alone, as built into the API's web root.</summary>
public sealed class AddInHost : IAsyncLifetime
{
    private readonly WebApplication app;

    public AddInHost()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Path.Combine(Repository.Root, "api", "Vyomiyra.Api") });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration["PublicUrl"] = "https://collections.example.com/ar&more/";
        builder.AddAddIn();
        app = builder.Build();
        app.UseAddIn();
        app.MapAddIn();
    }

    public HttpClient Browser() => app.GetTestClient();

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Vyomiyra.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
