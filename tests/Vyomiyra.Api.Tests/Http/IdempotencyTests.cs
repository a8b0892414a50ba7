using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Http;

/// <summary>A write that is repeated: here, founding a team.</summary>
public sealed class IdempotencyTests(ApiHost host)
{
    private sealed record Founding(string Name);

    private sealed record Founded(string Name, int Answered);

    private static readonly Caller Priya = new(1, "Priya", Role.Administrator, [], Guid.NewGuid(), Guid.NewGuid());

    private readonly string key = Guid.NewGuid().ToString();
    private readonly Founding input = new($"Team {Guid.NewGuid():N}");
    private int acts;

    [Fact]
    public async Task The_same_key_and_input_answers_as_before_and_does_nothing()
    {
        var first = await FoundAsync(input);
        var second = await FoundAsync(input);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1, acts);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_same_key_with_another_input_is_refused()
    {
        await FoundAsync(input);
        var other = await FoundAsync(new Founding("Another"));
        Assert.Equal(("idempotency_key_reused", RefusalKind.Invalid), (other.Refusals[0].Code, other.Refusals[0].Kind));
        Assert.Equal(1, acts);
    }

    [Fact]
    public async Task A_key_is_its_users_own()
    {
        await FoundAsync(input);
        var other = await FoundAsync(new Founding($"Team {Guid.NewGuid():N}"), Priya with { ObjectId = Guid.NewGuid() });
        Assert.False(other.IsRefused);
        Assert.Equal(2, acts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("has a blank")]
    [InlineData("an-umlaut-ä")]
    public async Task A_write_without_a_proper_key_is_refused(string bad)
    {
        var outcome = await FoundAsync(input, withKey: bad);
        Assert.Equal(("idempotency_key_required", "Idempotency-Key"), (outcome.Refusals[0].Code, outcome.Refusals[0].Field));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() =>
        Assert.Equal("idempotency_key_required", (await FoundAsync(input, withKey: new string('k', 101))).Refusals[0].Code);

    [Fact]
    public async Task While_the_first_runs_the_second_is_told_so()
    {
        var isInside = new TaskCompletionSource();
        var mayLeave = new TaskCompletionSource();
        var first = RunAsync(Priya, key, input, async (_, _) =>
        {
            isInside.SetResult();
            await mayLeave.Task;
            return new Founded(input.Name, 1);
        });
        await isInside.Task;
        var second = await FoundAsync(input);
        mayLeave.SetResult();
        Assert.Equal(("still_running", RefusalKind.Conflict), (second.Refusals[0].Code, second.Refusals[0].Kind));
        Assert.Equal(new Founded(input.Name, 1), (await first).Value);
        Assert.Equal(new Founded(input.Name, 1), (await FoundAsync(input)).Value);
    }

    [Fact]
    public async Task What_was_refused_may_be_tried_again_with_the_same_key()
    {
        var refused = await RunAsync(Priya, key, input, (_, _) => Task.FromResult<Outcome<Founded>>(Refusal.Conflict("not_now", "Not now.")));
        Assert.Equal("not_now", refused.Refusals[0].Code);
        Assert.False((await FoundAsync(input)).IsRefused);
    }

    [Fact]
    public async Task What_failed_may_be_tried_again_with_the_same_key()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Priya, key, input, (_, _) => throw new InvalidOperationException("A bug.")));
        Assert.False((await FoundAsync(input)).IsRefused);
    }

    [Fact]
    public async Task A_process_that_died_blocks_its_key_until_the_lease_ends_and_not_longer()
    {
        await FoundAsync(input);
        await SetAsync(IdempotencyState.Running, leaseUntil: DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal("still_running", (await FoundAsync(input)).Refusals[0].Code);
        await SetAsync(IdempotencyState.Running, leaseUntil: DateTimeOffset.UtcNow.AddSeconds(-1));
        Assert.False((await RunAsync(Priya, key, input, (_, _) => Task.FromResult<Outcome<Founded>>(new Founded(input.Name, 2)))).IsRefused);
    }

    [Fact]
    public async Task One_that_lost_its_lease_to_another_stores_nothing()
    {
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => RunAsync(Priya, key, input, async (services, cancellation) =>
        {
            await SetAsync(IdempotencyState.Running, DateTimeOffset.UtcNow.AddMinutes(1), attempt: Guid.NewGuid());
            return await ActAsync(services, input, cancellation);
        }));
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public async Task A_key_is_remembered_for_seven_days(int days, bool isRemembered)
    {
        await FoundAsync(input);
        await host.WithDatabaseAsync(async db =>
        {
            (await db.IdempotencyKeys.SingleAsync(known => known.Key == key)).CreatedAt = DateTimeOffset.UtcNow.AddDays(-days);
            return await db.SaveChangesAsync();
        });
        var other = await FoundAsync(new Founding($"Team {Guid.NewGuid():N}"));
        Assert.Equal(isRemembered, other.IsRefused);
    }

    [Fact]
    public async Task Forgotten_keys_are_purged()
    {
        await FoundAsync(input);
        await PurgeAsync();
        Assert.True(await host.WithDatabaseAsync(db => db.IdempotencyKeys.AnyAsync(known => known.Key == key)));
        await host.WithDatabaseAsync(async db =>
        {
            (await db.IdempotencyKeys.SingleAsync(known => known.Key == key)).CreatedAt = DateTimeOffset.UtcNow.AddDays(-8);
            return await db.SaveChangesAsync();
        });
        await PurgeAsync();
        Assert.False(await host.WithDatabaseAsync(db => db.IdempotencyKeys.AnyAsync(known => known.Key == key)));
    }

    private Task<bool> PurgeAsync() => host.WithDatabaseAsync(async db =>
    {
        await new IdempotencyPurge(db, TimeProvider.System).Execute(null!, TestContext.Current.CancellationToken);
        return true;
    });

    private Task<Outcome<Founded>> FoundAsync(Founding founding, Caller? caller = null, string? withKey = null) =>
        RunAsync(caller ?? Priya, withKey ?? key, founding, (services, cancellation) => ActAsync(services, founding, cancellation));

    private Task<Outcome<Founded>> ActAsync(IServiceProvider services, Founding founding, CancellationToken cancellation) =>
        services.GetRequiredService<Work>().CommitAsync<Founded>(
            Priya.Actor,
            _ =>
            {
                services.GetRequiredService<VyomiyraDb>().Add(new Team { Name = founding.Name });
                return Task.FromResult<Outcome<Founded>>(new Founded(founding.Name, ++acts));
            },
            cancellation);

    private async Task<Outcome<Founded>> RunAsync(
        Caller caller, string withKey, Founding founding, Func<IServiceProvider, CancellationToken, Task<Outcome<Founded>>> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = "POST";
        http.Request.Path = "/api/teams";
        http.Request.Headers["Idempotency-Key"] = withKey;
        http.SetEndpoint(new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/teams"), 0).Build());
        return await scope.ServiceProvider.GetRequiredService<Idempotency>().RunAsync(
            caller, http, founding, cancellation => act(scope.ServiceProvider, cancellation), TestContext.Current.CancellationToken);
    }

    private Task<int> CountAsync() => host.WithDatabaseAsync(db => db.Set<Team>().CountAsync(team => team.Name == input.Name));

    private Task<int> SetAsync(IdempotencyState state, DateTimeOffset leaseUntil, Guid? attempt = null) => host.WithDatabaseAsync(async db =>
    {
        var row = await db.IdempotencyKeys.SingleAsync(known => known.Key == key);
        (row.State, row.LeaseUntil, row.Attempt) = (state, leaseUntil, attempt ?? row.Attempt);
        return await db.SaveChangesAsync();
    });
}
