using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>Who must speak next, as facts and time change it, and which conversations stalled.</summary>
public sealed class TurnTests(ApiHost host)
{
    [Fact]
    public async Task The_turn_follows_what_is_said_promised_taken_back_and_paid()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var question = new Letter { From = customer.Contact, Subject = "Your reminder", Text = "We look at your statement." };
        await host.ReceiveAsync(question);
        Assert.Equal(("us", "customerWaits"), await TurnAsync(question));
        await host.ReceiveAsync(question.Reply("Here it is. Please pay.", from: Letter.Shared, to: [customer.Contact]));
        Assert.Equal(("customer", "weWait"), await TurnAsync(question));
        var recorded = await host.RecordAsync("mara", customer.Promise() with { MadeAt = DateTimeOffset.UtcNow }).IsAsync(HttpStatusCode.Created);
        Assert.Equal(("nobody", "promised"), await TurnAsync(question));
        await host.WithdrawAsync("mara", recorded.At<long>("promiseId"), 1, "us").IsOkAsync();
        Assert.Equal(("customer", "weWait"), await TurnAsync(question));
        await host.SetStatusAsync("ines", customer.Id, "withLawyers").IsOkAsync();
        Assert.Equal(("nobody", "held"), await TurnAsync(question));
    }

    [Fact]
    public async Task A_conversation_about_an_invoice_is_settled_when_the_invoice_is_paid()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = $"About {customer.Oldest.Number}", Text = "Where are the goods?" };
        await host.ReceiveAsync(letter);
        Assert.Equal("us", (await TurnAsync(letter)).Who);
        await host.ImportAgainAsync(customer, open: 0);
        Assert.Equal(("nobody", "nothingOpen"), await TurnAsync(letter));
    }

    [Fact]
    public async Task A_segment_that_the_ERP_changes_stalls_by_its_own_days()
    {
        await using var own = await ApiHost.StartAsync([("Conversations:SegmentStalls:Patient:Ours", "60")], services => services.WithoutSchedules());
        var customer = await own.GivenAnOverdueAccountAsync();
        await own.ReceiveAsync(new Letter { From = customer.Contact, Text = "Where are the goods?", SentAt = DateTimeOffset.UtcNow.AddDays(-20) });
        Assert.Single((await own.SendAsync("mara", HttpMethod.Get, "/api/stalled").IsOkAsync()).Rows("items"));
        await own.ImportAccountsAsync($"number,name,segment\n{customer.Number},{customer.Name},Patient\n");
        Assert.Empty((await own.SendAsync("mara", HttpMethod.Get, "/api/stalled").IsOkAsync()).Rows("items"));
    }

    [Fact]
    public async Task A_person_closes_it_and_the_next_word_opens_it_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "Where are the goods?" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var (id, key) = (state.At<long>("id"), Guid.NewGuid().ToString());
        var closed = await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/close", id, state.At<int>("version"), key: key).IsOkAsync();
        Assert.Equal(("nobody", "closed"), (closed.At<string>("turn.who"), closed.At<string>("turn.reason")));
        Assert.Equal(closed.ToJsonString(), (await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/close", id, state.At<int>("version"), key: key).IsOkAsync()).ToJsonString());
        await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/close", id, state.At<int>("version")).RefusesAsync(HttpStatusCode.PreconditionFailed, "stale_version");
        await host.DoAsync("mara", HttpMethod.Delete, "conversations/{id}/close", id, closed.At<int>("version")).IsOkAsync();
        Assert.Equal("us", (await TurnAsync(letter)).Who);
    }

    [Fact]
    public async Task A_conversation_waits_on_a_colleague_until_that_is_taken_back()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "Where are the goods?" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var ines = await host.WithDatabaseAsync(db => db.Members.Where(member => member.Name.StartsWith("Ines")).Select(member => member.Id).SingleAsync());
        var asked = await host.DoAsync("mara", HttpMethod.Put, "conversations/{id}/colleague", state.At<long>("id"), state.At<int>("version"), new { memberId = ines }).IsOkAsync();
        Assert.Equal(("colleague", ines), (asked.At<string>("turn.who"), asked.At<long>("turn.colleague.id")));
        await host.DoAsync("mara", HttpMethod.Put, "conversations/{id}/colleague", state.At<long>("id"), asked.At<int>("version"), new { memberId = long.MaxValue })
            .RefusesAsync(HttpStatusCode.UnprocessableEntity, "unknown_member", "memberId");
        var released = await host.DoAsync("mara", HttpMethod.Delete, "conversations/{id}/colleague", state.At<long>("id"), asked.At<int>("version")).IsOkAsync();
        Assert.Equal("us", released.At<string>("turn.who"));
    }

    [Fact]
    public async Task Not_this_customer_goes_to_the_queue_and_stays_away_from_it()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = "Not theirs" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var rejected = await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/not-account", state.At<long>("id"), state.At<int>("version"), new { accountId = customer.Id }).IsOkAsync();
        Assert.Null(rejected.Find("accountId"));
        Assert.Null(rejected.Find("turn"));
        Assert.NotNull(await host.QueuedAsync("mara", letter));
        await host.ReceiveAsync(letter.Reply("Still here."));
        Assert.Null((await host.ConversationAsync("mara", state.At<long>("id"))).Find("accountId"));
        Assert.Contains(await host.TimelineAsync("mara", customer.Id), line => line.At<string>("kind") == "conversation_rejected");
    }

    [Fact]
    public async Task Also_about_another_invoice_and_never_about_another_customers()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var letter = new Letter { From = customer.Contact };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var tied = await host.DoAsync("mara", HttpMethod.Put, $"conversations/{{id}}/receivables/{customer.Later.Id}", state.At<long>("id"), state.At<int>("version")).IsOkAsync();
        Assert.Contains(tied.Rows("links"), link => link.Find("number")?.GetValue<string>() == customer.Later.Number && link.At<bool>("isConfirmed"));
        await host.DoAsync("mara", HttpMethod.Put, $"conversations/{{id}}/receivables/{other.Later.Id}", state.At<long>("id"), tied.At<int>("version")).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Time_alone_stalls_a_conversation_and_touches_only_those_it_changes()
    {
        var clock = new MovableClock();
        await using var own = await ApiHost.StartAsync([], services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.WithoutSchedules();
        });
        var waiting = await own.GivenAnOverdueAccountAsync();
        var settled = await own.GivenAnOverdueAccountAsync();
        await own.ReceiveAsync(new Letter { From = waiting.Contact, Text = "Where are the goods?" }, new Letter { From = settled.Contact, Text = "Thank you!" });
        Assert.Equal((0, 0), (await RunDueAsync(), await StalledAsync()));

        clock.Advance(days: 7);
        Assert.Equal((1, 1), (await RunDueAsync(), await StalledAsync()));
        Assert.Equal(0, await RunDueAsync());

        Task<int> StalledAsync() => own.WithDatabaseAsync(db => db.ConversationTurns.CountAsync(turn => turn.StalledSince != null));

        async Task<int> RunDueAsync()
        {
            await using var scope = own.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RecomputeTurns>().RunDueAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task What_stalled_is_listed_by_money_and_by_age_to_those_whose_it_is()
    {
        await using var own = await ApiHost.StartAsync([]);
        var small = await own.GivenAnOverdueAccountAsync();
        var large = await own.GivenAnOverdueAccountAsync();
        var american = await own.GivenAnOverdueAccountAsync(team: "Americas");
        Letter Ago(Customer customer, int days, string subject) => new() { From = customer.Contact, Subject = subject, Text = "Please send it.", SentAt = DateTimeOffset.UtcNow.AddDays(-days) };
        var (first, second, third) = (Ago(small, 30, $"About {small.Later.Number}"), Ago(large, 20, "Statement"), Ago(american, 15, "Statement"));
        await own.ReceiveAsync(first, second, third, Ago(large, 0, "Another"));

        var byMoney = (await own.SendAsync("mara", HttpMethod.Get, "/api/stalled?by=money").IsOkAsync()).Rows("items");
        Assert.Equal([large.Id, small.Id], byMoney.Select(row => row.At<long>("account.id")));
        Assert.Equal([32_300m, 10_000m], byMoney.Select(row => row.At<decimal>("atStake")));
        Assert.Equal(("us", "waiting", "Please send it."), (byMoney[0].At<string>("turn.who"), byMoney[0].At<string>("turn.stalls[0].kind"), byMoney[0].At<string>("lastWords")));
        var byAge = await own.SendAsync("ines", HttpMethod.Get, "/api/stalled?by=age&size=1").IsOkAsync();
        Assert.Equal(small.Id, byAge.At<long>("items[0].account.id"));
        var next = await own.SendAsync("ines", HttpMethod.Get, $"/api/stalled?by=age&size=2&cursor={byAge.At<string>("next")}").IsOkAsync();
        Assert.Equal([large.Id, american.Id], next.Rows("items").Select(row => row.At<long>("account.id")));

        var nudged = await own.DoAsync("ines", HttpMethod.Post, "conversations/{id}/nudge", byMoney[0].At<long>("conversationId"), byMoney[0].At<int>("version"), new { note = "They called." }).IsOkAsync();
        Assert.NotNull(nudged.Find("nudgedAt"));
        await own.ReceiveAsync(second.Reply("Here you are. Please pay.", from: Letter.Shared, to: [large.Contact]) with { SentAt = DateTimeOffset.UtcNow });
        Assert.Equal([small.Id], (await own.SendAsync("mara", HttpMethod.Get, "/api/stalled").IsOkAsync()).Rows("items").Select(row => row.At<long>("account.id")));
    }

    private async Task<(string Who, string Reason)> TurnAsync(Letter letter)
    {
        var state = await host.ConversationOfAsync("ines", letter);
        return (state.At<string>("turn.who"), state.At<string>("turn.reason"));
    }
}
