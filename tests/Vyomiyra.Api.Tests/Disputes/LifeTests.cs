using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Disputes;

/// <summary>A dispute from its opening to its end, and back.</summary>
public sealed class LifeTests(ApiHost host)
{
    [Fact]
    public async Task Everything_done_about_it_is_seen_and_told()
    {
        var (_, id) = await GivenADisputeAsync();
        await host.ActAsync("mara", id, "state", new { state = "investigating" }).IsOkAsync();
        await host.ActAsync("mara", id, "steps/0", new { isDone = true }, method: HttpMethod.Put).IsOkAsync();
        await host.ActAsync("ines", id, "notes", new { text = " They called. " }).IsOkAsync();
        var dispute = await host.ActAsync("ines", id, "", new { reasonCode = "04", summary = "Broken.", outsideOwner = "The carrier", dueOn = Customer.Today.AddDays(30) }, method: HttpMethod.Put).IsOkAsync();
        Assert.Equal(("investigating", "Damaged", "Broken.", null, "The carrier"), (dispute.At<string>("state"), dispute.At<string>("reason"), dispute.At<string>("summary"), dispute.Find("owner"), dispute.At<string>("outsideOwner")));
        Assert.Equal(("They called.", "Ines Okafor"), (dispute.At<string>("notes[0].text"), dispute.At<string>("notes[0].writtenBy")));
        Assert.Equal(["Get the signed delivery note", "Get photographs and the delivery note"], dispute.All<string>("steps", "text").Take(2));
        Assert.Equal(["dispute_changed", "dispute_noted", "dispute_step_ticked", "dispute_moved", "dispute_opened"], dispute.All<string>("history", "kind"));
        Assert.Equal(["reasonCode", "dueOn", "owner", "outsideOwner", "summary"], dispute.Find("history[0].details.fields")!.AsArray().Select(field => field!.GetValue<string>()));
    }

    [Fact]
    public async Task Rejected_it_is_chased_again()
    {
        var (customer, id) = await GivenADisputeAsync();
        var dispute = await host.ResolveAsync("mara", id, "rejected").IsOkAsync();
        Assert.Equal(("resolvedRejected", 0m, 0m), (dispute.At<string>("state"), dispute.At<decimal>("remaining"), dispute.At<decimal>("credited")));
        Assert.Equal((24_300m, 0m), await OverdueAsync(customer));
    }

    [Fact]
    public async Task A_credit_is_open_no_more_until_it_is_taken_back()
    {
        var (customer, id) = await GivenADisputeAsync();
        await host.ResolveAsync("mara", id, "credited", 4_000).IsOkAsync();
        Assert.Equal((20_300m, 0m), await OverdueAsync(customer));
        var reopened = await host.ActAsync("mara", id, "reopen", new { why = "The carrier was wrong." }).IsOkAsync();
        Assert.Equal(("open", 4_300m, 0m), (reopened.At<string>("state"), reopened.At<decimal>("remaining"), reopened.At<decimal>("credited")));
        Assert.Equal((24_300m, 4_300m), await OverdueAsync(customer));
        await host.ResolveAsync("mara", id, "credited", 1_000).IsOkAsync();
        Assert.Equal((23_300m, 0m), await OverdueAsync(customer));
    }

    [Fact]
    public async Task An_export_that_reflects_the_credit_does_not_count_it_twice()
    {
        var (customer, id) = await GivenADisputeAsync();
        await host.ResolveAsync("mara", id, "credited", 4_000).IsOkAsync();
        await host.ImportAgainAsync(customer, open: 14_300);
        Assert.Equal((20_300m, 0m), await OverdueAsync(customer));
        await host.ImportAgainAsync(customer, open: 10_300);
        Assert.Equal((20_300m, 0m), await OverdueAsync(customer));
        await host.ActAsync("mara", id, "reopen", new { why = "After all." }).IsOkAsync();
        Assert.Equal((20_300m, 4_300m), await OverdueAsync(customer));
    }

    [Fact]
    public async Task A_credit_shrinks_what_was_promised_of_it()
    {
        var (customer, id) = await GivenADisputeAsync(amount: 5_000);
        await host.RecordAsync("mara", customer.Promise() with { Amount = 14_300, Receivables = [new Covered(customer.Oldest.Id, 14_300)] }).IsAsync(HttpStatusCode.Created);
        await host.ResolveAsync("mara", id, "credited", 5_000).IsOkAsync();
        var account = await host.AccountAsync("mara", customer.Id);
        var oldest = account.Rows("receivables").Single(row => row.At<long>("id") == customer.Oldest.Id);
        Assert.Equal((9_300m, 9_300m, 0m), (oldest.At<decimal>("open"), oldest.At<decimal>("promised"), oldest.At<decimal>("disputed")));
        Assert.Contains("promise_refitted", account.All<string>("history", "kind"));
    }

    [Fact]
    public async Task Taken_back_by_the_customer_it_is_chased_again_and_can_be_opened_again()
    {
        var (customer, id) = await GivenADisputeAsync();
        var withdrawn = await host.ActAsync("mara", id, "withdraw", new { by = "customer", why = "They found them." }).IsOkAsync();
        Assert.Equal("withdrawn", withdrawn.At<string>("state"));
        Assert.Equal((24_300m, 0m), await OverdueAsync(customer));
        await host.ActAsync("mara", id, "state", new { state = "investigating" }).RefusesAsync(HttpStatusCode.Conflict, "dispute_closed");
        await host.ActAsync("mara", id, "reopen", new { why = "Not all of them." }).IsOkAsync();
        Assert.Equal((24_300m, 4_300m), await OverdueAsync(customer));
    }

    [Fact]
    public async Task Of_two_specialists_who_settle_it_at_once_one_wins_and_the_other_is_told()
    {
        var (customer, id) = await GivenADisputeAsync();
        var answers = await Task.WhenAll(host.ResolveAsync("mara", id, "credited", 4_000, version: 1), host.ResolveAsync("ines", id, "rejected", version: 1));
        var lost = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.PreconditionFailed);
        var won = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).JsonAsync();
        var problem = await lost.JsonAsync();
        Assert.Equal("stale_version", problem.At<string>("code"));
        Assert.Equal((won.At<string>("state"), won.At<int>("version"), won.At<string>("resolutions[0].askedBy")), (problem.At<string>("current.state"), problem.At<int>("current.version"), problem.At<string>("current.resolutions[0].askedBy")));
        Assert.Single((await host.AccountAsync("mara", customer.Id)).All<string>("history", "kind"), kind => kind == "dispute_resolved");
    }

    [Fact]
    public async Task Who_is_overtaken_between_look_and_save_looks_again()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "SQL Server lets it happen by itself.");
        var overtaking = new Overtaking();
        await using var own = await ApiHost.StartAsync([], services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(overtaking)));
        var id = await own.GivenADisputeAsync(await own.GivenAnOverdueAccountAsync());
        overtaking.IsArmed = true;
        var dispute = await own.ResolveAsync("mara", id, "credited", 4_000).IsOkAsync();
        Assert.False(overtaking.IsArmed);
        Assert.Equal(("resolvedCredited", 1), (dispute.At<string>("state"), dispute.Rows("resolutions").Count));
    }

    [Fact]
    public async Task Who_did_not_say_which_version_they_read_or_read_an_older_one_changes_nothing()
    {
        var (_, id) = await GivenADisputeAsync();
        await host.SendAsync("mara", HttpMethod.Post, $"/api/disputes/{id}/state", new { state = "investigating" }).RefusesAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
        await host.ActAsync("ines", id, "state", new { state = "investigating" }).IsOkAsync();
        foreach (var (act, body, method) in new (string, object, HttpMethod)[]
        {
            ("state", new { state = "awaitingCustomer" }, HttpMethod.Post),
            ("", new { reasonCode = "04" }, HttpMethod.Put),
            ("steps/0", new { isDone = true }, HttpMethod.Put),
            ("resolve", new { @as = "paid", why = "Paid." }, HttpMethod.Post),
            ("withdraw", new { by = "us", why = "A mistake." }, HttpMethod.Post),
            ("reopen", new { why = "A mistake." }, HttpMethod.Post),
        })
        {
            var problem = await host.ActAsync("mara", id, act, body, version: 1, method: method).IsAsync(HttpStatusCode.PreconditionFailed);
            Assert.Equal(("stale_version", "investigating", 2), (problem.At<string>("code"), problem.At<string>("current.state"), problem.At<int>("current.version")));
        }
    }

    [Fact]
    public async Task The_same_key_settles_it_once()
    {
        var (customer, id) = await GivenADisputeAsync();
        var key = Guid.NewGuid().ToString();
        var first = await host.ResolveAsync("mara", id, "credited", 4_000, version: 1, key).IsOkAsync();
        Assert.Equal(first.ToJsonString(), (await host.ResolveAsync("mara", id, "credited", 4_000, version: 1, key).IsOkAsync()).ToJsonString());
        await host.ResolveAsync("mara", id, "credited", 4_001, version: 1, key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        Assert.Equal((20_300m, 0m), await OverdueAsync(customer));
    }

    [Theory]
    [InlineData("resolve", """{"as":"credited","why":"So."}""", "amount_not_positive", "credited")]
    [InlineData("resolve", """{"as":"credited","why":"So.","credited":4300.01}""", "above_contested", "credited")]
    [InlineData("resolve", """{"as":"credited","why":"So.","credited":1.005}""", "too_many_decimals", "credited")]
    [InlineData("resolve", """{"as":"paid","why":"So.","credited":1}""", "nothing_credited", "credited")]
    [InlineData("resolve", """{"as":"paid","why":"  "}""", "required", "why")]
    [InlineData("resolve", """{"as":"paid"}""", "required", "why")]
    [InlineData("resolve", """{"as":"open","why":"So."}""", "wrong_type", "as")]
    [InlineData("state", """{"state":"withdrawn"}""", "state_needs_resolution", "state")]
    [InlineData("state", """{"state":"gone"}""", "wrong_type", "state")]
    [InlineData("withdraw", """{"by":"us","why":""}""", "required", "why")]
    [InlineData("notes", """{"text":" "}""", "required", "text")]
    public async Task An_act_that_cannot_be_is_refused_by_its_field(string act, string body, string code, string field)
    {
        var (_, id) = await GivenADisputeAsync();
        await host.ActAsync("mara", id, act, System.Text.Json.Nodes.JsonNode.Parse(body)!).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, field);
        Assert.Equal(1, (await host.DisputeAsync("mara", id)).At<int>("version"));
    }

    /// <summary>Makes the dispute's version another one right before it is saved, once; what was overtaken is rolled back, and this with it.</summary>
    private sealed class Overtaking : DbCommandInterceptor
    {
        public bool IsArmed { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsArmed && command.CommandText.Contains("UPDATE \"Disputes\"", StringComparison.Ordinal))
            {
                IsArmed = false;
                await using var bump = command.Connection!.CreateCommand();
                (bump.Transaction, bump.CommandText) = (command.Transaction, "UPDATE Disputes SET Version = Version + 1");
                await bump.ExecuteNonQueryAsync(cancellationToken);
            }

            return result;
        }
    }

    private async Task<(decimal Overdue, decimal Disputed)> OverdueAsync(Customer customer)
    {
        var account = await host.AccountAsync("mara", customer.Id);
        return (account.At<decimal>("standing.overdue"), account.At<decimal>("standing.disputed"));
    }

    private async Task<(Customer Customer, long Id)> GivenADisputeAsync(decimal amount = 4_300)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        return (customer, await host.GivenADisputeAsync(customer, amount));
    }
}
