using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
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

    [Fact]
    public async Task What_comes_again_after_it_went_is_kept_for_its_first_run_as_well()
    {
        var id = (await house.ImportAsync(File)).Value.RunId;
        clock.Advance(days: 91);
        await PurgeAsync();
        Assert.NotNull((await house.RunAsync(id)).FilePurgedAt);

        await house.StartAsync(File);

        Assert.Null((await house.RunAsync(id)).FilePurgedAt);
    }

    [Fact]
    public async Task A_file_goes_only_once_it_is_on_record_that_it_did()
    {
        await using var failing = await ImportHouse.OpenAsync(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IFactHandler, FailsToPurge>());
        await failing.ImportAsync(File);
        clock.Advance(days: 91);

        await Assert.ThrowsAsync<IOException>(() => failing.WithAsync<PurgeUploads, bool>(async purge =>
        {
            await purge.RunAsync(TestContext.Current.CancellationToken);
            return true;
        }));

        Assert.Single(Directory.GetFiles(failing.ImportsPath, "*.name"));
    }

    private sealed class FailsToPurge : IFactHandler
    {
        public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
            facts.Any(recorded => recorded.Fact is ImportFilePurged) ? throw new IOException("The disk is full.") : Task.CompletedTask;
    }

    private Task<bool> PurgeAsync() => house.WithAsync<PurgeUploads, bool>(async purge =>
    {
        await purge.RunAsync(TestContext.Current.CancellationToken);
        return true;
    });

    private string[] Kept() => Directory.GetFiles(house.ImportsPath, "*.name");
}
