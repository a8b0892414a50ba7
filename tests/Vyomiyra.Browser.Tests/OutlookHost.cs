using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

// One browser and one server on two cores: side by side the pages would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Vyomiyra.Browser.Tests;

/// <summary>The product as a newcomer starts it, the demonstration and the look-alike with it, and a browser in front of it. Each test class has its own.</summary>
public sealed class OutlookHost : IAsyncLifetime
{
    public const string Mara = "11111111-aaaa-4a01-8001-000000000001";
    public const string Tomas = "11111111-aaaa-4a01-8001-000000000002";
    public const string Ines = "11111111-aaaa-4a01-8001-000000000003";
    public const string Jonas = "11111111-aaaa-4a01-8001-000000000004";
    public const string Priya = "11111111-aaaa-4a01-8001-000000000005";

    private readonly string folder = Directory.CreateTempSubdirectory("vyomiyra-browser-").FullName;
    private Server? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Start();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        await ReadMailboxAsync();
    }

    /// <summary>Stops the server as an operator would and starts it again on the same files.</summary>
    public async Task RestartAsync()
    {
        await server!.DisposeAsync();
        Start();
    }

    /// <summary>A new browser profile looking at the shared mailbox as somebody, the pane open beside the mail.</summary>
    public async Task<OutlookPage> OpenAsync(string user, string theme = "light", int width = 1366)
        => new(await GoToAsync($"?user={user}&mailbox=receivables@halden.example&pane=1&pinned=1&theme={theme}", width));

    /// <summary>A new browser profile in the workspace's tab as somebody.</summary>
    public async Task<WorkspacePage> OpenWorkspaceAsync(string user, string theme = "light", int width = 1366, bool signedOut = false)
        => new(await GoToAsync($"?place=workspace&user={user}&theme={theme}{(signedOut ? "&signedOut=1" : "")}", width));

    /// <summary>Delivers a mail to the shared mailbox.</summary>
    public async Task DeliverAsync(string from, string subject, string words)
    {
        using var outside = new HttpClient { BaseAddress = Address };
        var message = new { subject, from = new { emailAddress = new { address = from } }, body = new { contentType = "text", content = words } };
        using var answer = await outside.PostAsJsonAsync("/sandbox/mailboxes/receivables@halden.example/messages", message);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Adds a file to a dispute of somebody's; answers with the dispute's id.</summary>
    public async Task<long> AddEvidenceAsync(string user, string name, byte[] content)
    {
        using var somebody = new HttpClient { BaseAddress = Address };
        using var issued = await somebody.PostAsJsonAsync("/sandbox/tokens", new { userId = user, scopes = (string[])["api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite"] });
        somebody.DefaultRequestHeaders.Authorization = new("Bearer", (await issued.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>());
        var disputes = await somebody.GetFromJsonAsync<JsonNode>("/api/disputes?size=1");
        var id = disputes!["items"]![0]!["id"]!.GetValue<long>();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/disputes/{id}/files?name={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(content) };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        using var answer = await somebody.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Waits until what the demonstration's mailbox holds was read: what the pages show stands still from then on.</summary>
    private async Task ReadMailboxAsync()
    {
        await using var priya = await OpenWorkspaceAsync(Priya);
        await priya.Link("Mailboxes", exact: true).ClickAsync();
        await Assertions.Expect(priya.Row("receivables@halden.example")).ToContainTextAsync("Up to date", new() { Timeout = 60_000 });
    }

    private async Task<IPage> GoToAsync(string address, int width)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, Locale = "en-GB" });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Address}{address}");
        return page;
    }

    private void Start()
    {
        server = new Server(folder);
        server.StartServer();
        Address = server.ClientOptions.BaseAddress;
    }

    private sealed class Server : WebApplicationFactory<Program>
    {
        private readonly string folder;

        public Server(string folder)
        {
            this.folder = folder;
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(folder, "vyomiyra.db")}");
            builder.UseSetting("Imports:Path", Path.Combine(folder, "imports"));
            builder.UseSetting("Documents:Path", Path.Combine(folder, "documents"));
            builder.UseSetting("Evidence:Path", Path.Combine(folder, "evidence"));
            builder.UseSetting("Sandbox:DataPath", Path.Combine(folder, "sandbox.db"));
            builder.UseSetting("Identity:KeysPath", Path.Combine(folder, "keys"));
            builder.UseSetting("Identity:TokensPath", Path.Combine(folder, "tokens"));
            builder.UseSetting("History:KeyPath", Path.Combine(folder, "keys", "history.pem"));
            builder.UseSetting("History:AnchorPath", Path.Combine(folder, "anchors", "history.jsonl"));
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
