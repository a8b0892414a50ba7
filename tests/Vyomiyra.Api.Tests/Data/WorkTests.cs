using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Data;

public sealed class WorkTests
{
    [Fact]
    public async Task An_act_that_met_another_at_the_same_key_looks_again()
    {
        await using var house = await ImportHouse.OpenAsync();
        var names = new Queue<string>(["Europe", "Asia"]);

        var teams = await house.WithAsync<IServiceProvider, Outcome<int>>(services => AddTeamAsync(services, names.Dequeue));

        Assert.Equal(3, teams.Value);
        Assert.Empty(names);
    }

    [Fact]
    public async Task An_act_that_collides_each_time_fails_and_leaves_nothing()
    {
        await using var house = await ImportHouse.OpenAsync();
        var before = await house.EverythingAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() => house.WithAsync<IServiceProvider, Outcome<int>>(services => AddTeamAsync(services, () => "Europe")));

        Assert.Equal(before, await house.EverythingAsync());
    }

    private static Task<Outcome<int>> AddTeamAsync(IServiceProvider services, Func<string> name)
    {
        var db = services.GetRequiredService<VyomiyraDb>();
        return services.GetRequiredService<Work>().CommitAsync<int>(
            ImportHouse.Jonas,
            async token =>
            {
                db.Teams.Add(new Team { Name = name() });
                await db.SaveChangesAsync(token);
                return await db.Teams.CountAsync(token);
            },
            TestContext.Current.CancellationToken);
    }
}
