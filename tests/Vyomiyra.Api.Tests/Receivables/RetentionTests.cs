using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Worklist;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Uploaded files are kept for ninety days after they were last needed.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly string File = Csv.Of(Csv.Row("INV-1"));

    private readonly MovableClock clock = new();
    private ImportHouse house = null!;

    public async ValueTask InitializeAsync() => house = await ImportHouse.OpenAsync(services => services.AddSingleton<TimeProvider>(clock));

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_file_that_nobody_needed_for_so_long_goes_and_its_run_says_so()
    {
        var id = (await house.ImportAsync(File)).Value.RunId;
        clock.Advance(days: 89);
        await PurgeAsync();
        Assert.Single(Kept());
        Assert.Null((await house.RunAsync(id)).FilePurgedAt);

        clock.Advance(days: 2);
        await PurgeAsync();

        Assert.Empty(Kept());
        var run = await house.RunAsync(id);
        Assert.Equal((ImportState.Finished, 1), (run.State, run.Created));
        Assert.NotNull(run.FilePurgedAt);
        Assert.Equal([$$"""import_file_purged|retention|{"contentHash":"{{run.ContentHash}}","runs":[{{id}}]}"""], await house.QueryAsync("SELECT Kind, Authority, Details FROM Activities WHERE Chain = 'house'"));
        Assert.Equal(ImportState.Undone, (await house.DecideAsync(id, ImportDecision.Undo)).State);
    }

    [Fact]
    public async Task A_run_that_can_still_go_on_keeps_its_file()
    {
        var id = await house.StartAsync(File);
        clock.Advance(days: 100);

        await PurgeAsync();

        Assert.Equal(ImportState.Finished, (await house.FinishAsync(id)).State);
    }

    [Fact]
    public async Task What_is_used_again_is_kept_for_as_long_again()
    {
        await house.ImportAsync(File);
        clock.Advance(days: 80);
        await house.ImportAsync(File);
        clock.Advance(days: 80);

        await PurgeAsync();

        Assert.Single(Kept());
    }

    private Task<bool> PurgeAsync() => house.WithAsync<PurgeUploads, bool>(async purge =>
    {
        await purge.RunAsync(TestContext.Current.CancellationToken);
        return true;
    });

    private string[] Kept() => Directory.GetFiles(house.ImportsPath, "*.name");
}
