using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>An import states less as open than is promised or contested on it.</summary>
public sealed class LoweredAmountTests(ApiHost host)
{
    [Fact]
    public async Task What_is_promised_beyond_the_open_amount_shrinks_and_the_history_says_so()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);

        await host.StateOpenAsync(customer, 6_000);

        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal([6_000m, 10_000m], account.All<decimal>("receivables", "promised").Take(2));
        Assert.Equal(16_000m, account.At<decimal>("standing.promised"));
        Assert.Equal(24_300m, account.At<decimal>("promises[0].amount"));
        var told = account.Find("history")!.AsArray().Single(line => line!.At<string>("kind") == "promise_refitted")!;
        Assert.Equal((customer.Oldest.Number, 1_430_000, 600_000), (told.At<string>("details.parts[0].document"), told.At<int>("details.parts[0].fromMinor"), told.At<int>("details.parts[0].toMinor")));
        Assert.Single(await host.WithDatabaseAsync(db => db.ImportShrinks.Where(shrink => shrink.AccountId == customer.Id && shrink.ToMinor == 600_000).ToListAsync()));
    }

    [Fact]
    public async Task When_the_ERP_takes_it_back_the_promise_covers_as_much_as_before()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var before = await host.AccountAsync("mara", customer.Id);

        await host.StateOpenAsync(customer, 0);
        Assert.Equal(10_000m, (await host.AccountAsync("mara", customer.Id)).At<decimal>("standing.promised"));
        await host.StateOpenAsync(customer, 14_300);

        var after = await host.AccountAsync("mara", customer.Id);
        Assert.Equal(before.All<decimal>("receivables", "promised"), after.All<decimal>("receivables", "promised"));
        Assert.Equal(before.At<decimal>("standing.promised"), after.At<decimal>("standing.promised"));
    }

    [Fact]
    public async Task What_was_paid_of_a_promise_is_promised_no_more()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 4_000, Receivables = [new Covered(customer.Oldest.Id)] }).IsAsync(HttpStatusCode.Created);

        await host.StateOpenAsync(customer, 13_300);

        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal(3_000m, account.At<decimal>("receivables[0].promised"));
        Assert.Contains("promise_refitted", account.All<string>("history", "kind"));
    }

    [Fact]
    public async Task What_is_contested_beyond_the_open_amount_shrinks_too()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.WithDatabaseAsync(async db =>
        {
            db.Disputes.Add(new Dispute
            {
                AccountId = customer.Id,
                ReasonCode = "04",
                Currency = Currency.Parse("EUR"),
                OpenedAt = DateTimeOffset.UtcNow,
                TouchedAt = DateTimeOffset.UtcNow,
                OpenedById = 1,
                Parts = { new DisputePart { ReceivableId = customer.Oldest.Id, AmountMinor = 900_000 } },
            });
            return await db.SaveChangesAsync();
        });

        await host.StateOpenAsync(customer, 6_000);

        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal((6_000m, 9_000m), (account.At<decimal>("receivables[0].disputed"), account.At<decimal>("disputes[0].amount")));
        Assert.Equal(6_000m, account.At<decimal>("standing.disputed"));
        Assert.Contains("dispute_refitted", account.All<string>("history", "kind"));
    }
}

internal static class Exports
{
    /// <summary>The ERP exports the customer's oldest invoice anew.</summary>
    public static Task StateOpenAsync(this ApiHost host, Customer customer, decimal open)
    {
        var due = Customer.Today.AddDays(-40);
        return host.ImportReceivablesAsync(
            "company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n" +
            string.Create(CultureInfo.InvariantCulture, $"{customer.Company},{customer.Number},,,,,,,,invoice,{customer.Oldest.Number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,14300,{open}\n"));
    }
}
