using System.Net;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>Above 5,000.00 a dispute, or 15,000.00 an account within 90 days, a second person who is a Manager agrees to a credit.</summary>
public sealed class ApprovalTests(ApiHost host)
{
    [Fact]
    public async Task A_large_credit_waits_and_the_dispute_goes_on()
    {
        var (customer, id) = await GivenAWaitingCreditAsync();
        var dispute = await host.DisputeAsync("mara", id);
        Assert.Equal(("open", 6_000m, true, null), (dispute.At<string>("state"), dispute.At<decimal>("remaining"), dispute.At<bool>("resolutions[0].needsApproval"), dispute.Find("resolutions[0].isApproved")));
        Assert.Equal(24_300m, (await host.AccountAsync("mara", customer.Id)).At<decimal>("standing.overdue"));
        await host.ResolveAsync("ines", id, "rejected").RefusesAsync(HttpStatusCode.Conflict, "approval_pending");
        Assert.Equal(["change", "writeNote", "tickStep", "move", "withdraw", "decline"], May(dispute));
        Assert.Equal(["change", "writeNote", "tickStep", "move", "withdraw", "approve", "decline"], May(await host.DisputeAsync("ines", id)));
    }

    [Fact]
    public async Task A_Manager_approves_what_another_asked_for()
    {
        var (customer, id) = await GivenAWaitingCreditAsync();
        var dispute = await host.DecideAsync("ines", id, "approve").IsOkAsync();
        Assert.Equal(("resolvedCredited", 6_000m, "Ines Okafor", "As I see it."), (dispute.At<string>("state"), dispute.At<decimal>("credited"), dispute.At<string>("resolutions[0].decidedBy"), dispute.At<string>("resolutions[0].answer")));
        Assert.Equal(18_300m, (await host.AccountAsync("mara", customer.Id)).At<decimal>("standing.overdue"));
        Assert.Equal(["dispute_resolved", "dispute_approval_asked", "dispute_opened"], dispute.All<string>("history", "kind"));
        await host.DecideAsync("ines", id, "approve").RefusesAsync(HttpStatusCode.Conflict, "approval_decided");
    }

    [Theory]
    [InlineData("mara")]
    [InlineData("ines")]
    public async Task Who_asked_does_not_approve_Manager_or_not(string asking)
    {
        var (_, id) = await GivenAWaitingCreditAsync(asking);
        var problem = await host.DecideAsync(asking, id, "approve").IsAsync(HttpStatusCode.Forbidden);
        Assert.Equal("approval_by_requester", problem.At<string>("code"));
        Assert.Contains("second person", problem.At<string>("detail"), StringComparison.Ordinal);
        Assert.Equal("open", (await host.DisputeAsync("mara", id)).At<string>("state"));
    }

    [Fact]
    public async Task A_second_collector_does_not_approve()
    {
        var (_, id) = await GivenAWaitingCreditAsync("ines");
        await host.DecideAsync("mara", id, "approve").RefusesAsync(HttpStatusCode.Forbidden, "approval_for_managers");
    }

    [Theory]
    [InlineData("ines", false)]
    [InlineData("mara", true)]
    public async Task Declined_or_taken_back_another_end_can_be_asked_for(string user, bool isTakenBack)
    {
        var (_, id) = await GivenAWaitingCreditAsync();
        var dispute = await host.DecideAsync(user, id, "decline").IsOkAsync();
        Assert.Equal((false, isTakenBack), (dispute.At<bool>("resolutions[0].isApproved"), dispute.At<bool>("history[0].details.isTakenBack")));
        Assert.Equal("resolvedCredited", (await host.ResolveAsync("mara", id, "credited", 5_000).IsOkAsync()).At<string>("state"));
    }

    [Fact]
    public async Task Many_small_credits_are_a_large_one()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        foreach (var receivable in (Item[])[customer.Oldest, customer.Oldest, customer.Later])
        {
            var small = (await host.OpenAsync("mara", customer.Dispute() with { Receivables = [new Covered(receivable.Id, 5_000)] }).IsAsync(HttpStatusCode.Created)).At<long>("disputeId");
            Assert.Equal("resolvedCredited", (await host.ResolveAsync("mara", small, "credited", 5_000).IsOkAsync()).At<string>("state"));
        }

        var next = (await host.OpenAsync("mara", customer.Dispute() with { Receivables = [new Covered(customer.Later.Id, 0.01m)] }).IsAsync(HttpStatusCode.Created)).At<long>("disputeId");
        Assert.Equal("open", (await host.ResolveAsync("mara", next, "credited", 0.01m).IsOkAsync()).At<string>("state"));
    }

    [Fact]
    public async Task What_the_ERP_has_booked_counts_when_the_dispute_is_opened_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenADisputeAsync(customer, 10_000);
        await host.ResolveAsync("mara", id, "credited", 4_900).IsOkAsync();
        await host.ImportAgainAsync(customer, open: 9_400);
        var reopened = await host.ActAsync("mara", id, "reopen", new { why = "There is more." }).IsOkAsync();
        Assert.Equal((4_900m, 0), (reopened.At<decimal>("credited"), reopened.At<int>("history[1].details.creditedMinor")));
        var asked = await host.ResolveAsync("mara", id, "credited", 101).IsOkAsync();
        Assert.Equal(("open", true), (asked.At<string>("state"), asked.At<bool>("resolutions[1].needsApproval")));
    }

    [Fact]
    public async Task What_was_taken_back_does_not_count()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenADisputeAsync(customer, 10_000);
        await host.ResolveAsync("mara", id, "credited", 4_900).IsOkAsync();
        Assert.Equal(0, (await host.ActAsync("mara", id, "reopen", new { why = "By mistake." }).IsOkAsync()).At<decimal>("credited"));
        Assert.Equal(("resolvedCredited", 5_000m), (await host.ResolveAsync("mara", id, "credited", 5_000).IsOkAsync()) is var again ? (again.At<string>("state"), again.At<decimal>("credited")) : default);
    }

    [Fact]
    public async Task What_is_not_contested_any_more_is_not_credited()
    {
        var (customer, id) = await GivenAWaitingCreditAsync();
        await host.ImportAgainAsync(customer, open: 5_000);
        await host.DecideAsync("ines", id, "approve").RefusesAsync(HttpStatusCode.Conflict, "above_contested");
        await host.DecideAsync("ines", id, "decline").IsOkAsync();
        await host.ResolveAsync("mara", id, "credited", 5_000).IsOkAsync();
        Assert.Equal(10_000m, (await host.AccountAsync("mara", customer.Id)).At<decimal>("standing.overdue"));
    }

    [Fact]
    public async Task Of_two_Managers_who_decide_at_once_one_wins()
    {
        var (customer, id) = await GivenAWaitingCreditAsync();
        var answers = await Task.WhenAll(host.DecideAsync("ines", id, "approve", version: 2), host.DecideAsync("ines", id, "decline", version: 2));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(2, (await host.DisputeAsync("mara", id)).Rows("history").Count(line => line.At<string>("kind") is not "dispute_opened"));
        Assert.NotEmpty((await host.AccountAsync("mara", customer.Id)).Rows("disputes"));
    }

    private static IEnumerable<string> May(System.Text.Json.Nodes.JsonNode dispute) => dispute.Find("may")!.AsArray().Select(act => act!.GetValue<string>());

    private async Task<(Customer Customer, long Id)> GivenAWaitingCreditAsync(string asking = "mara")
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenADisputeAsync(customer, 6_000);
        await host.ResolveAsync(asking, id, "credited", 6_000).IsOkAsync();
        return (customer, id);
    }
}
