using System.Net;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;
using Vyomiyra.Api.Tests.Disputes;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>A promise is taken back, by the customer or by us. It stays in the history.</summary>
public sealed class WithdrawalTests(ApiHost host)
{
    [Theory]
    [InlineData("customer", "withdrawnByCustomer")]
    [InlineData("us", "withdrawnByUs")]
    public async Task A_withdrawn_promise_covers_nothing_and_stays_to_be_seen(string by, string state)
    {
        var (customer, id) = await GivenAPromiseAsync();
        var answer = await host.WithdrawAsync("mara", id, version: 1, by).IsOkAsync();
        Assert.Equal((id, state, 2), (answer.At<long>("promiseId"), answer.At<string>("account.promises[0].state"), answer.At<int>("account.promises[0].version")));
        Assert.Equal(0m, answer.At<decimal>("account.standing.promised"));
        Assert.Equal(["promise_withdrawn", "promise_recorded", "receivables_imported"], answer.All<string>("account.history", "kind"));
        Assert.Equal(state, answer.At<string>("account.history[0].details.state"));
        Assert.Equal(answer.Find("account")!.ToJsonString(), (await host.AccountAsync("mara", customer.Id)).ToJsonString());
    }

    [Fact]
    public async Task What_a_credit_had_reduced_is_withdrawn_like_any_other()
    {
        var (customer, id) = await GivenAPromiseAsync();
        await host.ResolveAsync("mara", await host.GivenADisputeAsync(customer, 4_300), "credited", 4_300).IsOkAsync();
        var reduced = (await host.AccountAsync("mara", customer.Id)).Rows("promises")[0];
        Assert.Equal(("open", 4_300m), (reduced.At<string>("state"), reduced.At<decimal>("credited")));
        var answer = await host.WithdrawAsync("mara", id, reduced.At<int>("version"), "us").IsOkAsync();
        Assert.Equal("withdrawnByUs", answer.At<string>("account.promises[0].state"));
        Assert.Equal("promise_withdrawn", answer.At<string>("account.history[0].kind"));
    }

    [Fact]
    public async Task Without_the_version_that_was_read_it_is_not_done()
    {
        var (_, id) = await GivenAPromiseAsync();
        await host.WithdrawAsync("mara", id, version: null).RefusesAsync(HttpStatusCode.PreconditionRequired, "precondition_required");
    }

    [Fact]
    public async Task Who_read_an_older_version_gets_the_current_state()
    {
        var (_, id) = await GivenAPromiseAsync();
        await host.WithdrawAsync("ines", id, version: 1, "us").IsOkAsync();
        var problem = await host.WithdrawAsync("mara", id, version: 1).IsAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal("stale_version", problem.At<string>("code"));
        Assert.Equal((id, "withdrawnByUs", 2), (problem.At<long>("current.id"), problem.At<string>("current.state"), problem.At<int>("current.version")));
    }

    [Fact]
    public async Task What_is_withdrawn_cannot_be_withdrawn_again()
    {
        var (_, id) = await GivenAPromiseAsync();
        await host.WithdrawAsync("mara", id, version: 1).IsOkAsync();
        await host.WithdrawAsync("mara", id, version: 2).RefusesAsync(HttpStatusCode.Conflict, "promise_not_open");
    }

    [Fact]
    public async Task The_same_key_answers_as_before()
    {
        var (_, id) = await GivenAPromiseAsync();
        var key = Guid.NewGuid().ToString();
        var first = await host.WithdrawAsync("mara", id, version: 1, key: key).IsOkAsync();
        Assert.Equal(first.ToJsonString(), (await host.WithdrawAsync("mara", id, version: 1, key: key).IsOkAsync()).ToJsonString());
        await host.WithdrawAsync("mara", id, version: 1, "us", key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task Another_teams_promise_and_nobodys_are_the_same_404()
    {
        var (_, id) = await GivenAPromiseAsync();
        await host.WithdrawAsync("tomas", id, version: 1).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.WithdrawAsync("tomas", long.MaxValue, version: 1).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.WithdrawAsync("jonas", id, version: 1).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
    }

    [Fact]
    public async Task It_says_who_took_it_back_in_a_word_we_know()
    {
        var (_, id) = await GivenAPromiseAsync();
        await host.WithdrawAsync("mara", id, version: 1, "nobody").RefusesAsync(HttpStatusCode.UnprocessableEntity, "wrong_type", "by");
        await host.WithdrawAsync("mara", id, version: 1, 1).RefusesAsync(HttpStatusCode.UnprocessableEntity, "wrong_type", "by");
    }

    [Fact]
    public async Task Of_several_who_withdraw_at_once_one_wins()
    {
        var (customer, id) = await GivenAPromiseAsync();
        var statuses = await Task.WhenAll(((string[])["mara", "ines", "mara", "ines"]).Select(async user =>
        {
            using var answer = await host.WithdrawAsync(user, id, version: 1);
            return answer.StatusCode;
        }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed], statuses.Order());
        var history = (await host.AccountAsync("mara", customer.Id)).All<string>("history", "kind");
        Assert.Single(history, kind => kind == "promise_withdrawn");
    }

    private async Task<(Customer Customer, long PromiseId)> GivenAPromiseAsync()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        return (customer, (await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created)).At<long>("promiseId"));
    }
}
