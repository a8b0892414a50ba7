using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>Disputes across accounts, as a list and as a board.</summary>
public sealed class DisputeListTests(ApiHost host)
{
    [Fact]
    public async Task They_are_found_by_state_reason_owner_account_and_what_waits()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (open, settled, waiting) = (await OpenAsync(customer, "06", 100), await OpenAsync(customer, "04", 200), await OpenAsync(customer, "01", 6_000));
        await host.ResolveAsync("mara", settled, "rejected").IsOkAsync();
        await host.ResolveAsync("mara", waiting, "credited", 6_000).IsOkAsync();
        Assert.Equal([open, settled, waiting], await IdsAsync(customer, ""));
        Assert.Equal([open, waiting], await IdsAsync(customer, "unresolved=true"));
        Assert.Equal([settled], await IdsAsync(customer, "state=resolvedRejected"));
        Assert.Equal([waiting], await IdsAsync(customer, "awaitsApproval=true"));
        Assert.Equal([settled], await IdsAsync(customer, "reason=04"));
        var mara = (await host.DisputeAsync("mara", open)).At<long>("owner.id");
        Assert.Equal(3, (await IdsAsync(customer, $"owner={mara}")).Count);
        Assert.Empty(await IdsAsync(customer, $"owner={mara + 1}"));
        Assert.Empty(await IdsAsync(customer, "", "tomas"));
        Assert.Equal([open, settled, waiting], await IdsAsync(customer, "", "jonas"));
    }

    [Fact]
    public async Task They_are_listed_by_age_by_amount_and_by_when_they_are_due_page_by_page()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (small, large, urgent) = (await OpenAsync(customer, "06", 100), await OpenAsync(customer, "06", 300), await OpenAsync(customer, "06", 200, Customer.Today));
        Assert.Equal([small, large, urgent], await PagedAsync(customer, "age"));
        Assert.Equal([large, urgent, small], await PagedAsync(customer, "amount"));
        Assert.Equal([urgent, small, large], await PagedAsync(customer, "due"));
    }

    [Fact]
    public async Task What_should_have_been_settled_is_overdue_and_what_is_old_is_found()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (late, fresh) = (await OpenAsync(customer, "06", 100), await OpenAsync(customer, "06", 200));
        await host.WithDatabaseAsync(db => db.Disputes.Where(dispute => dispute.Id == late)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.DueOn, Customer.Today.AddDays(-1)).SetProperty(each => each.OpenedAt, DateTimeOffset.UtcNow.AddDays(-20))));
        Assert.Equal([late], await IdsAsync(customer, "overdue=true"));
        Assert.Equal([late], await IdsAsync(customer, "olderThanDays=20"));
        Assert.Equal([late, fresh], await IdsAsync(customer, "olderThanDays=0"));
        var row = (await ListAsync(customer, "overdue=true")).Rows("items")[0];
        Assert.Equal((true, 20, customer.Number, "Quantity", 100m), (row.At<bool>("isOverdue"), row.At<int>("ageDays"), row.At<string>("accountNumber"), row.At<string>("reason"), row.At<decimal>("remaining")));
        await host.ResolveAsync("mara", late, "paid").IsOkAsync();
        Assert.Empty(await IdsAsync(customer, "overdue=true"));
    }

    [Fact]
    public async Task The_board_has_a_column_a_state_with_how_many_and_how_much()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await OpenAsync(customer, "06", 100);
        await OpenAsync(customer, "06", 200.50m);
        await host.ResolveAsync("mara", await OpenAsync(customer, "06", 300), "paid").IsOkAsync();
        var old = await OpenAsync(customer, "06", 400);
        await host.ResolveAsync("mara", old, "paid").IsOkAsync();
        await host.WithDatabaseAsync(db => db.Disputes.Where(dispute => dispute.Id == old).ExecuteUpdateAsync(row => row.SetProperty(each => each.ClosedAt, DateTimeOffset.UtcNow.AddDays(-31))));
        var columns = (await host.SendAsync("mara", HttpMethod.Get, $"/api/disputes/board?account={customer.Id}").IsOkAsync()).Rows("columns");
        Assert.Equal(["open", "investigating", "awaitingCustomer", "resolvedCredited", "resolvedPaid", "resolvedRejected", "withdrawn"], columns.Select(column => column.At<string>("state")));
        Assert.Equal([2, 0, 0, 0, 1, 0, 0], columns.Select(column => column.At<int>("count")));
        Assert.Equal(("EUR", 300.50m, 2), (columns[0].At<string>("sums[0].currency"), columns[0].At<decimal>("sums[0].amount"), columns[0].Rows("disputes").Count));
        Assert.Equal((300m, 0m), (columns[4].At<decimal>("disputes[0].amount"), columns[4].At<decimal>("disputes[0].remaining")));
    }

    [Fact]
    public async Task As_a_file_they_come_whole_and_no_program_runs_them()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.OpenAsync("mara", customer.Dispute(100) with { Summary = "=1+1" }).IsAsync(HttpStatusCode.Created);
        using var client = host.As("mara");
        client.DefaultRequestHeaders.Add("Accept", "text/csv");
        var file = await client.GetStringAsync(new Uri($"/api/disputes?account={customer.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"{customer.Number},{customer.Name},Europe,open,06,Quantity,EUR,100,100,0,", file, StringComparison.Ordinal);
        Assert.Contains("'=1+1", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reasons_are_X12s_each_with_its_checklist()
    {
        var reasons = (await host.SendAsync("mara", HttpMethod.Get, "/api/dispute-reasons").IsOkAsync()).Rows();
        Assert.Equal(["01", "04", "05", "06", "07", "09", "11", "19", "24", "30", "44", "54", "55", "56", "57", "59"], reasons.Select(reason => reason.At<string>("code")));
        Assert.All(reasons, reason => Assert.NotEmpty(reason.Rows("steps")));
    }

    [Theory]
    [InlineData("state=gone", "state")]
    [InlineData("sort=gone", "sort")]
    [InlineData("owner=mara", "owner")]
    public async Task What_cannot_be_asked_is_refused_by_its_name(string query, string field) =>
        await host.SendAsync("mara", HttpMethod.Get, $"/api/disputes?{query}").RefusesAsync(HttpStatusCode.UnprocessableEntity, "wrong_type", field);

    private async Task<long> OpenAsync(Customer customer, string reason, decimal amount, DateOnly? dueOn = null) => (await host.OpenAsync(
        "mara", customer.Dispute() with { ReasonCode = reason, Receivables = [new Covered(customer.Oldest.Id, amount)], DueOn = dueOn }).IsAsync(HttpStatusCode.Created)).At<long>("disputeId");

    private async Task<JsonNode> ListAsync(Customer customer, string query, string user = "mara") =>
        await host.SendAsync(user, HttpMethod.Get, $"/api/disputes?account={customer.Id}&{query}").IsOkAsync();

    private async Task<IReadOnlyList<long>> IdsAsync(Customer customer, string query, string user = "mara") => (await ListAsync(customer, query, user)).All<long>("items", "id");

    private async Task<IReadOnlyList<long>> PagedAsync(Customer customer, string sort)
    {
        var (ids, cursor) = (new List<long>(), "");
        do
        {
            var page = await ListAsync(customer, $"sort={sort}&size=1&cursor={cursor}");
            ids.AddRange(page.All<long>("items", "id"));
            cursor = page.Find("next")?.GetValue<string>();
        }
        while (cursor is not null);
        return ids;
    }
}
