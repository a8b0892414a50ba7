using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Promises;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations;

namespace Vyomiyra.Api.Tests.Promises;

/// <summary>A person confirms what the customer promised.</summary>
public sealed class RecordingTests(ApiHost host)
{
    [Fact]
    public async Task A_promise_is_recorded_with_its_mail_and_is_visible_at_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "We will pay 24,300.00 EUR next week." };
        var seen = await letter.DeliverAsync(host);
        var before = await host.AccountAsync("mara", customer.Id);

        var answer = await host.RecordAsync("mara", customer.Promise(seen) with { Quote = letter.Text }).IsAsync(HttpStatusCode.Created);

        var promise = Assert.Single(answer.Find("account.promises")!.AsArray())!;
        Assert.Equal(answer.At<long>("promiseId"), promise.At<long>("id"));
        Assert.Equal((24_300m, "EUR", "open", 1), (promise.At<decimal>("amount"), promise.At<string>("currency"), promise.At<string>("state"), promise.At<int>("version")));
        Assert.Equal((Iso(Calls.NextWeek), letter.Text, "Mara Lindqvist"), (promise.At<string>("promisedOn"), promise.At<string>("quote"), promise.At<string>("recordedBy")));
        Assert.Equal([customer.Oldest.Number, customer.Later.Number], promise.Find("documents")!.AsArray().Select(each => each!.GetValue<string>()));
        Assert.Equal(letter.SentAt, promise.At<DateTimeOffset>("madeAt"));
        Assert.Equal([14_300m, 10_000m, 0m, 0m], answer.All<decimal>("account.receivables", "promised"));

        Assert.Equal((0m, 24_300m), (before.At<decimal>("standing.promised"), answer.At<decimal>("account.standing.promised")));
        Assert.True(answer.At<int>("account.standing.priority") < before.At<int>("standing.priority"));
        Assert.Equal(["promise_recorded", "conversation_filed", "receivables_imported"], answer.All<string>("account.history", "kind"));
        Assert.Equal(letter.Text, answer.At<string>("account.history[0].personal.quote"));

        var resolved = await host.ResolveAsync("mara", seen);
        Assert.Equal("linked", resolved.At<string>("state"));
        Assert.Equal(answer.At<long>("promiseId"), resolved.At<long>("message.recordedPromises[0]"));
        Assert.Equal(promise.At<long>("messageId"), resolved.At<long>("message.messageId"));
        Assert.Equal(answer.Find("account")!.ToJsonString(), (await host.AccountAsync("mara", customer.Id)).ToJsonString());
    }

    [Fact]
    public async Task After_a_restart_it_is_all_still_there()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(ApiHost.SqlServer) is not null, "A second host finds the first one's file; a server's database it does not.");
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync("mara", customer.Promise(await new Letter { From = customer.Contact }.DeliverAsync(host))).IsAsync(HttpStatusCode.Created);
        var before = await host.AccountAsync("mara", customer.Id);
        await using var again = await ApiHost.StartAsync([("Database:ConnectionString", $"Data Source={Path.Combine(host.Folder, "vyomiyra.db")}")]);
        Assert.Equal(before.ToJsonString(), (await again.AccountAsync("mara", customer.Id)).ToJsonString());
    }

    [Fact]
    public async Task Today_said_on_Friday_is_a_promise_for_Friday()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var friday = Days.LastFriday;
        var seen = await new Letter { From = customer.Contact, SentAt = friday.At(14), Text = $"We pay 14,300.00 EUR today for {customer.Oldest.Number}." }.DeliverAsync(host);
        var suggested = (await host.ResolveAsync("mara", seen)).At<string>("reading.promises[0].promisedOn");
        var said = customer.Promise(seen) with { PromisedOn = DateOnly.Parse(suggested, CultureInfo.InvariantCulture) };
        var promise = (await host.RecordAsync("mara", said).IsAsync(HttpStatusCode.Created)).Find("account.promises[0]")!;
        Assert.Equal((Iso(friday), friday.At(14)), (promise.At<string>("promisedOn"), promise.At<DateTimeOffset>("madeAt")));
        Assert.Equal(["inThePast"], Notes(promise));
    }

    [Fact]
    public async Task What_the_pane_says_about_when_a_mail_was_sent_does_not_count()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, SentAt = Days.LastFriday.At(14) };
        var seen = await letter.DeliverAsync(host) with { SentAt = DateTimeOffset.UtcNow };
        var answer = await host.RecordAsync("mara", customer.Promise(seen) with { MadeAt = DateTimeOffset.UtcNow }).IsAsync(HttpStatusCode.Created);
        Assert.Equal(letter.SentAt, answer.At<DateTimeOffset>("account.promises[0].madeAt"));
    }

    [Fact]
    public async Task A_mail_from_a_clock_that_is_ahead_was_sent_no_later_than_now()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact, SentAt = DateTimeOffset.UtcNow.AddDays(400) }.DeliverAsync(host);
        var answer = await host.RecordAsync("mara", customer.Promise(seen)).IsAsync(HttpStatusCode.Created);
        Assert.InRange(answer.At<DateTimeOffset>("account.promises[0].madeAt"), DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task What_was_said_on_the_telephone_needs_no_mail()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.RecordAsync("mara", customer.Promise() with { Quote = null, MadeAt = Days.LastFriday.At(9) }).IsAsync(HttpStatusCode.Created);
        Assert.Null(answer.Find("account.promises[0].messageId"));
        Assert.Equal(Days.LastFriday.At(9), answer.At<DateTimeOffset>("account.promises[0].madeAt"));
        Assert.Null(answer.Find("account.history[0].personal"));
    }

    [Fact]
    public async Task A_persons_parts_stand_and_the_rest_falls_on_the_others()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var said = customer.Promise() with { Amount = 12_000, Receivables = [new Covered(customer.NotDue.Id, 1_000), new Covered(customer.Later.Id), new Covered(customer.Oldest.Id, 5_000)] };
        var answer = await host.RecordAsync("mara", said).IsAsync(HttpStatusCode.Created);
        Assert.Equal([5_000m, 6_000m, 0m, 1_000m], answer.All<decimal>("account.receivables", "promised"));
        Assert.Equal(11_000m, answer.At<decimal>("account.standing.promised"));
    }

    [Fact]
    public async Task The_same_key_answers_with_the_same_promise_and_the_account_of_by_then()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (said, key) = (customer.Promise(), Guid.NewGuid().ToString());
        var first = await host.RecordAsync("mara", said, key).IsAsync(HttpStatusCode.Created);
        await host.WithdrawAsync("mara", first.At<long>("promiseId"), 1).IsOkAsync();
        var again = await host.RecordAsync("mara", said, key).IsAsync(HttpStatusCode.Created);
        Assert.Equal(first.At<long>("promiseId"), again.At<long>("promiseId"));
        Assert.Equal("withdrawnByCustomer", Assert.Single(again.Find("account.promises")!.AsArray())!.At<string>("state"));
    }

    [Fact]
    public async Task The_same_key_with_another_amount_and_no_key_at_all_are_refused()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (said, key) = (customer.Promise(), Guid.NewGuid().ToString());
        await host.RecordAsync("mara", said, key).IsAsync(HttpStatusCode.Created);
        await host.RecordAsync("mara", said with { Amount = 1 }, key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused", "Idempotency-Key");
        await host.RecordAsync("mara", said, key: "").RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_required", "Idempotency-Key");
        Assert.Equal(1, await CountAsync(customer));
    }

    [Fact]
    public async Task A_key_that_was_refused_is_free_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var key = Guid.NewGuid().ToString();
        await host.RecordAsync("mara", customer.Promise() with { Amount = -1 }, key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "amount_not_positive", "amount");
        await host.RecordAsync("mara", customer.Promise(), key).IsAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Twenty_requests_with_one_key_record_one_promise()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (said, key) = (customer.Promise(), Guid.NewGuid().ToString());
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var answer = await host.RecordAsync("mara", said, key);
            return answer.StatusCode;
        }));
        Assert.Contains(HttpStatusCode.Created, statuses);
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.Created or HttpStatusCode.Conflict, status.ToString()));
        Assert.Equal(1, await CountAsync(customer));
    }

    [Fact]
    public async Task Another_teams_account_and_nobodys_are_the_same_404()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        const string expected = """{"title":"Not Found","status":404,"code":"not_found","detail":"Nothing here by that name that you may see."}""";
        using var theirs = await host.RecordAsync("tomas", customer.Promise());
        using var nobodys = await host.RecordAsync("tomas", customer.Promise() with { AccountId = long.MaxValue });
        await theirs.IsProblemAsync(HttpStatusCode.NotFound, expected);
        await nobodys.IsProblemAsync(HttpStatusCode.NotFound, expected);
    }

    [Fact]
    public async Task What_was_answered_once_is_not_answered_to_somebody_who_lost_the_account()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (said, key) = (customer.Promise(), Guid.NewGuid().ToString());
        await host.RecordAsync("mara", said, key).IsAsync(HttpStatusCode.Created);
        await host.WithDatabaseAsync(db => db.Set<Vyomiyra.Domain.Accounts.Account>().Where(row => row.Id == customer.Id).ExecuteUpdateAsync(row => row.SetProperty(each => each.TeamId, (long?)null)));
        await host.RecordAsync("mara", said, key).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("jonas")]
    [InlineData("priya")]
    public async Task Promises_are_recorded_by_those_who_work_accounts(string user)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.RecordAsync(user, customer.Promise()).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
    }

    [Fact]
    public async Task A_mail_that_cannot_be_verified_records_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        var mistaken = letter.Seen() with { ItemId = (await new Letter { From = customer.Contact }.DeliverAsync(host)).ItemId };
        await host.RecordAsync("mara", customer.Promise(mistaken)).RefusesAsync(HttpStatusCode.Conflict, "message_mismatch");
        Assert.Equal(0, await CountAsync(customer));
    }

    [Fact]
    public async Task A_refused_promise_files_no_mail_either()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        await host.RecordAsync("mara", customer.Promise(await letter.DeliverAsync(host)) with { Amount = 0 }).RefusesAsync(HttpStatusCode.UnprocessableEntity, "amount_not_positive");
        Assert.False(await host.WithDatabaseAsync(db => db.Messages.AnyAsync(message => message.InternetMessageId == letter.MessageId)));
    }

    private Task<int> CountAsync(Customer customer) => host.WithDatabaseAsync(db => db.Promises.CountAsync(promise => promise.AccountId == customer.Id));

    private static IEnumerable<string> Notes(JsonNode promise) => promise.Find("notes")!.AsArray().Select(note => note!.GetValue<string>());

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
