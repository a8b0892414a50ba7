using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Worklist;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Worklist;

namespace Vyomiyra.Api.Tests.Worklist;

/// <summary>How an account stands after what happened to it.</summary>
public sealed class StandingTests(ApiHost host)
{
    [Fact]
    public async Task After_an_import_the_standing_is_what_the_rows_add_up_to()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var rows = await host.WithDatabaseAsync(db => db.Receivables.AsNoTracking().Where(row => row.AccountId == customer.Id).ToListAsync(TestContext.Current.CancellationToken));
        var standing = await StandingAsync(customer);
        var overdue = rows.Where(row => row.OpenMinor > 0 && row.DueOn < Customer.Today).ToList();
        Assert.Equal(rows.Sum(row => row.OpenMinor), standing.OpenMinor);
        Assert.Equal(overdue.Sum(row => row.OpenMinor), standing.OverdueMinor);
        Assert.Equal(-rows.Where(row => row.OpenMinor < 0).Sum(row => row.OpenMinor), standing.CreditsMinor);
        Assert.Equal((overdue.Count, overdue.Min(row => row.DueOn)), (standing.OverdueItems, standing.OldestDueOn));
        Assert.Equal([800_000, 1_000_000, 1_430_000, 0, 0], standing.BucketsMinor);
        Assert.Equal(standing.Priority, standing.Reasons.Sum(reason => reason.Points));
        Assert.Equal(Customer.Today.AddDays(21), standing.NextChangeOn);
    }

    [Fact]
    public async Task An_import_that_lowers_an_amount_lowers_the_standing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var due = Customer.Today.AddDays(-40);
        await host.ImportReceivablesAsync(
            "company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n" +
            $"{customer.Company},{customer.Number},{customer.Name},,,,,,,invoice,{customer.Oldest.Number},,,,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,14300,300\n");
        Assert.Equal((1_030_000, 1_780_000), (await StandingAsync(customer) is var standing ? (standing.OverdueMinor, standing.OpenMinor) : default));
    }

    [Fact]
    public async Task An_amount_without_a_rate_is_said_and_converted_once_the_rate_is_known()
    {
        var customer = await host.GivenAnOverdueAccountAsync(currency: "TND");
        var before = await StandingAsync(customer);
        Assert.Equal((0, 0), (before.OpenMinor, before.OverdueMinor));
        Assert.Equal([new UnconvertedAmount("TND", 24_300_000, 31_800_000)], before.Unconverted);
        Assert.Contains(before.Reasons, reason => reason is { Code: PriorityReasonCode.MissingRate, Currency: "TND" });

        await host.ImportRatesAsync($"date,from,to,rate\n{Customer.Today.AddDays(-1):yyyy-MM-dd},TND,EUR,0.3\n");
        var after = await StandingAsync(customer);
        Assert.Equal((954_000, 729_000), (after.OpenMinor, after.OverdueMinor));
        Assert.Empty(after.Unconverted);
    }

    private Task<Standing> StandingAsync(Customer customer) => host.WithDatabaseAsync(db => db.Standings.AsNoTracking().SingleAsync(standing => standing.AccountId == customer.Id));
}
