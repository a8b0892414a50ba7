using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.History;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.History;

/// <summary>A host whose history is tampered with.</summary>
public sealed class HistoryHost : IAsyncLifetime
{
    public ApiHost Api { get; private set; } = null!;

    public string AnchorPath => Path.Combine(Api.Folder, "anchors", "history.jsonl");

    public async ValueTask InitializeAsync() => Api = await ApiHost.StartAsync([], services => services.WithoutSchedules());

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    public async Task AnchorAsync()
    {
        await using var scope = Api.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AnchorHistory>().AnchorAsync(CancellationToken.None);
    }

    public async Task<HistoryReport> VerifyAsync()
    {
        await using var scope = Api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyHistory>().RunAsync(CancellationToken.None);
    }
}
