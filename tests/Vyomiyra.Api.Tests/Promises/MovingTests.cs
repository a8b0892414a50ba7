using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>Promises that are moved, and those that are kept in several instalments.</summary>
public sealed class MovingTests(ApiHost host)
{
    private static readonly DateOnly Later = Calls.NextWeek.AddDays(7);

    [Fact]
    public async Task Moved_before_its_day_a_promise_is_superseded()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var first = await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var moved = await MoveAsync(customer, first.At<long>("promiseId"), Later).IsAsync(HttpStatusCode.Created);

        Assert.Equal([("open", 1), ("superseded", 0)], moved.Find("account.promises")!.AsArray().Select(promise => (promise!.At<string>("state"), promise!.At<int>("moves"))));
        Assert.Equal(24_300m, moved.At<decimal>("account.standing.promised"));
        var details = await DetailsAsync(first.At<long>("promiseId"));
        Assert.Equal(moved.At<long>("promiseId"), details.At<long>("replacedBy[0].id"));
        Assert.Equal(["promise_superseded", "promise_recorded"], details.All<string>("history", "kind"));
    }

    [Fact]
    public async Task Moved_on_its_day_it_counts_as_broken()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var first = await host.RecordAsync("mara", customer.Promise() with { PromisedOn = Days.LastFriday, MadeAt = Days.LastFriday.AddDays(-2).At(9) }).IsAsync(HttpStatusCode.Created);
        var id = first.At<long>("promiseId");
        var moved = await MoveAsync(customer, id, Later, madeAt: Days.LastFriday.At(9)).IsAsync(HttpStatusCode.Created);
        Assert.Equal(["open", "broken"], moved.All<string>("account.promises", "state"));
        Assert.Equal("nothing", (await DetailsAsync(id)).At<string>("next.step"));
    }

    [Fact]
    public async Task What_somebody_else_moved_meanwhile_is_told_and_it_is_not_moved_twice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = (await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created)).At<long>("promiseId");
        await MoveAsync(customer, id, Later).IsAsync(HttpStatusCode.Created);
        var stale = await MoveAsync(customer, id, Later).IsAsync(HttpStatusCode.PreconditionFailed);
        Assert.Equal("superseded", stale.At<string>("current.state"));
        Assert.Equal("promise_replaced", (await MoveAsync(customer, id, Later, version: 2).IsAsync(HttpStatusCode.Conflict)).At<string>("code"));
    }

    [Fact]
    public async Task Another_customers_promise_is_none_that_can_be_moved()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var id = (await host.RecordAsync("mara", other.Promise()).IsAsync(HttpStatusCode.Created)).At<long>("promiseId");
        var refused = await MoveAsync(customer, id, Later).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("replaces", "promise_unknown"), (refused.At<string>("errors[0].field"), refused.At<string>("errors[0].code")));
    }

    [Fact]
    public async Task Beyond_the_limits_only_a_manager_moves_it_who_says_so_and_it_is_noted()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var id = (await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created)).At<long>("promiseId");
        Assert.Equal("moved_too_far", (await MoveAsync(customer, id, Later.AddDays(70)).IsAsync(HttpStatusCode.Forbidden)).At<string>("code"));
        Assert.Equal("moved_too_far", (await MoveAsync(customer, id, Later.AddDays(70), agreesBeyond: true).IsAsync(HttpStatusCode.Forbidden)).At<string>("code"));
        var asked = await MoveAsync(customer, id, Later.AddDays(70), user: "ines").IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(("moved_too_far", "promisedOn"), (asked.At<string>("code"), asked.At<string>("errors[0].field")));
        var moved = await MoveAsync(customer, id, Later.AddDays(70), user: "ines", agreesBeyond: true).IsAsync(HttpStatusCode.Created);
        Assert.Contains("movedBeyondLimits", moved.Find("account.promises[0].notes")!.AsArray().Select(note => note!.GetValue<string>()));

        var again = await MoveAsync(customer, moved.At<long>("promiseId"), Later.AddDays(1)).IsAsync(HttpStatusCode.Created);
        Assert.Equal("moved_too_often", (await MoveAsync(customer, again.At<long>("promiseId"), Later.AddDays(2)).IsAsync(HttpStatusCode.Forbidden)).At<string>("code"));
    }

    [Fact]
    public async Task Instalments_are_promises_recorded_together_each_where_the_one_before_ended()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var request = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(customer.Promise() with { Amount = 10_000 }, System.Text.Json.JsonSerializerOptions.Web))!.AsObject();
        request["instalments"] = new JsonArray(
            new JsonObject { ["amount"] = 10_000, ["promisedOn"] = Iso(Later) }, new JsonObject { ["amount"] = 4_300, ["promisedOn"] = Iso(Later.AddDays(7)) });
        var recorded = await host.RecordAsync("mara", request).IsAsync(HttpStatusCode.Created);
        var (oldest, later) = (customer.Oldest.Number, customer.Later.Number);

        var id = recorded.At<long>("promiseId");
        Assert.Equal([later, $"{oldest},{later}", oldest], recorded.Find("account.promises")!.AsArray().Select(promise => string.Join(',', promise!.Find("documents")!.AsArray())));
        Assert.Equal([id, id, id], recorded.All<long>("account.promises", "planId"));
        Assert.Equal(24_300m, recorded.At<decimal>("account.standing.promised"));
        Assert.Equal(3, (await DetailsAsync(id)).Find("plan")!.AsArray().Count);

        var draft = await host.SendAsync("mara", HttpMethod.Post, $"/api/promises/{id}/confirmation").IsOkAsync();
        Assert.Contains("10,000.00 EUR", draft.At<string>("subject"), StringComparison.Ordinal);
        Assert.Contains("4,300.00 EUR", draft.At<string>("body"), StringComparison.Ordinal);

        var second = (await DetailsAsync(id)).At<long>("plan[1].id");
        var moved = await MoveAsync(customer, second, Later.AddDays(3), amount: 10_000).IsAsync(HttpStatusCode.Created);
        Assert.Equal(id, (await DetailsAsync(moved.At<long>("promiseId"))).At<long>("plan[0].id"));
        var again = await host.SendAsync("mara", HttpMethod.Post, $"/api/promises/{id}/confirmation").IsOkAsync();
        Assert.Equal(3, again.At<string>("body").Split("EUR").Length - 1);

        var bad = (JsonObject)request.DeepClone();
        bad["instalments"]![1]!["amount"] = -1;
        Assert.Equal("instalments[1].amount", (await host.RecordAsync("mara", bad).IsAsync(HttpStatusCode.UnprocessableEntity)).At<string>("errors[0].field"));
    }

    [Fact]
    public async Task Promises_are_listed_by_day_with_what_to_do_next_and_added_up()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Amount = 300, PromisedOn = Days.LastFriday.AddDays(-7), MadeAt = Days.LastFriday.AddDays(-9).At(9) }).IsAsync(HttpStatusCode.Created);
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);

        var all = await host.SendAsync("mara", HttpMethod.Get, $"/api/promises?account={customer.Id}&order=earliest&size=1").IsOkAsync();
        Assert.Equal(("broken", "remind", "firstNotKept"), (all.At<string>("items[0].state"), all.At<string>("items[0].next.step"), all.At<string>("items[0].next.reasons[0]")));
        var next = await host.SendAsync("mara", HttpMethod.Get, $"/api/promises?account={customer.Id}&order=earliest&size=1&cursor={all.At<string>("next")}").IsOkAsync();
        Assert.Equal(("open", "nothing", null), (next.At<string>("items[0].state"), next.At<string>("items[0].next.step"), (string?)next["next"]));
        Assert.Single((await host.SendAsync("mara", HttpMethod.Get, $"/api/promises?account={customer.Id}&state=broken&to={Iso(Customer.Today)}").IsOkAsync()).Find("items")!.AsArray());
        Assert.Empty((await host.SendAsync("tomas", HttpMethod.Get, $"/api/promises?account={customer.Id}").IsOkAsync()).Find("items")!.AsArray());

        var totals = (await host.SendAsync("mara", HttpMethod.Get, $"/api/promises/totals?account={customer.Id}").IsOkAsync()).AsArray();
        Assert.Equal([("open", 24_300m), ("broken", 300m)], totals.Select(total => (total!.At<string>("state"), total!.At<decimal>("amount"))));
        await host.SendAsync("tomas", HttpMethod.Get, $"/api/promises/{all.At<long>("items[0].id")}").IsAsync(HttpStatusCode.NotFound);
    }

    private async Task<JsonNode> DetailsAsync(long id) => await host.SendAsync("mara", HttpMethod.Get, $"/api/promises/{id}").IsOkAsync();

    private Task<HttpResponseMessage> MoveAsync(Customer customer, long id, DateOnly to, int version = 1, string user = "mara", DateTimeOffset? madeAt = null, bool agreesBeyond = false, decimal amount = 24_300)
    {
        var request = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(customer.Promise() with { Amount = amount, PromisedOn = to, MadeAt = madeAt }, System.Text.Json.JsonSerializerOptions.Web))!.AsObject();
        (request["replaces"], request["replacesVersion"], request["beyondLimits"]) = (id, version, agreesBeyond);
        return host.RecordAsync(user, request);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
