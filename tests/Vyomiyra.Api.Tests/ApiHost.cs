using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests;
using Vyomiyra.Api.Tests.Data;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Tenancy;

[assembly: AssemblyFixture(typeof(ApiHost))]

namespace Vyomiyra.Api.Tests;

/// <summary>
/// The whole application on a free port with Microsoft 365 in miniature, a database and a folder of its own. Nothing can leave the machine: the
/// sandbox's handler refuses every other host. One is shared by all tests; a test that needs other settings starts its own.
/// </summary>
public sealed class ApiHost : IAsyncLifetime
{
    /// <summary>Set in the child process in which the tests run a second time, against SQL Server.</summary>
    public const string SqlServer = "VYOMIYRA_TEST_DATABASE_SERVER";

    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-api-").FullName;
    private readonly string? server = Environment.GetEnvironmentVariable(SqlServer);
    private readonly string database = $"vyomiyra_test_{Guid.NewGuid():N}";
    private readonly Factory factory;

    public ApiHost()
        : this([])
    {
    }

    private ApiHost(IReadOnlyList<(string Key, string Value)> settings, Action<IServiceCollection>? services = null) =>
        factory = new Factory([.. Settings(), .. settings], services);

    public IServiceProvider Services => factory.Services;

    public Tenant Tenant => Services.GetRequiredService<Tenant>();

    public SandboxTokens Tokens => Services.GetRequiredService<SandboxTokens>();

    public FaultBoard Faults => Services.GetRequiredService<FaultBoard>();

    public Uri Address { get; private set; } = null!;

    public string Folder => folder;

    public CapturedLog Log => factory.Log;

    /// <summary>A host with settings or services of its own.</summary>
    public static async Task<ApiHost> StartAsync(IReadOnlyList<(string Key, string Value)> settings, Action<IServiceCollection>? services = null)
    {
        var host = new ApiHost(settings, services);
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        factory.StartServer();
        using (var client = factory.CreateClient())
        {
            Address = client.BaseAddress!;
        }

        foreach (var (name, role, teams) in Enrolled)
        {
            using var administrator = As("priya");
            var user = User(name);
            var answer = await administrator.PutAsJsonAsync(
                $"/api/members/{Tenant.Id}/{user.Id}", new { name = user.Name, address = user.Mail, role, teams }, TestContext.Current.CancellationToken);
            // Where the database was there before, so are they.
            if (answer.StatusCode != HttpStatusCode.PreconditionRequired)
            {
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    /// <summary>Somebody's browser: mara, tomás (as tomas), ines, jonas or priya, signed in with a token of the sandbox.</summary>
    public HttpClient As(string name) => With(Tokens.ForApi(User(name), ["Collections.ReadWrite"]));

    public HttpClient Anonymous() => new() { BaseAddress = Address };

    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public User User(string name) =>
        Tenant.Users.Single(user => user.Mail.StartsWith($"{name}.", StringComparison.Ordinal));

    /// <summary>Delivers a message, given in Graph's shape, into a mailbox; answers with what was delivered.</summary>
    public async Task<JsonNode> DeliverAsync(string mailbox, object message)
    {
        using var anonymous = Anonymous();
        var answer = await anonymous.PostAsJsonAsync($"/sandbox/mailboxes/{mailbox}/messages", message, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Does something with the database beside the API.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<VyomiyraDb, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<VyomiyraDb>());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await WithDatabaseAsync(db => db.Database.EnsureDeletedAsync());
        }

        await factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static readonly (string Name, string Role, string[] Teams)[] Enrolled =
    [
        ("mara", "collector", ["Europe"]),
        ("tomas", "collector", ["Americas"]),
        ("ines", "manager", ["Europe", "Americas"]),
        ("jonas", "operations", []),
    ];

    private IEnumerable<(string Key, string Value)> Settings()
    {
        yield return ("Sandbox:FillDatabase", "false");
        yield return ("History:KeyPath", Path.Combine(folder, "keys", "history.pem"));
        yield return ("History:AnchorPath", Path.Combine(folder, "anchors", "history.jsonl"));
        yield return ("Imports:Path", Path.Combine(folder, "imports"));
        yield return ("Documents:Path", Path.Combine(folder, "documents"));
        yield return ("Evidence:Path", Path.Combine(folder, "evidence"));
        yield return ("Sandbox:DataPath", Path.Combine(folder, "sandbox.db"));
        yield return ("Identity:KeysPath", Path.Combine(folder, "keys"));
        yield return ("Identity:TokensPath", Path.Combine(folder, "tokens"));
        if (server is null)
        {
            yield return ("Database:ConnectionString", $"Data Source={Path.Combine(folder, "vyomiyra.db")}");
        }
        else
        {
            yield return ("Database:Provider", nameof(DatabaseProvider.SqlServer));
            yield return ("Database:ConnectionString", new SqlConnectionStringBuilder(server) { InitialCatalog = database }.ToString());
        }
    }

    private sealed class Factory : WebApplicationFactory<Program>
    {
        private readonly IReadOnlyList<(string Key, string Value)> settings;
        private readonly Action<IServiceCollection>? services;

        public Factory(IReadOnlyList<(string Key, string Value)> settings, Action<IServiceCollection>? services)
        {
            (this.settings, this.services) = (settings, services);
            UseKestrel(0);
        }

        public CapturedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            builder.ConfigureServices(all => all.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(SqlServerTranslation.Every)));
            if (services is not null)
            {
                builder.ConfigureServices(services);
            }
        }
    }
}
