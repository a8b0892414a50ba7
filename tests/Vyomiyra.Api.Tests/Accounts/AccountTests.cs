using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Accounts;

/// <summary>Finding an account and looking at it.</summary>
public sealed class AccountTests(ApiHost host)
{
    [Theory]
    [InlineData("{name}")]
    [InlineData("brightwater {serial}")]
    [InlineData("{serial}")]
    [InlineData("{number}")]
    [InlineData("a {serial}")]
    public async Task An_account_is_found_by_the_beginning_of_its_words_or_its_number(string search)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var words = search
            .Replace("{name}", customer.Name, StringComparison.Ordinal)
            .Replace("{number}", customer.Number, StringComparison.Ordinal)
            .Replace("{serial}", customer.Number[2..], StringComparison.Ordinal);
        var row = Assert.Single((await SearchAsync("mara", words)).Find("items")!.AsArray())!;
        Assert.Equal((customer.Id, customer.Number, customer.Name, "normal"), (row.At<long>("id"), row.At<string>("number"), row.At<string>("name"), row.At<string>("status")));
        Assert.Empty((await SearchAsync("tomas", words)).Find("items")!.AsArray());
    }

    [Theory]
    [InlineData("b")]
    [InlineData("%")]
    [InlineData("__")]
    [InlineData("½")]
    [InlineData("①②")]
    [InlineData("' OR 1=1 --")]
    public async Task Words_that_say_nothing_find_nothing(string words)
    {
        await host.GivenAnOverdueAccountAsync();
        Assert.Empty((await SearchAsync("mara", words)).Find("items")!.AsArray());
    }

    [Fact]
    public async Task Many_are_read_page_by_page_each_once()
    {
        var customers = new List<Customer>();
        for (var count = 0; count < 3; count++)
        {
            customers.Add(await host.GivenAnOverdueAccountAsync());
        }

        var (found, cursor, pages) = (new List<long>(), (string?)null, 0);
        do
        {
            var page = await SearchAsync("mara", "brightwater", cursor, size: 2);
            Assert.InRange(page.Find("items")!.AsArray().Count, 1, 2);
            found.AddRange(page.All<long>("items", "id"));
            cursor = page.Find("next")?.GetValue<string>();
            pages++;
        }
        while (cursor is not null);

        // Others may gain or lose priority meanwhile, and so be met twice; these stay where they are.
        Assert.All(customers, customer => Assert.Single(found, id => id == customer.Id));
        Assert.True(pages > 1);
    }

    [Fact]
    public async Task An_account_of_another_team_and_one_that_nobody_has_are_the_same_404()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{customer.Id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{long.MaxValue}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("jonas")]
    [InlineData("priya")]
    [InlineData("ines")]
    public async Task Those_who_work_for_all_teams_see_it(string user)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var account = await host.AccountAsync(user, customer.Id);
        Assert.Equal(("Europe", $"Halden {customer.Company}", customer.Contact), (account.At<string>("account.team"), account.At<string>("account.company"), account.At<string>("account.contacts[0].addresses[0]")));
    }

    private async Task<JsonNode> SearchAsync(string user, string words, string? cursor = null, int size = 20) =>
        await host.SendAsync(user, HttpMethod.Get, $"/api/accounts?search={Uri.EscapeDataString(words)}&size={size}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}").IsOkAsync();
}
