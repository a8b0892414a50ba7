using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Worklist;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Somebody works while an import lands.</summary>
public sealed class PromiseMeanwhileTests
{
    private const int Rows = 50_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_promise_is_recorded_between_two_batches_and_not_after_the_import()
    {
        await using var host = await ApiHost.StartAsync([], services => services.WithoutSchedules());
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created); // the first one takes longer than any later
        var rows = Enumerable.Range(0, Rows).Select(number => Csv.Row($"INV-{number}", $"C{number / 5:D5}", customer.Company));
        var import = Task.Run(() => host.ImportReceivablesAsync(Csv.Of(rows)), Cancellation);
        var run = await LandingAsync(host, import);
        var answered = new List<ImportRun>();

        while (answered.Count < 3)
        {
            await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
            answered.Add(await RunAsync(host, run.Id));
        }

        // Each was answered while the import still landed, though nobody had waited for a gap.
        Assert.All(answered, then => Assert.Equal(ImportState.Publishing, then.State));
        Assert.True(answered[^1].AccountsDone < answered[^1].Accounts);
        await import;
        Assert.Equal((ImportState.Finished, Rows), await StateAsync(host, run.Id));
    }

    private static async Task<ImportRun> LandingAsync(ApiHost host, Task import)
    {
        while (!import.IsCompleted)
        {
            if (await host.WithDatabaseAsync(db => db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(run => run.State == ImportState.Publishing && run.AccountsDone > 0, Cancellation)) is { } run)
            {
                return run;
            }

            await Task.Delay(5, Cancellation);
        }

        await import;
        throw new InvalidOperationException("It had landed before anybody looked.");
    }

    private static Task<ImportRun> RunAsync(ApiHost host, long id) =>
        host.WithDatabaseAsync(db => db.ImportRuns.AsNoTracking().SingleAsync(run => run.Id == id, Cancellation));

    private static async Task<(ImportState, int)> StateAsync(ApiHost host, long id) => await RunAsync(host, id) is var run ? (run.State, run.Created) : default;
}
