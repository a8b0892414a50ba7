using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Disputes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>A dispute is opened from the mail that raises it, on part or all of receivables; the rest goes on being chased.</summary>
public sealed class OpeningTests(ApiHost host)
{
    [Fact]
    public async Task The_contested_part_rests_and_the_remainder_is_chased()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var opened = await host.OpenAsync("mara", customer.Dispute()).IsAsync(HttpStatusCode.Created);
        Assert.Equal((24_300m, 4_300m), (opened.At<decimal>("account.standing.overdue"), opened.At<decimal>("account.standing.disputed")));
        var receivables = opened.Rows("account.receivables");
        Assert.Equal([4_300m, 0m], [.. receivables.Where(row => row.At<int>("daysOverdue") > 0).Take(2).Select(row => row.At<decimal>("disputed"))]);
        Assert.Equal(("dispute_opened", "06", 430_000), (opened.At<string>("account.history[0].kind"), opened.At<string>("account.history[0].details.reasonCode"), opened.At<long>("account.history[0].details.amountMinor")));
    }

    [Fact]
    public async Task It_has_an_owner_a_due_date_and_the_checklist_of_its_reason()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var dispute = await host.DisputeAsync("mara", await host.GivenADisputeAsync(customer));
        Assert.Equal(("open", "06", "Quantity", "Mara Lindqvist", "Mara Lindqvist"), (dispute.At<string>("state"), dispute.At<string>("reasonCode"), dispute.At<string>("reason"), dispute.At<string>("owner.name"), dispute.At<string>("openedBy")));
        Assert.Equal((4_300m, 4_300m, 0m, 14_300m), (dispute.At<decimal>("amount"), dispute.At<decimal>("remaining"), dispute.At<decimal>("credited"), dispute.At<decimal>("parts[0].open")));
        Assert.True(DateOnly.Parse(dispute.At<string>("dueOn"), CultureInfo.InvariantCulture) >= Customer.Today.AddDays(10));
        Assert.Equal("Get the signed delivery note", dispute.At<string>("steps[0].text"));
        Assert.Contains("resolve", dispute.Find("may")!.AsArray().Select(act => act!.GetValue<string>()));
        Assert.Equal(["dispute_opened"], dispute.All<string>("history", "kind"));
    }

    [Fact]
    public async Task Its_mail_is_filed_with_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact }.DeliverAsync(host);
        var opened = await host.OpenAsync("mara", customer.Dispute(mail: seen)).IsAsync(HttpStatusCode.Created);
        var dispute = await host.DisputeAsync("mara", opened.At<long>("disputeId"));
        Assert.Equal(customer.Contact, dispute.At<string>("message.fromAddress"));
        // By now its thread may have been kept.
        Assert.Equal(["evidence_asked", "dispute_opened", "conversation_filed", "receivables_imported"], opened.All<string>("account.history", "kind").Where(kind => kind != "evidence_frozen"));
    }

    [Fact]
    public async Task The_same_key_opens_one()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var key = Guid.NewGuid().ToString();
        var first = await host.OpenAsync("mara", customer.Dispute(), key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.ToJsonString(), (await host.OpenAsync("mara", customer.Dispute(), key).IsAsync(HttpStatusCode.Created)).ToJsonString());
        await host.OpenAsync("mara", customer.Dispute(4_000), key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await host.OpenAsync("mara", customer.Dispute(), "").RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_required");
    }

    [Fact]
    public async Task What_is_contested_already_is_not_contested_twice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.GivenADisputeAsync(customer);
        await host.OpenAsync("mara", customer.Dispute(10_000.01m)).RefusesAsync(HttpStatusCode.UnprocessableEntity, "above_open", "receivables[0].amount");
        var rest = await host.DisputeAsync("mara", await host.GivenADisputeAsync(customer, amount: null));
        Assert.Equal(10_000m, rest.At<decimal>("amount"));
        await host.OpenAsync("mara", customer.Dispute(null)).RefusesAsync(HttpStatusCode.UnprocessableEntity, "above_open", "receivables[0].id");
    }

    [Theory]
    [InlineData("reasonCode", "\"99\"", "unknown_reason", "reasonCode")]
    [InlineData("reasonCode", "null", "wrong_type", "reasonCode")]
    [InlineData("receivables", "[]", "required", "receivables")]
    [InlineData("receivables", "[null]", "required", "receivables[0]")]
    [InlineData("receivables", """[{"id":{oldest},"amount":14300.01}]""", "above_open", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":1e27}]""", "above_open", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":1.005}]""", "too_many_decimals", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":0}]""", "amount_not_positive", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest}},{"id":{oldest}}]""", "receivable_repeated", "receivables[1].id")]
    [InlineData("receivables", """[{"id":{settled}}]""", "receivable_closed", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{credit}}]""", "receivable_closed", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{anothers}}]""", "receivable_unknown", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{anotherTeams}}]""", "receivable_unknown", "receivables[0].id")]
    [InlineData("dueOn", "\"2020-01-01\"", "date_in_the_past", "dueOn")]
    [InlineData("dueOn", "\"9999-12-31\"", "date_out_of_range", "dueOn")]
    [InlineData("ownerId", "{tomas}", "owner_not_of_team", "ownerId")]
    [InlineData("summary", "{tooLong}", "text_too_long", "summary")]
    [InlineData("quote", "{tooLong}", "text_too_long", "quote")]
    [InlineData("outsideOwner", "{tooLong}", "text_too_long", "outsideOwner")]
    public async Task An_impossible_value_is_refused_by_its_name(string member, string value, string code, string field)
    {
        var (customer, anothers, anotherTeams) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync(team: "Americas"));
        var tomas = await host.WithDatabaseAsync(db => db.Set<Api.Identity.Member>().Where(row => row.Name.StartsWith("Tom")).Select(row => row.Id).FirstAsync());
        var dispute = JsonSerializer.SerializeToNode(customer.Dispute(), JsonSerializerOptions.Web)!;
        dispute[member] = JsonNode.Parse(value
            .Replace("{oldest}", $"{customer.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{settled}", $"{customer.Settled.Id}", StringComparison.Ordinal)
            .Replace("{credit}", $"{customer.Credit.Id}", StringComparison.Ordinal)
            .Replace("{anothers}", $"{anothers.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{anotherTeams}", $"{anotherTeams.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{tomas}", $"{tomas}", StringComparison.Ordinal)
            .Replace("{tooLong}", $"\"{new string('q', 2001)}\"", StringComparison.Ordinal));
        await host.OpenAsync("mara", dispute).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, field);
        Assert.False(await host.WithDatabaseAsync(db => db.Disputes.AnyAsync(row => row.AccountId == customer.Id)));
        Assert.Empty((await host.AccountAsync("mara", customer.Id)).Rows("disputes"));
    }

    [Fact]
    public async Task Another_teams_account_and_dispute_do_not_exist()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = await host.GivenADisputeAsync(customer);
        await host.OpenAsync("tomas", customer.Dispute()).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/disputes/{id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.ActAsync("tomas", id, "state", new { state = "investigating" }).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.OpenAsync("jonas", customer.Dispute()).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
    }
}
