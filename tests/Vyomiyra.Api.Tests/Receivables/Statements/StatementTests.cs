using System.Net;
using Vyomiyra.Api.Receivables.Statements;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

/// <summary>What is told to a customer about the account.</summary>
public sealed class StatementTests(ApiHost host)
{
    [Fact]
    public async Task It_has_what_is_open_with_what_is_promised_and_disputed_and_adds_up()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var statement = await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").IsOkAsync();
        Assert.Equal(
            (customer.Number, customer.Name, $"Halden {customer.Company}", "en", StatementCalls.Day(Customer.Today), false),
            (statement.At<string>("accountNumber"), statement.At<string>("account"), statement.At<string>("company"), statement.At<string>("language"), statement.At<string>("on"),
                statement.At<bool>("isPart")));
        Assert.Equal([customer.Oldest.Number, customer.Later.Number, customer.Credit.Number, customer.NotDue.Number], statement.All<string>("items", "documentNumber"));
        Assert.Equal([14_300m, 10_000m, -500m, 8_000m], statement.All<decimal>("items", "open"));
        Assert.Equal([0m, 10_000m, 0m, 0m], statement.All<decimal>("items", "promised"));
        Assert.Equal(StatementCalls.Day(Calls.NextWeek), statement.At<string>("items[1].promisedOn"));
        Assert.Null(statement.Find("items[0].promisedOn"));
        Assert.Equal([4_300m, 0m, 0m, 0m], statement.All<decimal>("items", "disputed"));
        Assert.Equal(
            """{"currency":"EUR","open":31800,"overdue":24300,"ageing":[8000,10000,14300,0,0],"credits":-500,"promised":10000,"disputed":4300}""",
            statement["totals"]!.Rows().Single().ToJsonString());
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("fr", "fr")]
    [InlineData("ES", "es")]
    [InlineData("pl", "en")]
    [InlineData(null, "en")]
    public async Task It_is_in_the_accounts_language_where_we_have_words_in_it(string? language, string expected)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.ChangeAsync(customer, account => account.Language = language);
        var statement = await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").IsOkAsync();
        Assert.Equal(expected, statement.At<string>("language"));
    }

    [Fact]
    public async Task Of_some_items_it_has_these_alone_and_their_sums()
    {
        var customer = await host.GivenPromisesAndDisputesAsync();
        var statement = await host.SendAsync("mara", HttpMethod.Get, Of(customer.Id, customer.NotDue.Id, customer.Oldest.Id, customer.NotDue.Id)).IsOkAsync();
        Assert.True(statement.At<bool>("isPart"));
        Assert.Equal([customer.Oldest.Number, customer.NotDue.Number], statement.All<string>("items", "documentNumber"));
        Assert.Equal([22_300m], statement.All<decimal>("totals", "open"));
        Assert.Equal([14_300m], statement.All<decimal>("totals", "overdue"));
    }

    [Fact]
    public async Task Items_of_another_account_closed_ones_and_what_is_no_id_are_refused()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        await host.SendAsync("mara", HttpMethod.Get, Of(customer.Id, customer.Oldest.Id, other.Oldest.Id)).RefusesAsync(HttpStatusCode.UnprocessableEntity, "receivable_unknown", "receivables");
        await host.SendAsync("mara", HttpMethod.Get, Of(customer.Id, customer.Settled.Id)).RefusesAsync(HttpStatusCode.UnprocessableEntity, "receivable_closed", "receivables");
        await host.SendAsync("mara", HttpMethod.Get, Of(customer.Id, [.. Enumerable.Range(1, ReadStatement.MaximumChosen + 1).Select(id => (long)id)]))
            .RefusesAsync(HttpStatusCode.UnprocessableEntity, "too_many_receivables", "receivables");
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement?receivables=1,two").RefusesAsync(HttpStatusCode.UnprocessableEntity, "wrong_type", "receivables");
    }

    [Fact]
    public async Task More_than_a_letter_holds_is_refused_but_some_of_it_is_not()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.GivenItemsAsync(customer, ReadStatement.MaximumItems);
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").RefusesAsync(HttpStatusCode.Conflict, "too_many_items");
        await host.SendAsync("mara", HttpMethod.Get, Of(customer.Id, customer.Oldest.Id)).IsOkAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/pdf")]
    [InlineData("text/html")]
    public async Task Somebody_elses_account_has_none(string accept)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.StatementAsync("tomas", customer.Id, accept).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.StatementAsync("tomas", customer.Id, accept, customer.Oldest.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    private static string Of(long accountId, params long[] receivables) => $"/api/accounts/{accountId}/statement?receivables={string.Join(',', receivables)}";
}
