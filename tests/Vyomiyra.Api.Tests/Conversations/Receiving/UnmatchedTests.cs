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
            var storedAt = DateTimeOffset.UtcNow.AddDays(-days);
            await own.WithDatabaseAsync(db => db.Messages.ExecuteUpdateAsync(message => message.SetProperty(each => each.StoredAt, storedAt)));
            await using var scope = own.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<EraseUnmatched>().RunAsync(TestContext.Current.CancellationToken);
        }
    }
}
