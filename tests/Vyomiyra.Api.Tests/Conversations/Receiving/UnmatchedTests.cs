using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Unmatched;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>What nobody knows whose it is, until a person says so.</summary>
public sealed class UnmatchedTests(ApiHost host)
{
    [Fact]
    public async Task A_stranger_waits_and_is_assigned_as_a_contact_with_all_else_that_they_wrote()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var sender = $"{Guid.NewGuid():N}@gmail.com";
        var (first, second) = (new Letter { From = sender, Subject = "Hello" }, new Letter { From = sender, Subject = "Again" });
        await host.ReceiveAsync(first, second);
        var row = (await host.QueuedAsync("mara", first))!;
        Assert.Equal(("unmatched", 0), (row.At<string>("state"), row.Rows("guesses").Count));

        var answer = await host.DoAsync(
            "mara", HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = customer.Id, rememberContact = true }).IsOkAsync();

        Assert.Equal((customer.Id, 1), (answer.At<long>("conversation.accountId"), answer.At<int>("alsoLinked")));
        Assert.Null(await host.QueuedAsync("mara", first));
        Assert.Null(await host.QueuedAsync("mara", second));
        Assert.Equal(customer.Id, (await host.ConversationOfAsync("mara", second)).At<long>("accountId"));
        Assert.Contains((await host.AccountAsync("mara", customer.Id)).Rows("account.contacts"), contact => contact.Find("addresses")!.ToJsonString().Contains(sender, StringComparison.Ordinal));
        var kinds = (await host.TimelineAsync("mara", customer.Id)).Select(line => line.At<string>("kind")).ToList();
        Assert.Contains("conversation_filed", kinds);
        Assert.Contains("contact_added", kinds);
        Assert.Contains("conversation_received", kinds);
    }

    [Fact]
    public async Task Of_two_who_assign_the_same_one_wins_and_the_other_is_told()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var letter = new Letter { From = $"{Guid.NewGuid():N}@gmail.com", Subject = "Whose am I" };
        await host.ReceiveAsync(letter);
        var row = (await host.QueuedAsync("mara", letter))!;
        var answers = await Task.WhenAll(new[] { ("mara", one.Id), ("ines", other.Id) }.Select(each => host.DoAsync(
            each.Item1, HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = each.Item2 })));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        var stale = await answers.Single(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"accountId\":", stale, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_accounts_that_fit_are_a_question_whose_answer_is_remembered_until_it_is_revoked()
    {
        var shared = $"clerk@group{Guid.NewGuid():N}.example";
        var one = await host.GivenAnOverdueAccountAsync(contact: shared);
        var other = await host.GivenAnOverdueAccountAsync(contact: shared);
        var first = new Letter { From = shared, Subject = "First" };
        await host.ReceiveAsync(first);
        var row = (await host.QueuedAsync("mara", first))!;
        Assert.Equal("question", row.At<string>("state"));
        Assert.Equal(new[] { one.Id, other.Id }.Order(), row.Rows("guesses").Select(guess => guess.At<long>("accountId")).Order());
        await host.DoAsync("mara", HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = other.Id }).IsOkAsync();

        var second = new Letter { From = shared, Subject = "Second" };
        await host.ReceiveAsync(second);
        var state = await host.ConversationOfAsync("mara", second);
        Assert.Equal(other.Id, state.At<long>("accountId"));
        Assert.Contains("rememberedAnswer", state.Find("links[0].evidence")!.ToJsonString(), StringComparison.Ordinal);

        var answer = (await host.SendAsync("mara", HttpMethod.Get, "/api/remembered-answers?size=200").IsOkAsync()).Rows("items").Single(item => item.At<string>("address") == shared);
        await host.SendAsync("tomas", HttpMethod.Delete, $"/api/remembered-answers/{answer.At<long>("id")}").IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync("mara", HttpMethod.Delete, $"/api/remembered-answers/{answer.At<long>("id")}")).StatusCode);
        var third = new Letter { From = shared, Subject = "Third" };
        await host.ReceiveAsync(third);
        Assert.Equal("question", (await host.QueuedAsync("mara", third))!.At<string>("state"));
    }

    [Fact]
    public async Task A_number_that_very_many_customers_use_tells_none_of_them_and_hides_none_that_another_tells()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (shared, due) = ($"AAA-{customer.Number[2..]}", Customer.Today.AddDays(10));
        var rows = Enumerable.Range(1, 51).Select(number => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{customer.Company},{customer.Number}-{number},User {number} of {shared},,,,,,Europe,invoice,R-{customer.Number[2..]}-{number},,{shared},,{due.AddDays(-30):yyyy-MM-dd},{due:yyyy-MM-dd},EUR,100,100"));
        await host.ImportReceivablesAsync("company,account,name,domain,contact,email,language,segment,team,type,number,line,order,reference,issued,due,currency,original,open\n" + string.Join('\n', rows));
        var letter = new Letter { From = $"{Guid.NewGuid():N}@gmail.com", Subject = "An order", Text = $"Please tell us about order {shared} and invoice {customer.Oldest.Number}." };
        await host.ReceiveAsync(letter);
        Assert.Equal([customer.Id], (await host.QueuedAsync("mara", letter))!.Rows("guesses").Select(guess => guess.At<long>("accountId")));
    }

    [Fact]
    public async Task An_answer_follows_its_account_when_that_is_merged()
    {
        var shared = $"clerk@group{Guid.NewGuid():N}.example";
        var one = await host.GivenAnOverdueAccountAsync(contact: shared);
        var other = await host.GivenAnOverdueAccountAsync(contact: shared);
        var survivor = await host.GivenAnOverdueAccountAsync();
        var first = new Letter { From = shared, Subject = "First" };
        await host.ReceiveAsync(first);
        var row = (await host.QueuedAsync("mara", first))!;
        await host.DoAsync("mara", HttpMethod.Post, "unmatched/{id}/assign", row.At<long>("conversationId"), row.At<int>("version"), new { accountId = other.Id }).IsOkAsync();
        await host.MergeAsync("ines", survivor.Id, other.Id).IsAsync(HttpStatusCode.Created);

        var second = new Letter { From = shared, Subject = "Second" };
        await host.ReceiveAsync(second);
        Assert.Equal(survivor.Id, (await host.ConversationOfAsync("mara", second)).At<long>("accountId"));
    }

    [Fact]
    public async Task What_a_person_said_is_not_a_customers_is_not_the_one_that_it_is_merged_into()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var survivor = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = "Not theirs" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/not-account", state.At<long>("id"), state.At<int>("version"), new { accountId = customer.Id }).IsOkAsync();
        await host.MergeAsync("ines", survivor.Id, customer.Id).IsAsync(HttpStatusCode.Created);
        await host.ReceiveAsync(letter.Reply("Still not."));
        Assert.Null((await host.ConversationAsync("mara", state.At<long>("id"))).Find("accountId"));
    }

    [Fact]
    public async Task What_is_not_ours_leaves_the_queue_and_comes_back_when_that_was_a_mistake()
    {
        var letter = new Letter { From = $"{Guid.NewGuid():N}@gmail.com", Subject = "Buy now" };
        await host.ReceiveAsync(letter);
        var row = (await host.QueuedAsync("jonas", letter))!;
        var dismissed = await host.DoAsync("jonas", HttpMethod.Post, "unmatched/{id}/dismiss", row.At<long>("conversationId"), row.At<int>("version")).IsOkAsync();
        Assert.Null(await host.QueuedAsync("jonas", letter));
        await host.ReceiveAsync(letter.Reply("Buy more."));
        Assert.Null(await host.QueuedAsync("jonas", letter));
        Assert.NotNull(await host.QueuedAsync("jonas", letter, dismissed: true));
        await host.DoAsync("jonas", HttpMethod.Delete, "unmatched/{id}/dismiss", row.At<long>("conversationId"), dismissed.At<int>("version")).IsOkAsync();
        Assert.NotNull(await host.QueuedAsync("jonas", letter));
    }

    [Fact]
    public async Task Another_teams_account_is_no_guess_and_its_conversations_do_not_exist()
    {
        var american = await host.GivenAnOverdueAccountAsync(team: "Americas");
        var forged = new Letter { From = american.Contact, Subject = "Hello from afar", Headers = [("Authentication-Results", "dmarc=fail")] };
        var real = new Letter { From = american.Contact, Subject = "Hello" };
        await host.ReceiveAsync(forged);
        await host.ReceiveAsync(real);
        Assert.Empty((await host.QueuedAsync("mara", forged))!.Rows("guesses"));
        Assert.Single((await host.QueuedAsync("tomas", forged))!.Rows("guesses"));
        var id = (await host.ConversationOfAsync("tomas", real)).At<long>("id");
        await host.SendAsync("mara", HttpMethod.Get, $"/api/conversations/{id}").RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.DoAsync("mara", HttpMethod.Post, "conversations/{id}/close", id, 1).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_words_of_what_stays_nobodys_are_erased_and_the_row_says_so()
    {
        await using var own = await ApiHost.StartAsync([("Conversations:EraseUnmatchedDays", "10")], services => services.WithoutSchedules());
        var customer = await own.GivenAnOverdueAccountAsync();
        var (stranger, known) = (new Letter { From = "who@gmail.com", Subject = "Who", Text = "A secret." }, new Letter { From = customer.Contact });
        await own.ReceiveAsync(stranger, known);
        Assert.Equal((0, 1), (await EraseAfterAsync(days: 9), await EraseAfterAsync(days: 11)));
        var row = (await own.QueuedAsync("mara", stranger))!;
        Assert.Equal((true, ""), (row.At<bool>("isErased"), row.At<string>("preview")));
        var texts = await own.WithDatabaseAsync(db => db.Messages.OrderBy(message => message.Id).Select(message => message.Text + message.NewText).ToListAsync());
        Assert.Equal(("", true), (texts[0], texts[1].Length > 0));

        async Task<int> EraseAfterAsync(int days)
        {
            await own.KeepSinceAsync(days);
            return await own.EraseAsync();
        }
    }

    [Fact]
    public async Task What_is_taken_from_a_customer_late_keeps_its_words_as_long_as_what_comes_from_a_stranger()
    {
        await using var own = await ApiHost.StartAsync([("Conversations:EraseUnmatchedDays", "10")], services => services.WithoutSchedules());
        var customer = await own.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = "Not theirs" };
        await own.ReceiveAsync(letter);
        await own.KeepSinceAsync(days: 11);
        var state = await own.ConversationOfAsync("mara", letter);
        await own.DoAsync("mara", HttpMethod.Post, "conversations/{id}/not-account", state.At<long>("id"), state.At<int>("version"), new { accountId = customer.Id }).IsOkAsync();
        Assert.Equal(0, await own.EraseAsync());
        await own.KeepSinceAsync(days: 11);
        Assert.Equal(1, await own.EraseAsync());
    }

    [Fact]
    public async Task Filing_what_was_erased_brings_its_words_back()
    {
        await using var own = await ApiHost.StartAsync([("Conversations:EraseUnmatchedDays", "10")], services => services.WithoutSchedules());
        var customer = await own.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = "who@gmail.com", Subject = "Who", Text = "Where are the goods?" };
        await own.ReceiveAsync(letter);
        await own.KeepSinceAsync(days: 11);
        Assert.Equal(1, await own.EraseAsync());
        await own.FileAsync("mara", await letter.DeliverAsync(own), customer.Id).IsOkAsync();
        var message = (await own.ConversationOfAsync("mara", letter)).Find("messages[0]")!;
        Assert.Equal((false, "Where are the goods?"), (message.At<bool>("isErased"), message.At<string>("newText").Trim()));
    }
}

internal static class Erasing
{
    /// <summary>As if all that is kept had been kept, and been nobody's, for so long.</summary>
    public static async Task KeepSinceAsync(this ApiHost host, int days)
    {
        var since = DateTimeOffset.UtcNow.AddDays(-days);
        await host.WithDatabaseAsync(db => db.Messages.ExecuteUpdateAsync(message => message.SetProperty(each => each.StoredAt, since)));
        await host.WithDatabaseAsync(db => db.UnmatchedConversations.ExecuteUpdateAsync(row => row.SetProperty(each => each.Since, since)));
    }

    /// <summary>Answers how many messages lost their words.</summary>
    public static async Task<int> EraseAsync(this ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EraseUnmatched>().RunAsync(TestContext.Current.CancellationToken);
    }
}
