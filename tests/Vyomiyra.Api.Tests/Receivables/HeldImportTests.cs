using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>One process at a time works on a run, and shows that it lives and how far it is.</summary>
public sealed class HeldImportTests
{
    private static readonly string File = Csv.Of(Enumerable.Range(0, 3000).Select(number => Csv.Row($"INV-{number}", $"C{number}")));

    [Fact]
    public async Task Who_lost_a_run_lands_nothing_more_of_it_and_who_has_it_lands_the_rest_once()
    {
        var takeover = new Takeover();
        await using var house = await ImportHouse.OpenAsync(services => services.AddSingleton(takeover).AddScoped<IFactHandler, TakenOver>());
        var id = await house.StartAsync(File);

        await house.WithAsync<ImportWorker, bool>(async worker =>
        {
            await worker.WorkAsync(TestContext.Current.CancellationToken);
            return true;
        });

        var lost = await house.RunAsync(id);
        Assert.Equal((ImportState.Publishing, "another", 1), (lost.State, lost.Holder, takeover.Batches));
        Assert.InRange(lost.Created, 1, 2999);
        Assert.Equal([$"{lost.Created}"], await house.QueryAsync("SELECT count(*) FROM Receivables"));

        await house.QueryAsync("UPDATE ImportRuns SET HeldUntil = NULL");
        Assert.Equal((ImportState.Finished, 3000), await house.FinishAsync(id) is var run ? (run.State, run.Created) : default);
        Assert.Equal(["3000|3000"], await house.QueryAsync("SELECT count(*), count(DISTINCT Chain) FROM Activities WHERE Kind = 'receivables_imported'"));
    }

    [Fact]
    public async Task A_run_stays_its_holders_however_long_one_step_takes()
    {
        ImportHouse? house = null;
        var (readings, renewed) = (0, new List<string>());
        using var stop = new CancellationTokenSource();
        house = await ImportHouse.OpenAsync(services => services.AddSingleton(new ReceivableConnector("slow", RowsAsync)).AddSingleton<IFactHandler>(new Stopping(stop)));
        await using var _ = house;
        var id = await house.StartAsync(new Delivery("slow", "slow", "slow", 0), new ImportTerms { Connector = "slow" });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.FinishAsync(id, stop.Token));
        Directory.Delete(Path.Combine(house.ImportsPath, "scratch"), recursive: true);

        var run = await house.FinishAsync(id);

        Assert.Equal((ImportState.Finished, 1, 2), (run.State, run.Created, readings));
        Assert.NotEqual(renewed[0], renewed[^1]);

        // What was read is lost, and read again in the midst of landing.
        async IAsyncEnumerable<ReadReceivable> RowsAsync(ImportRun run)
        {
            var again = ++readings == 2;
            yield return new ReadReceivable(1, Item, []);
            if (!again)
            {
                yield break;
            }

            do
            {
                renewed.AddRange(await house!.QueryAsync("SELECT HeldUntil FROM ImportRuns"));
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
            while (renewed[0] == renewed[^1] && renewed.Count < 500);
        }
    }

    [Fact]
    public async Task Who_shows_to_live_at_the_last_moment_keeps_the_run()
    {
        ImportHouse? house = null;
        var claims = new Commands(command => command.Contains("\"Holder\" =", StringComparison.Ordinal), () => house!.QueryAsync("UPDATE ImportRuns SET HeldUntil = 9000000000000000"));
        house = await ImportHouse.OpenAsync(services => services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(claims)));
        await using var _ = house;
        var id = await house.StartAsync(File);
        await house.QueryAsync("UPDATE ImportRuns SET Holder = 'another', HeldUntil = 1");

        await house.WithAsync<ImportWorker, bool>(async worker =>
        {
            await worker.WorkAsync(TestContext.Current.CancellationToken);
            return true;
        });

        Assert.Equal((ImportState.Waiting, "another"), await house.RunAsync(id) is var run ? (run.State, run.Holder) : default);
        Assert.Equal(1, claims.Met);
    }

    [Fact]
    public async Task What_goes_wrong_while_it_is_held_for_longer_hides_no_other_error_and_keeps_no_run_held()
    {
        var renewals = new Commands(
            command => command.Contains("\"HeldUntil\" =", StringComparison.Ordinal) && !command.Contains("\"Version\" =", StringComparison.Ordinal),
            () => throw new NotSupportedException("Renewing fails."));
        await using var house = await ImportHouse.OpenAsync(services => services
            .AddSingleton(new ReceivableConnector("slow", RowsAsync)).ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(renewals)));
        var id = await house.StartAsync(new Delivery("slow", "slow", "slow", 0), new ImportTerms { Connector = "slow" });

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => house.FinishAsync(id));

        Assert.Equal((ImportState.Failed, null), await house.RunAsync(id) is var run ? (run.State, run.Holder) : default);

        async IAsyncEnumerable<ReadReceivable> RowsAsync(ImportRun run)
        {
            yield return new ReadReceivable(1, Item, []);
            while (renewals.Met == 0)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            throw new InvalidTimeZoneException("Reading fails.");
        }
    }

    [Theory]
    [InlineData(ImportState.Reading, 500, 30)]
    [InlineData(ImportState.Reading, 0, null)]
    [InlineData(ImportState.Publishing, 2000, 9)]
    public async Task While_it_is_read_and_while_it_lands_the_time_left_is_told(ImportState state, long bytesRead, int? left)
    {
        await using var house = await ImportHouse.OpenAsync();
        var id = await house.UseAsync(async db =>
        {
            var run = db.ImportRuns.Add(new ImportRun
            {
                Kind = ImportKind.Receivables,
                Profile = "sandbox",
                FileName = "items.csv",
                ContentHash = "none",
                Terms = "{}",
                At = DateTimeOffset.UtcNow,
                ActorKind = ActorKind.System,
                Authority = "tests",
                State = state,
                Bytes = 2000,
                BytesRead = bytesRead,
                Rows = 1000,
                Created = 80,
                Changed = 10,
                Unchanged = 5,
                Rejected = 5,
                RowsPerSecond = 100,
            }).Entity;
            await db.SaveChangesAsync();
            return run.Id;
        });

        var view = (await house.WithAsync<GetImportRun, Outcome<ImportRunView>>(get => get.HandleAsync(id, TestContext.Current.CancellationToken))).Value;

        Assert.Equal((bytesRead, left), (view.BytesRead, view.SecondsLeft));
    }

    [Fact]
    public async Task While_a_file_is_read_it_is_told_how_much_of_it_was()
    {
        using var desk = new ReadingDesk();
        var told = new List<long>();
        var file = await desk.KeepAsync(System.Text.Encoding.UTF8.GetBytes($"Account,Name,Document,Issued,Due,Open\n{string.Concat(Enumerable.Range(0, 10_000).Select(number => $"C1,Nord Werke,INV-{number},01.01.2026,01.02.2026,\"1,00\"\n"))}"), "items.csv");

        await foreach (var row in ReceivableRows.Of(file, ReadingDesk.Profile with { Delimiter = ',' }, told.Add))
        {
            Assert.NotNull(row.Item);
        }

        Assert.Equal(told.Order(), told);
        Assert.InRange(told[0], 1, file.Bytes / 2);
        Assert.Equal((10_000, file.Bytes), (told.Count, told[^1]));
    }

    private static ImportedReceivable Item => new()
    {
        Company = "1000",
        Account = new ImportedAccount { Number = "C1" },
        Type = ReceivableType.Invoice,
        Number = "INV-1",
        Line = "0",
        IssuedOn = new DateOnly(2026, 11, 1),
        DueOn = new DateOnly(2026, 12, 1),
        Currency = Currency.Parse("EUR"),
        OriginalMinor = 100,
        OpenMinor = 100,
    };

    /// <summary>The process is told to end while its first batch lands.</summary>
    private sealed class Stopping(CancellationTokenSource stop) : IFactHandler
    {
        public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
        {
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Something happens right before a command that changes rows.</summary>
    private sealed class Commands(Func<string, bool> which, Func<Task> happens) : DbCommandInterceptor
    {
        public int Met { get; private set; }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("UPDATE \"ImportRuns\"", StringComparison.Ordinal) && which(command.CommandText))
            {
                Met++;
                await happens();
            }

            return result;
        }
    }

    private sealed class Takeover
    {
        public int Batches { get; set; }
    }

    /// <summary>Right behind the first batch another process takes the run, because it believed this one to be dead.</summary>
    private sealed class TakenOver(Takeover takeover, VyomiyraDb db) : IFactHandler
    {
        public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
        {
            if (facts.Any(recorded => recorded.Fact is ReceivablesImported) && ++takeover.Batches == 1)
            {
                DateTimeOffset? until = DateTimeOffset.UtcNow.AddHours(1);
                await db.ImportRuns.ExecuteUpdateAsync(
                    run => run.SetProperty(row => row.Holder, "another").SetProperty(row => row.HeldUntil, until).SetProperty(row => row.Version, row => row.Version + 1), cancellation);
            }
        }
    }
}
