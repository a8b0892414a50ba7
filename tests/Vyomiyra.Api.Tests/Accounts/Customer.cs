using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Tests.Accounts;

public sealed record Item(long Id, string Number);

/// <summary>
/// A customer of a company of its own, in Berlin and in EUR. 24,300.00 are overdue on <paramref name="Oldest"/> (14,300.00, 40 days) and
/// <paramref name="Later"/> (10,000.00, 10 days); <paramref name="NotDue"/> (8,000.00) is due in 20 days; then there is a credit note of 500.00, and
/// one settled invoice.
/// </summary>
public sealed record Customer(
    long Id, long CompanyId, string Company, string Number, string Name, string Domain, string Contact, Item Oldest, Item Later, Item NotDue, Item Credit, Item Settled)
{
    /// <summary>The company's.</summary>
    public static DateOnly Today => DayOf(DateTimeOffset.UtcNow);

    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(instant, "Europe/Berlin").DateTime);
}

/// <summary>Customers, brought in through the door that imports use.</summary>
public static class Customers
{
    public static readonly Actor Importing = Actor.System("tests");

    private static int last = 10_000_000;

    public static async Task<Customer> GivenAnOverdueAccountAsync(
        this ApiHost host, string team = "Europe", string? domain = null, string? contact = null, string currency = "EUR")
    {
        var number = Interlocked.Increment(ref last);
        var (company, account, name) = ($"H{number}", $"A-{number}", $"Brightwater {number} GmbH");
        domain ??= $"brightwater{number}.example";
        contact ??= $"clerk@{domain}";
        var receivables = new StringBuilder("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n");
        Row("invoice", "INV", 1, dueIn: -40, 14_300, 14_300);
        Row("invoice", "INV", 2, dueIn: -10, 10_000, 10_000);
        Row("invoice", "INV", 3, dueIn: 20, 8_000, 8_000);
        Row("credit note", "CN", 4, dueIn: -5, 500, 500);
        Row("invoice", "INV", 5, dueIn: -60, 900, 0);
        await host.ImportCompanyAsync(company);
        await host.ImportReceivablesAsync(receivables.ToString());
        return await host.WithDatabaseAsync(async db =>
        {
            var stored = await db.Accounts.AsNoTracking().SingleAsync(row => row.Number == account);
            var items = await db.Receivables.AsNoTracking().Where(row => row.AccountId == stored.Id).OrderBy(row => row.Id).Select(row => new Item(row.Id, row.DocumentNumber)).ToListAsync();
            return new Customer(stored.Id, stored.CompanyId, company, account, name, domain, contact, items[0], items[1], items[2], items[3], items[4]);
        });

        void Row(string type, string prefix, int item, int dueIn, decimal original, decimal open)
        {
            var due = Customer.Today.AddDays(dueIn);
            receivables.AppendLine(CultureInfo.InvariantCulture, $"{company},{account},{name},{domain},A. Clerk,{contact},en,Mid-market,{team},{type},{prefix}-{number}{item},,PO-{number}{item},,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},{currency},{original},{open}");
        }
    }

    /// <summary>The ERP exports the customer's oldest invoice anew, with the mail domain and the contact that it keeps.</summary>
    public static Task ImportAgainAsync(this ApiHost host, Customer customer, decimal open = 14_300)
    {
        var due = Customer.Today.AddDays(-40);
        return host.ImportReceivablesAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open
            {customer.Company},{customer.Number},{customer.Name},{customer.Domain},A. Clerk,{customer.Contact},en,Mid-market,Europe,invoice,{customer.Oldest.Number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,14300,{open}
            """));
    }

    public static Task ImportCompanyAsync(this ApiHost host, string code) =>
        host.ImportAsync<ImportCompanies>(
            $"code,name,currency,timezone,country\n{code},Halden {code},EUR,Europe/Berlin,DE\n",
            (import, content) => import.RunAsync(content, "companies.csv", Importing, CancellationToken.None));

    public static Task ImportReceivablesAsync(this ApiHost host, string csv) =>
        host.ImportAsync<ImportReceivables>(csv, (import, content) => import.RunAsync(content, "sandbox", "receivables.csv", team: null, Importing, CancellationToken.None));

    public static Task ImportAccountsAsync(this ApiHost host, string csv) =>
        host.ImportAsync<ImportAccounts>(csv, (import, content) => import.RunAsync(content, "accounts.csv", Importing, CancellationToken.None));

    public static Task ImportPaymentsAsync(this ApiHost host, string csv) =>
        host.ImportAsync<ImportPayments>(csv, (import, content) => import.RunAsync(content, "payments.csv", Importing, CancellationToken.None));

    public static Task ImportRatesAsync(this ApiHost host, string csv) =>
        host.ImportAsync<ImportRates>(csv, (import, content) => import.RunAsync(content, "rates.csv", Importing, CancellationToken.None));

    private static async Task ImportAsync<T>(this ApiHost host, string csv, Func<T, Stream, Task<Outcome<ImportReport>>> run)
        where T : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var report = await run(scope.ServiceProvider.GetRequiredService<T>(), content);
        Assert.False(report.IsRefused, report.IsRefused ? report.Refusals[0].Detail : null);
        Assert.Empty(report.Value.Rejects);
    }
}
