using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Worklist;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

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
    public async Task A_colleague_who_was_asked_is_shown_while_something_else_comes_first_and_until_they_answer()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "Where are the goods?" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var id = state.At<long>("id");
        var ines = await host.WithDatabaseAsync(db => db.Members.Where(member => member.Name.StartsWith("Ines")).Select(member => new { member.Id, member.Name, member.Address }).SingleAsync());
        await host.DoAsync("mara", HttpMethod.Put, "conversations/{id}/colleague", id, state.At<int>("version"), new { memberId = ines.Id }).IsOkAsync();
        await host.SetStatusAsync("ines", customer.Id, "withLawyers").IsOkAsync();
        var held = await host.ConversationAsync("mara", id);
        Assert.Equal(("held", ines.Id, ines.Name), (held.At<string>("turn.reason"), held.At<long>("colleague.id"), held.At<string>("colleague.name")));

        // Among ourselves, with the customer's mail below: it is not filed, and ends the wait all the same.
        await host.SetStatusAsync("ines", customer.Id, "normal").IsOkAsync();
        var forged = letter.Reply("They arrive on Monday.", from: ines.Address, to: [Letter.Shared]) with { SentAt = DateTimeOffset.UtcNow.AddMinutes(1) };
        await host.ReceiveAsync(forged with { Headers = [.. forged.Headers, ("Authentication-Results", "spf=fail dkim=fail dmarc=fail")] });
        Assert.Equal("colleague", (await host.ConversationAsync("mara", id)).At<string>("turn.who"));
        await host.ReceiveAsync(letter.Reply("They arrive on Monday.", from: ines.Address, to: [Letter.Shared]) with { SentAt = DateTimeOffset.UtcNow.AddMinutes(1) });
        var answered = await host.ConversationAsync("mara", id);
        Assert.Equal(("us", 1), (answered.At<string>("turn.who"), answered.At<int>("messagesInAll")));
        Assert.Null(answered.Find("colleague"));
        Assert.Contains(await host.TimelineAsync("mara", customer.Id), line => line.At<string>("kind") == "conversation_answered_by_colleague");
    }

    [Fact]
    public async Task The_account_waits_for_us_before_a_colleague_and_for_a_colleague_before_the_customer()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        Assert.Null((await host.AccountAsync("mara", customer.Id)).Find("standing.wait"));
        var asked = new Letter { From = customer.Contact, Subject = "One", Text = "Where are the goods?" };
        var other = new Letter { From = customer.Contact, Subject = "Two", Text = "Who sends the statement?", SentAt = DateTimeOffset.UtcNow.AddMinutes(-5) };
        await host.ReceiveAsync(asked, other);
        var state = await host.ConversationOfAsync("mara", asked);
        Assert.Equal(("us", "customerWaits", state.At<long>("id")), await WaitAsync());

        var ines = await host.WithDatabaseAsync(db => db.Members.Where(member => member.Name.StartsWith("Ines")).Select(member => new { member.Id, member.Name }).SingleAsync());
        await host.DoAsync("mara", HttpMethod.Put, "conversations/{id}/colleague", state.At<long>("id"), state.At<int>("version"), new { memberId = ines.Id }).IsOkAsync();
        var second = (await host.ConversationOfAsync("mara", other)).At<long>("id");
        Assert.Equal(("us", "customerWaits", second), await WaitAsync());
        await host.ReceiveAsync(other.Reply("Here it is. Please pay.", from: Letter.Shared, to: [customer.Contact]));
        Assert.Equal(("colleague", "colleagueAsked", state.At<long>("id")), await WaitAsync());
        Assert.Equal(ines.Name, (await host.AccountAsync("mara", customer.Id)).At<string>("standing.wait.colleague"));
        var listed = (await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts?search={customer.Number}").IsOkAsync()).Rows("items").Single();
        Assert.Equal(("colleague", ines.Name), (listed.At<string>("wait.who"), listed.At<string>("wait.colleague")));

        async Task<(string, string, long)> WaitAsync() => await host.AccountAsync("mara", customer.Id) is var account
            ? (account.At<string>("standing.wait.who"), account.At<string>("standing.wait.reason"), account.At<long>("standing.wait.conversationId"))
            : default;
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

    [Fact]
    public async Task What_stalled_is_told_apart_by_what_it_stalled_on()
    {
        await using var own = await ApiHost.StartAsync([]);
        var (waiting, silent, asked, contested) =
            (await own.GivenAnOverdueAccountAsync(), await own.GivenAnOverdueAccountAsync(), await own.GivenAnOverdueAccountAsync(), await own.GivenAnOverdueAccountAsync());
        var before = DateTimeOffset.UtcNow.AddDays(-30);
        Letter From(Customer customer) => new() { From = customer.Contact, Text = "Please send it.", SentAt = before };
        var (question, request) = (From(silent), From(asked));
        await own.ReceiveAsync(From(waiting), question, request, From(contested), question.Reply("Here it is. Please pay.", from: Letter.Shared, to: [silent.Contact]));
        var id = (await own.ConversationOfAsync("mara", request)).At<long>("id");
        await own.WithDatabaseAsync(async db =>
        {
            var ines = await db.Members.SingleAsync(member => member.Name.StartsWith("Ines"));
            (await db.Conversations.SingleAsync(conversation => conversation.Id == id)).AskColleague(ines.Id, before.AddDays(2));
            foreach (var (opened, touched) in new[] { (before, before), (before, DateTimeOffset.UtcNow) })
            {
                db.Set<Dispute>().Add(new Dispute
                {
                    AccountId = contested.Id,
                    ReasonCode = "01",
                    Currency = Currency.Parse("EUR"),
                    OpenedAt = opened,
                    TouchedAt = touched,
                    OpenedById = ines.Id,
                    Version = 1,
                    Parts = { new DisputePart { ReceivableId = touched == before ? contested.Oldest.Id : contested.Later.Id, AmountMinor = 100, RemainingMinor = 100 } },
                });
            }

            return await db.SaveChangesAsync();
        });
        await using (var scope = own.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RecomputeTurns>().RunAsync(
                await scope.ServiceProvider.GetRequiredService<VyomiyraDb>().ConversationTurns.Select(turn => turn.ConversationId).ToListAsync(TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken);
        }

        Assert.Equal([waiting.Id, contested.Id], await OnAsync("ourWord"));
        Assert.Equal([silent.Id], await OnAsync("customersWord"));
        Assert.Equal([asked.Id], await OnAsync("colleague"));
        Assert.Equal([contested.Id], await OnAsync("untouchedDispute"));
        Assert.Empty(await OnAsync("brokenPromise"));
        await own.RecordAsync("mara", silent.Promise() with { PromisedOn = Customer.Today.AddDays(-10), MadeAt = before.AddDays(3) }).IsAsync(HttpStatusCode.Created);
        Assert.Equal([silent.Id], await OnAsync("brokenPromise"));
        using var mara = own.As("mara");
        mara.DefaultRequestHeaders.Add("Accept", "text/csv");
        var lines = (await mara.GetStringAsync(new Uri("/api/stalled?on=untouchedDispute", UriKind.Relative), TestContext.Current.CancellationToken)).Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains("OurWord", lines[1], StringComparison.Ordinal);
        Assert.Contains("UntouchedDispute", lines[1], StringComparison.Ordinal);
        await own.SendAsync("mara", HttpMethod.Get, "/api/stalled?on=weather").IsAsync(HttpStatusCode.UnprocessableEntity);

        async Task<IEnumerable<long>> OnAsync(string on) =>
            (await own.SendAsync("mara", HttpMethod.Get, $"/api/stalled?on={on}").IsOkAsync()).Rows("items").Select(row => row.At<long>("account.id")).Order().ToList();
    }

    private async Task<(string Who, string Reason)> TurnAsync(Letter letter)
    {
        var state = await host.ConversationOfAsync("ines", letter);
        return (state.At<string>("turn.who"), state.At<string>("turn.reason"));
    }
}
