using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>The impossible is refused with the field to blame; the unusual is kept as it was said, with a note.</summary>
public sealed class ImpossibleAndUnusualTests(ApiHost host)
{
    [Theory]
    [InlineData("amount", "-5", "amount_not_positive", "amount")]
    [InlineData("amount", "0", "amount_not_positive", "amount")]
    [InlineData("amount", "10.005", "too_many_decimals", "amount")]
    [InlineData("amount", "1000000000001", "amount_too_large", "amount")]
    [InlineData("amount", "-79228162514264337593543950335", "amount_too_large", "amount")]
    [InlineData("amount", "1e40", "wrong_type", "amount")]
    [InlineData("amount", "\"24300\"", "wrong_type", "amount")]
    [InlineData("amount", "null", "wrong_type", "amount")]
    [InlineData("currency", "\"EUX\"", "unknown_currency", "currency")]
    [InlineData("currency", "\"\"", "unknown_currency", "currency")]
    [InlineData("currency", "null", "wrong_type", "currency")]
    [InlineData("currency", "978", "wrong_type", "currency")]
    [InlineData("promisedOn", "\"2099-01-01\"", "date_out_of_range", "promisedOn")]
    [InlineData("promisedOn", "\"9999-12-31\"", "date_out_of_range", "promisedOn")]
    [InlineData("promisedOn", "\"0001-01-01\"", "date_out_of_range", "promisedOn")]
    [InlineData("promisedOn", "\"2026-02-30\"", "wrong_type", "promisedOn")]
    [InlineData("promisedOn", "\"Friday\"", "wrong_type", "promisedOn")]
    [InlineData("madeAt", "\"2099-01-01T00:00:00Z\"", "made_in_the_future", "madeAt")]
    [InlineData("madeAt", "\"0001-01-01T00:00:00Z\"", "date_out_of_range", "madeAt")]
    [InlineData("madeAt", "\"1900-01-01T00:00:00Z\"", "date_out_of_range", "madeAt")]
    [InlineData("quote", "{tooLong}", "quote_too_long", "quote")]
    [InlineData("receivables", """[{"id":{settled}}]""", "receivable_closed", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{oldest}},{"id":{credit}}]""", "receivable_closed", "receivables[1].id")]
    [InlineData("receivables", """[{"id":{oldest}},{"id":{oldest}}]""", "receivable_repeated", "receivables[1].id")]
    [InlineData("receivables", """[{"id":{anothers}}]""", "receivable_unknown", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{anotherTeams}}]""", "receivable_unknown", "receivables[0].id")]
    [InlineData("receivables", """[{"id":9223372036854775807}]""", "receivable_unknown", "receivables[0].id")]
    [InlineData("receivables", """[{"id":{oldest},"amount":-1}]""", "amount_not_positive", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":0}]""", "amount_not_positive", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":0.001}]""", "too_many_decimals", "receivables[0].amount")]
    [InlineData("receivables", """[{"id":{oldest},"amount":24300.01}]""", "parts_exceed_amount", "receivables")]
    [InlineData("receivables", """[{"id":{oldest},"amount":14300},{"id":{later},"amount":10000.01}]""", "parts_exceed_amount", "receivables")]
    [InlineData("receivables", """[{"id":"first"}]""", "wrong_type", "receivables[0].id")]
    [InlineData("receivables", "[{}]", "required", "receivables[0].id")]
    [InlineData("receivables", "[null]", "required", "receivables[0]")]
    [InlineData("receivables", "{}", "wrong_type", "receivables")]
    [InlineData("mail", "{}", "required", "mail.mailbox")]
    public async Task An_impossible_value_is_refused_by_its_name(string member, string value, string code, string field)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var anothers = await host.GivenAnOverdueAccountAsync();
        var anotherTeams = await host.GivenAnOverdueAccountAsync(team: "Americas");
        var promise = Json(customer);
        promise[member] = JsonNode.Parse(value
            .Replace("{oldest}", $"{customer.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{later}", $"{customer.Later.Id}", StringComparison.Ordinal)
            .Replace("{settled}", $"{customer.Settled.Id}", StringComparison.Ordinal)
            .Replace("{credit}", $"{customer.Credit.Id}", StringComparison.Ordinal)
            .Replace("{anothers}", $"{anothers.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{anotherTeams}", $"{anotherTeams.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{tooLong}", $"\"{new string('q', 2001)}\"", StringComparison.Ordinal));
        await host.RecordAsync("mara", promise).RefusesAsync(HttpStatusCode.UnprocessableEntity, code, field);
        await NothingIsRecordedAsync(customer);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("currency")]
    [InlineData("promisedOn")]
    [InlineData("accountId")]
    public async Task What_is_missing_is_named(string member)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var promise = Json(customer);
        promise.Remove(member);
        await host.RecordAsync("mara", promise).RefusesAsync(HttpStatusCode.UnprocessableEntity, "required", member);
        await NothingIsRecordedAsync(customer);
    }

    [Fact]
    public async Task Everything_impossible_is_named_at_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var promise = Json(customer);
        (promise["amount"], promise["promisedOn"], promise["receivables"]) = (-1, "2099-01-01", JsonNode.Parse($$"""[{"id":{{customer.Settled.Id}}},{"id":1}]"""));
        var problem = await host.RecordAsync("mara", promise).IsAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["amount", "promisedOn", "receivables[0].id", "receivables[1].id"], problem.All<string>("errors", "field"));
    }

    [Fact]
    public async Task More_receivables_than_anybody_promises_are_refused()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var promise = customer.Promise() with { Receivables = [.. Enumerable.Range(1, 501).Select(id => new Covered(id))] };
        await host.RecordAsync("mara", promise).RefusesAsync(HttpStatusCode.UnprocessableEntity, "too_many_receivables", "receivables");
    }

    [Theory]
    [InlineData("{\"accountId\": 1,", HttpStatusCode.BadRequest, "malformed_json")]
    [InlineData("", HttpStatusCode.BadRequest, "malformed_request")]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity, "wrong_type")]
    public async Task A_body_that_is_no_promise_is_refused(string body, HttpStatusCode status, string code)
    {
        using var client = host.As("mara");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await client.SendAsync(HttpMethod.Post, "/api/promises", content).RefusesAsync(status, code);
    }

    [Theory]
    [InlineData("""{"amount":14300.01,"receivables":[{"id":{oldest}}]}""", "aboveOpen")]
    [InlineData("""{"amount":14300.01,"receivables":[{"id":{oldest},"amount":14300.01}]}""", "aboveOpen")]
    [InlineData("""{"currency":"USD","amount":1000}""", "otherCurrency")]
    [InlineData("""{"currency":"JPY","amount":1000}""", "otherCurrency")]
    [InlineData("""{"receivables":[]}""", "noReceivables")]
    [InlineData("""{"receivables":null}""", "noReceivables")]
    [InlineData("""{"promisedOn":"{saturday}"}""", "movedToBusinessDay")]
    [InlineData("""{"promisedOn":"{lastFriday}"}""", "inThePast")]
    [InlineData("""{"promisedOn":"{inHalfAYear}"}""", "farAhead")]
    [InlineData("""{"quote":""}""", null)]
    public async Task An_unusual_promise_is_kept_as_said_with_a_note(string changes, string? note)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var saturday = Calls.NextWeek;
        while (saturday.DayOfWeek != DayOfWeek.Saturday)
        {
            saturday = saturday.AddDays(1);
        }

        var promise = Json(customer);
        var changed = JsonNode.Parse(changes
            .Replace("{oldest}", $"{customer.Oldest.Id}", StringComparison.Ordinal)
            .Replace("{saturday}", $"{saturday:O}", StringComparison.Ordinal)
            .Replace("{lastFriday}", $"{Days.LastFriday:O}", StringComparison.Ordinal)
            .Replace("{inHalfAYear}", $"{Calls.NextWeek.AddDays(26 * 7):O}", StringComparison.Ordinal))!.AsObject();
        foreach (var (member, value) in changed)
        {
            promise[member] = value?.DeepClone();
        }

        var answer = await host.RecordAsync("mara", promise).IsAsync(HttpStatusCode.Created);
        var kept = answer.Find("account.promises[0]")!;
        Assert.Equal(note is null ? [] : [note], kept.Find("notes")!.AsArray().Select(each => each!.GetValue<string>()));
        Assert.Equal((promise.At<decimal>("amount"), promise.At<string>("currency")), (kept.At<decimal>("amount"), kept.At<string>("currency")));
        Assert.Equal(promise.At<string>("promisedOn"), kept.At<string>("saidOn"));
    }

    [Fact]
    public async Task What_is_promised_twice_is_noted()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise()).IsAsync(HttpStatusCode.Created);
        var answer = await host.RecordAsync("ines", customer.Promise()).IsAsync(HttpStatusCode.Created);
        Assert.Equal("promisedTwice", answer.At<string>("account.promises[0].notes[0]"));
        Assert.Equal(24_300m, answer.At<decimal>("account.standing.promised"));
    }

    [Fact]
    public async Task Currencies_keep_their_own_decimals()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise() with { Currency = "JPY", Amount = 10.5m }).RefusesAsync(HttpStatusCode.UnprocessableEntity, "too_many_decimals", "amount");
        var answer = await host.RecordAsync("mara", customer.Promise() with { Currency = "KWD", Amount = 10.125m }).IsAsync(HttpStatusCode.Created);
        Assert.Equal(10.125m, answer.At<decimal>("account.promises[0].amount"));
    }

    private static JsonObject Json(Customer customer) => JsonSerializer.SerializeToNode(customer.Promise(), JsonSerializerOptions.Web)!.AsObject();

    private async Task NothingIsRecordedAsync(Customer customer)
    {
        Assert.Equal(0, await host.WithDatabaseAsync(db => db.Promises.CountAsync(promise => promise.AccountId == customer.Id, TestContext.Current.CancellationToken)));
        Assert.Single((await host.AccountAsync("mara", customer.Id)).Find("history")!.AsArray());
    }
}
