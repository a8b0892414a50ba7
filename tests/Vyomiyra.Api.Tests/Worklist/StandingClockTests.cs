using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Cash;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Worklist;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Worklist;

/// <summary>Days pass, and nothing else happens.</summary>
public sealed class StandingClockTests : IAsyncLifetime
{
    private readonly MovableClock clock = new();
    private ApiHost host = null!;

    public async ValueTask InitializeAsync() => host = await ApiHost.StartAsync([], services =>
    {
        services.AddSingleton<TimeProvider>(clock);
        services.WithoutSchedules();
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Time_touches_only_the_standings_it_changes_and_leaves_all_as_if_computed_anew()
    {
        var settled = await host.GivenAnOverdueAccountAsync();
        var silent = await host.GivenAnOverdueAccountAsync();
        await host.PayAsync(settled.Payment(32_300, new Covered(settled.Oldest.Id), new Covered(settled.Later.Id), new Covered(settled.NotDue.Id))).IsAsync(HttpStatusCode.Created);
        Assert.Equal(0, await RunDueAsync());

        // Of the account that owes nothing more nothing changes; of the other one the younger invoice is 31 days old.
        clock.Advance(days: 21);
        var before = await StandingsAsync();
        Assert.Equal(1, await RunDueAsync());
        var after = await StandingsAsync();
        Assert.Equal(before[settled.Id], after[settled.Id]);
        Assert.NotEqual(before[silent.Id], after[silent.Id]);
        Assert.Equal(0, await RunDueAsync());

        foreach (var days in (int[])[8, 10, 20, 30, 60])
        {
            clock.Advance(days);
            await RunDueAsync();
            var kept = await StandingsAsync();
            await ComputeAnewAsync(settled, silent);
            Assert.Equal(await StandingsAsync(), kept);
        }

        Assert.Contains("\"NextChangeOn\":null", (await StandingsAsync())[silent.Id], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_recorded_while_the_clock_computes_is_not_lost_to_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.WithDatabaseAsync(db => db.Standings.Where(standing => standing.AccountId == customer.Id).ExecuteUpdateAsync(
            standing => standing.SetProperty(row => row.NextChangeOn, Customer.Today).SetProperty(row => row.Priority, 1).SetProperty(row => row.OverdueMinor, 1), TestContext.Current.CancellationToken));
        Task<HttpResponseMessage>? recording = null;
        clock.OnceAsked = () => clock.OnceAsked = () =>
        {
            // The clock has read what it computes from. Either the promise waits for it to finish, or it is done before the clock writes.
            recording = Task.Run(() => host.RecordAsync("mara", customer.Promise()));
            Task.WaitAny(recording, Task.Delay(TimeSpan.FromSeconds(1)));
        };
        await RunDueAsync();
        await recording!.IsAsync(HttpStatusCode.Created);
        var kept = await StandingsAsync();
        Assert.Contains("\"PromisedMinor\":2430000", kept[customer.Id], StringComparison.Ordinal);
        await ComputeAnewAsync(customer);
        Assert.Equal(await StandingsAsync(), kept);
    }

    private async Task<int> RunDueAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecomputeStandings>().RunDueAsync(CancellationToken.None);
    }

    private async Task ComputeAnewAsync(params Customer[] customers)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var facts = customers.Select(customer => new RecordedFact(new ReceivablesImported(customer.Id, 0, false, [], 0, 0, []), Customers.Importing, clock.GetUtcNow()));
        var work = scope.ServiceProvider.GetRequiredService<Work>();
        await scope.ServiceProvider.GetRequiredService<RecomputeStandings>().HandleAsync([.. facts], work, CancellationToken.None);
    }

    /// <summary>By account, without when they were computed.</summary>
    private Task<Dictionary<long, string>> StandingsAsync() => host.WithDatabaseAsync(async db =>
        (await db.Standings.AsNoTracking().ToListAsync()).ToDictionary(standing => standing.AccountId, standing =>
        {
            standing.ComputedAt = default;
            return JsonSerializer.Serialize(standing, Readable);
        }));

    private static readonly JsonSerializerOptions Readable = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
}
