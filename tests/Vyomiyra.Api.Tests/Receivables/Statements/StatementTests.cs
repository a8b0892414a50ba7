using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Receivables.Statements;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Disputes;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

/// <summary>What is told to a customer about the account.</summary>
public sealed class StatementTests(ApiHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_what_is_open_with_what_is_promised_and_disputed_and_adds_up()
    {
        var customer = await GivenPromisesAndDisputesAsync();
        var statement = await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").IsOkAsync();
        Assert.Equal(
            (customer.Number, customer.Name, $"Halden {customer.Company}", "en", Day(Customer.Today)),
            (statement.At<string>("accountNumber"), statement.At<string>("account"), statement.At<string>("company"), statement.At<string>("language"), statement.At<string>("on")));
        Assert.Equal([customer.Oldest.Number, customer.Later.Number, customer.Credit.Number, customer.NotDue.Number], statement.All<string>("items", "documentNumber"));
        Assert.Equal([14_300m, 10_000m, -500m, 8_000m], statement.All<decimal>("items", "open"));
        Assert.Equal([0m, 10_000m, 0m, 0m], statement.All<decimal>("items", "promised"));
        Assert.Equal(Day(Calls.NextWeek), statement.At<string>("items[1].promisedOn"));
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
        await host.WithDatabaseAsync(db => db.Set<Account>().Where(row => row.Id == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(account => account.Language, language), Cancel));
        var statement = await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").IsOkAsync();
        Assert.Equal(expected, statement.At<string>("language"));
    }

    [Fact]
    public async Task More_than_a_letter_holds_is_refused()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await GivenItemsAsync(customer, ReadStatement.MaximumItems);
        await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").RefusesAsync(HttpStatusCode.Conflict, "too_many_items");
    }

    [Fact]
    public async Task Somebody_elses_account_has_none()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/accounts/{customer.Id}/statement").RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    /// <summary>10,000.00 of the later invoice are promised, 4,300.00 of the oldest contested.</summary>
    private async Task<Customer> GivenPromisesAndDisputesAsync()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 10_000, Receivables = [new Covered(customer.Later.Id)] }).IsAsync(HttpStatusCode.Created);
        await host.GivenADisputeAsync(customer);
        return customer;
    }

    /// <summary>Invoices of 100.00 each.</summary>
    private Task GivenItemsAsync(Customer customer, int count)
    {
        var rows = new StringBuilder("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n");
        for (var item = 0; item < count; item++)
        {
            rows.AppendLine(
                CultureInfo.InvariantCulture,
                $"{customer.Company},{customer.Number},{customer.Name},{customer.Domain},A. Clerk,{customer.Contact},en,Mid-market,Europe,invoice,{customer.Number}-{item:D4},,,,{Day(Customer.Today)},{Day(Customer.Today.AddDays(item % 30))},EUR,100,100");
        }

        return host.ImportReceivablesAsync(rows.ToString());
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
