using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Runs that a person stops, in each of their states, and runs that meet.</summary>
public sealed class CancelledImportTests
{
    private static readonly string File = Csv.Of(Enumerable.Range(0, 3000).Select(number => Csv.Row($"INV-{number}", $"C{number}")));

    [Fact]
    public async Task What_waits_ends_at_once()
    {
        await using var house = await ImportHouse.OpenAsync();
        var before = await house.EverythingButHistoryAsync();
        var id = await house.StartAsync(File);

        var run = await house.DecideAsync(id, ImportDecision.Cancel);

        Assert.Equal((ImportState.Cancelled, 0), (run.State, run.Rows));
        Assert.Equal(before, await house.EverythingButHistoryAsync());
        Assert.Equal(["import_decided"], await house.QueryAsync("SELECT Kind FROM Activities"));
    }

    [Fact]
    public async Task What_is_read_stops_and_nothing_is_left_of_it()
    {
        ImportHouse? house = null;
        house = await ImportHouse.OpenAsync(new ReceivableConnector("endless", RowsAsync));
        await using var _ = house;
        var before = await house.EverythingButHistoryAsync();

        var run = await house.FinishAsync(new Delivery("endless", "endless", "endless", 0), new ImportTerms { Connector = "endless" });

        Assert.Equal((ImportState.Cancelled, 0, 0), (run.State, run.Created, run.Undone));
        Assert.Equal(before, await house.EverythingButHistoryAsync());
        Assert.Equal(["import_decided"], await house.QueryAsync("SELECT Kind FROM Activities"));
        Assert.Empty(Directory.GetFiles(Path.Combine(house.ImportsPath, "scratch")));

        async IAsyncEnumerable<ReadReceivable> RowsAsync(ImportRun run)
        {
            await house!.WithAsync<DecideImport, Outcome<ImportRun>>(decide => decide.HandleAsync(run.Id, ImportDecision.Cancel, ImportHouse.Jonas, TestContext.Current.CancellationToken));
            for (var line = 1; ; line++)
            {
                yield return new ReadReceivable(line, null, []);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task What_is_landing_is_taken_back()
    {
        using var stop = new CancellationTokenSource();
        await using var house = await ImportHouse.OpenAsync(services => services.AddSingleton<IFactHandler>(new Stopping(stop)));
        var before = await house.EverythingButHistoryAsync();
        var id = await house.StartAsync(File);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.FinishAsync(id, stop.Token));
        var stopped = await house.RunAsync(id);
        Assert.Equal(ImportState.Publishing, stopped.State);
        Assert.InRange(stopped.AccountsDone, 1, 2999);

        var run = await house.DecideAsync(id, ImportDecision.Cancel);

        Assert.Equal((ImportState.Cancelled, stopped.Created, 0), (run.State, run.Undone, run.Kept));
        Assert.Equal(before, await house.EverythingButHistoryAsync());
        Assert.Equal(["0"], await house.QueryAsync("SELECT count(*) FROM Receivables"));
    }

    [Fact]
    public async Task What_was_stopped_goes_on_where_it_was_and_tells_each_account_once()
    {
        using var stop = new CancellationTokenSource();
        await using var house = await ImportHouse.OpenAsync(services => services.AddSingleton<IFactHandler>(new Stopping(stop)));
        var id = await house.StartAsync(File);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.FinishAsync(id, stop.Token));

        var run = await house.FinishAsync(id);

        Assert.Equal((ImportState.Finished, 3000, 3000), (run.State, run.Created, run.AccountsDone));
        Assert.Equal(["3000|3000"], await house.QueryAsync("SELECT count(*), count(DISTINCT Chain) FROM Activities WHERE Kind = 'receivables_imported'"));
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled()
    {
        await using var house = await ImportHouse.OpenAsync();
        var id = (await house.ImportAsync(Csv.Of(Csv.Row()))).Value.RunId;

        var refused = await house.WithAsync<DecideImport, Outcome<ImportRun>>(decide => decide.HandleAsync(id, ImportDecision.Cancel, ImportHouse.Jonas, TestContext.Current.CancellationToken));

        Assert.Equal("cannot_cancel", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Of_two_imports_at_once_the_second_waits_for_the_first()
    {
        await using var house = await ImportHouse.OpenAsync();
        var first = await house.StartAsync(File);
        var second = await house.StartAsync(Csv.Of(Csv.Row("INV-1", "C1", open: "1.00")));
        Assert.Equal(first, await house.WithAsync<PendingRuns, long?>(pending => pending.WaitsForAsync(second, TestContext.Current.CancellationToken)));

        // Two who work at once, each waiting for another.
        var runs = await Task.WhenAll(house.FinishAsync(second), house.FinishAsync(first));

        Assert.True(runs[1].FinishedAt <= (await house.RunAsync(second)).FinishedAt);
        Assert.Equal((0, 1, 3000), (runs[0].Created, runs[0].Changed, runs[1].Created));
        Assert.Equal(["100"], await house.QueryAsync("SELECT OpenMinor FROM Receivables WHERE DocumentNumber = 'INV-1'"));
    }

    /// <summary>The process is told to end while its second batch lands.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IFactHandler
    {
        private int batches;

        public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
        {
            if (facts.Any(recorded => recorded.Fact is ReceivablesImported) && ++batches == 2)
            {
                await stop.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
