using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Disputes;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Tests.Receivables.Statements;

internal static class StatementCalls
{
    /// <summary>10,000.00 of the later invoice are promised, 4,300.00 of the oldest contested.</summary>
    public static async Task<Customer> GivenPromisesAndDisputesAsync(this ApiHost host)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 10_000, Receivables = [new Covered(customer.Later.Id)] }).IsAsync(HttpStatusCode.Created);
        await host.GivenADisputeAsync(customer);
        return customer;
    }

    /// <summary>Invoices of 100.00 each.</summary>
    public static Task GivenItemsAsync(this ApiHost host, Customer customer, int count)
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

    public static Task<int> ChangeAsync(this ApiHost host, Customer customer, Action<Account> change) => host.WithDatabaseAsync(async db =>
    {
        change((await db.Set<Account>().FindAsync([customer.Id], TestContext.Current.CancellationToken))!);
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public static async Task<HttpResponseMessage> StatementAsync(this ApiHost host, string user, long accountId, string accept, params long[] receivables)
    {
        using var client = host.As(user);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await client.GetAsync($"/api/accounts/{accountId}/statement{(receivables.Length == 0 ? "" : $"?receivables={string.Join(',', receivables)}")}", TestContext.Current.CancellationToken);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
