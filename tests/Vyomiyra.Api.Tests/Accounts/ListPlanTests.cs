using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>How the database finds a page of a list: in the order of an index, without reading or sorting a table.</summary>
public sealed class ListPlanTests
{
    private static readonly (string List, string First, string Next)[] Lists =
    [
        ("accounts", "SCAN s USING INDEX IX_Standings_Priority_AccountId", "SEARCH s USING INDEX IX_Standings_Priority_AccountId (Priority<?)"),
        ("accounts?overdue=true", "SCAN s USING INDEX IX_Standings_Priority_AccountId", "SEARCH s USING INDEX IX_Standings_Priority_AccountId (Priority<?)"),
        ("accounts?sort=overdue", "SCAN s USING INDEX IX_Standings_OverdueMinor_AccountId", "SEARCH s USING INDEX IX_Standings_OverdueMinor_AccountId (OverdueMinor<?)"),
        ("accounts?sort=name", "SCAN a USING COVERING INDEX IX_Accounts_NameKey", "SEARCH a USING COVERING INDEX IX_Accounts_NameKey (NameKey>?)"),
        ("accounts?sort=number", "SCAN a USING COVERING INDEX IX_Accounts_Number", "SEARCH a USING COVERING INDEX IX_Accounts_Number (Number>?)"),
        ("receivables", "SCAN r USING INDEX IX_Receivables_DueOn_Id", "SEARCH r USING INDEX IX_Receivables_DueOn_Id (DueOn>?)"),
        ("receivables?bucket=days31To60", "SEARCH r USING INDEX IX_Receivables_DueOn_Id (DueOn>? AND DueOn<?)", "SEARCH r USING INDEX IX_Receivables_DueOn_Id (DueOn>? AND DueOn<?)"),
        // The table itself lies in the order of arrival.
        ("receivables?state=all", "SCAN r", "SEARCH r USING INTEGER PRIMARY KEY (rowid<?)"),
    ];

    /// <summary>Where few fit they are found by what they are, and sorted.</summary>
    private static readonly (string List, string Leading)[] Few =
    [
        ("accounts?owner=1", "SEARCH a USING INDEX IX_Accounts_OwnerId_TeamId (OwnerId=? AND TeamId=?)"),
        ("accounts?search=brightwater", "SEARCH s USING INDEX sqlite_autoindex_SearchPostings_1 (Word>? AND Word<?)"),
        ("accounts?status=insolvent", "SEARCH a USING INDEX IX_Accounts_Status_TeamId (Status=? AND TeamId=?)"),
        ("receivables?owner=1", "SEARCH r USING INDEX IX_Receivables_AccountId_DueOn (AccountId=?)"),
        ("receivables?search=INV-1", "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"),
    ];

    [Fact]
    public async Task A_page_begins_where_an_index_of_its_order_does_and_reads_no_further_than_it_must()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "SQL Server plans by its statistics.");
        var sent = new SentQueries();
        await using var host = await ApiHost.StartAsync([], services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(sent)));
        await host.GivenAnOverdueAccountAsync();
        await GivenManyAccountsAsync(host, (await host.GivenAnOverdueAccountAsync()).CompanyId);
        foreach (var (list, first, next) in Lists)
        {
            var page = await ReadAsync($"/api/{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}size=1", first);
            await ReadAsync($"/api/{list}{(list.Contains('?', StringComparison.Ordinal) ? "&" : "?")}size=1&cursor={page.At<string>("next")}", next);
        }

        foreach (var (list, leading) in Few)
        {
            await host.SendAsync("mara", HttpMethod.Get, $"/api/{list}").IsOkAsync();
            var plan = await host.WithDatabaseAsync(sent.Last!.ExplainAsync);
            Assert.Contains(leading, plan);
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN a", StringComparison.Ordinal));
        }

        async Task<JsonNode> ReadAsync(string path, string leading)
        {
            var page = await host.SendAsync("mara", HttpMethod.Get, path).IsOkAsync();
            var plan = await host.WithDatabaseAsync(sent.Last!.ExplainAsync);
            Assert.Equal(leading, plan.First(step => !step.StartsWith("SEARCH c USING INTEGER PRIMARY KEY", StringComparison.Ordinal)));
            Assert.All(plan.Where(step => step != leading), step => Assert.Matches("^(SEARCH .* USING |CORRELATED SCALAR SUBQUERY)", step));
            return page;
        }
    }

    /// <summary>More than are sorted to find a page.</summary>
    private static Task<int> GivenManyAccountsAsync(ApiHost host, long companyId) => host.WithDatabaseAsync(async db =>
    {
        var (team, euro) = (await db.Teams.Where(row => row.Name == "Europe").Select(row => row.Id).SingleAsync(), Currency.Parse("EUR"));
        var accounts = Enumerable.Range(1, 600).Select(number => new Account { Number = $"M-{number}", NumberKey = $"M{number}", Name = $"Many {number}", NameKey = $"MANY {number}", CompanyId = companyId, TeamId = team }).ToList();
        db.AddRange(accounts);
        await db.SaveChangesAsync();
        db.AddRange(accounts.Select(account => new Standing { AccountId = account.Id, Currency = euro, OverdueItems = 1, OverdueMinor = 100 }));
        return await db.SaveChangesAsync();
    });

    private sealed class SentQueries : DbCommandInterceptor
    {
        /// <summary>The last that reads a list, and not one of those by which the application itself looks for work.</summary>
        public SentQuery? Last { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("\"TimeZone\"", StringComparison.Ordinal) && command.CommandText.Contains("ORDER BY", StringComparison.Ordinal))
            {
                Last = SentQuery.Of(command);
            }

            return ValueTask.FromResult(result);
        }
    }
}
