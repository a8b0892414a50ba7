using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Vyomiyra.Benchmarks;

/// <summary>A ledger of one size with the product and the floor running over it, and a client for each; the product's is signed in.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Microsoft365 microsoft;
    private readonly Service service;
    private readonly Floor floor;

    private Workbench(DirectoryInfo folder, BenchmarkLedger ledger, Microsoft365 microsoft, Service service, Floor floor, HttpClient product)
    {
        (this.folder, this.microsoft, this.service, this.floor) = (folder, microsoft, service, floor);
        (Ledger, Product, Floor) = (ledger, product, new HttpClient { BaseAddress = floor.Address });
    }

    public BenchmarkLedger Ledger { get; }

    public HttpClient Product { get; }

    public HttpClient Floor { get; }

    public Uri Microsoft => microsoft.Address;

    public IServiceProvider Services => service.Services;

    public static async Task<Workbench> BuildAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-benchmark-");
        var ledger = new BenchmarkLedger(Path.Combine(folder.FullName, "ledger.db"), accounts);
        await ledger.CreateAsync();
        var microsoft = await Microsoft365.StartAsync(folder.FullName);
        var service = new Service(ledger.ConnectionString, folder.FullName, microsoft.Address);
        var product = new HttpClient { BaseAddress = service.Start() };
        product.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(microsoft.Address));
        return new Workbench(folder, ledger, microsoft, service, await Benchmarks.Floor.StartAsync(ledger.ConnectionString), product);
    }

    public async ValueTask DisposeAsync()
    {
        Product.Dispose();
        Floor.Dispose();
        await floor.DisposeAsync();
        await service.DisposeAsync();
        await microsoft.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<string> TokenAsync(Uri microsoft)
    {
        using var client = new HttpClient { BaseAddress = microsoft };
        using var answer = await client.PostAsJsonAsync(
            new Uri("/sandbox/tokens", UriKind.Relative),
            new { userId = BenchmarkLedger.Collector, scopes = new[] { "api://a94f1d0e-52c7-4e1b-8d36-7c0b9e2f4a15/Collections.ReadWrite" } });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}
