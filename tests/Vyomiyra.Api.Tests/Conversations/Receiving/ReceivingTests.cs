using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;

namespace Vyomiyra.Api.Tests.Conversations.Receiving;

/// <summary>Mail that comes in by itself: threads, whom they are about, and what a message is.</summary>
public sealed class ReceivingTests(ApiHost host)
{
    [Fact]
    public async Task A_known_contact_who_names_an_invoice_is_linked_with_the_invoice_and_the_history_tells()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = $"Invoice {customer.Later.Number}", Text = "When was this due?" };
        await host.ReceiveAsync(letter);

        var state = await host.ConversationOfAsync("mara", letter);
        Assert.Equal((customer.Id, "customersWord"), (state.At<long>("accountId"), state.At<string>("messages[0].kind")));
        var links = state.Rows("links");
        Assert.Equal(2, links.Count);
        Assert.Contains(links, link => link.Find("receivableId") is null && link.Find("evidence")!.ToJsonString().Contains("knownContact", StringComparison.Ordinal));
        Assert.Contains(links, link => link.Find("receivableId")?.GetValue<long>() == customer.Later.Id && !link.At<bool>("isConfirmed"));
        var line = (await host.AccountAsync("mara", customer.Id)).Find("history[0]")!;
        Assert.Equal(("conversation_received", true, "mailbox"), (line.At<string>("kind"), line.At<bool>("details.isNewLink"), line.At<string>("authority")));
        Assert.Null(await host.QueuedAsync("mara", letter));
    }

    [Fact]
    public async Task The_same_page_twice_files_nothing_twice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var first = new Letter { From = customer.Contact };
        var second = first.Reply("And one more thing.");
        await host.ReceiveAsync(first, second);
        var before = (await host.AccountAsync("mara", customer.Id)).Find("history")!.ToJsonString();
        await host.ReceiveAsync(first, second, first);
        Assert.Equal(2, (await host.ConversationOfAsync("mara", first)).At<int>("messagesInAll"));
        Assert.Equal(before, (await host.AccountAsync("mara", customer.Id)).Find("history")!.ToJsonString());
    }

    [Fact]
    public async Task What_a_person_filed_and_what_the_mailbox_brings_are_one()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        var filed = await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).IsOkAsync();
        await host.ReceiveAsync(letter, letter.Reply("Any news?"));
        var state = await host.ConversationOfAsync("mara", letter);
        Assert.Equal((filed.At<long>("conversationId"), 2), (state.At<long>("id"), state.At<int>("messagesInAll")));
        Assert.True(Assert.Single(state.Rows("links")).At<bool>("isConfirmed"));
    }

    [Fact]
    public async Task A_message_that_answers_two_conversations_makes_them_one_with_links_and_promises()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var early = new Letter { From = customer.Contact, Subject = $"About {customer.Oldest.Number}" };
        var late = new Letter { From = customer.Contact, Subject = $"Concerning {customer.Later.Number}" };
        await host.ReceiveAsync(early);
        await host.ReceiveAsync(late);
        var (first, second) = (await host.ConversationOfAsync("mara", early), await host.ConversationOfAsync("mara", late));
        Assert.NotEqual(first.At<long>("id"), second.At<long>("id"));
        await host.RecordAsync("mara", customer.Promise(await late.DeliverAsync(host))).IsAsync(HttpStatusCode.Created);

        var joining = new Letter
        {
            From = customer.Contact,
            Subject = "Both of these",
            Headers = [("References", $"<{early.MessageId}> <{late.MessageId}>")],
        };
        await host.ReceiveAsync(joining);

        var joined = await host.ConversationAsync("mara", second.At<long>("id"));
        Assert.Equal((first.At<long>("id"), 3), (joined.At<long>("id"), joined.At<int>("messagesInAll")));
        Assert.Equal(
            [customer.Oldest.Id, customer.Later.Id], joined.Rows("links").Select(link => link.Find("receivableId")?.GetValue<long>()).OfType<long>().Distinct().Order());
        Assert.Equal("promised", joined.At<string>("turn.reason"));
        Assert.Contains(await host.TimelineAsync("mara", customer.Id), line => line.At<string>("kind") == "conversations_joined"
            && line.At<long>("details.joinedId") == second.At<long>("id") && line.At<long>("details.conversationId") == first.At<long>("id"));
        Assert.Single((await host.SendAsync("mara", HttpMethod.Get, $"/api/accounts/{customer.Id}/conversations").IsOkAsync()).Rows("items"));
    }

    [Fact]
    public async Task In_whatever_order_a_thread_arrives_it_is_one_conversation()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var root = new Letter { From = customer.Contact, Subject = "Order of things" };
        var answer = root.Reply("First answer.", from: Letter.Shared, to: [customer.Contact]);
        var last = answer.Reply("Last word.", from: customer.Contact, to: [Letter.Shared]);
        await host.ReceiveAsync(last);
        await host.ReceiveAsync(root);
        await host.ReceiveAsync(answer);
        var state = await host.ConversationOfAsync("mara", last);
        Assert.Equal(3, state.At<int>("messagesInAll"));
        Assert.Equal(["Hello, thank you for your message.", "First answer.", "Last word."], state.Rows("messages").Select(message => message.At<string>("newText")));
    }

    [Fact]
    public async Task Joined_conversations_of_two_customers_become_a_question()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var (first, second) = (new Letter { From = one.Contact, Subject = "One" }, new Letter { From = other.Contact, Subject = "Other" });
        await host.ReceiveAsync(first, second);
        var joining = new Letter { From = "broker@elsewhere.example", Subject = "Both", Headers = [("References", $"<{first.MessageId}> <{second.MessageId}>")] };
        await host.ReceiveAsync(joining);
        var row = (await host.SendAsync("mara", HttpMethod.Get, "/api/unmatched?size=200").IsOkAsync()).Rows("items").Single(item => item.At<string>("fromAddress") == joining.From);
        Assert.Equal("question", row.At<string>("state"));
        Assert.Equal(new[] { one.Id, other.Id }.Order(), row.Rows("guesses").Select(guess => guess.At<long>("accountId")).Order());
    }

    [Fact]
    public async Task Who_fails_to_prove_the_sender_is_never_linked_by_itself()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var forged = new Letter
        {
            From = customer.Contact,
            Subject = $"New bank account for {customer.Oldest.Number}",
            Headers = [("Authentication-Results", "spf=fail dkim=none dmarc=fail")],
        };
        await host.ReceiveAsync(forged);
        var row = (await host.QueuedAsync("mara", forged))!;
        Assert.Equal(("suggested", "senderFailed", customer.Id), (row.At<string>("state"), row.At<string>("caution"), row.At<long>("guesses[0].accountId")));
        Assert.DoesNotContain(await host.TimelineAsync("mara", customer.Id), line => line.At<string>("kind").StartsWith("conversation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stranger_who_joins_a_linked_thread_is_shown_to_a_person_and_whom_the_customer_copied_is_not()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = $"Refund {Guid.NewGuid():N}", To = [Letter.Shared, "adviser@adviser.example"] };
        var advised = letter.Reply("I advise them.", from: "adviser@adviser.example");
        await host.ReceiveAsync(letter);
        await host.ReceiveAsync(advised);
        Assert.Null(await host.QueuedAsync("mara", advised));

        var stranger = letter.Reply($"Please refund {customer.Oldest.Number} to our new account.", from: "helen@look-alike.example");
        await host.ReceiveAsync(stranger);
        await host.ReceiveAsync(stranger.Reply("Any news?"));
        var row = (await host.SendAsync("mara", HttpMethod.Get, "/api/unmatched?size=200").IsOkAsync()).Rows("items").Single(item => item.At<string>("subject") == letter.Subject);
        Assert.Equal(("suggested", "senderUnknown", customer.Id), (row.At<string>("state"), row.At<string>("caution"), row.At<long>("guesses[0].accountId")));
        var state = await host.ConversationOfAsync("mara", letter);
        Assert.Equal((customer.Id, 4), (state.At<long>("accountId"), state.At<int>("messagesInAll")));
        Assert.DoesNotContain(state.Rows("links"), link => link.Find("receivableId")?.GetValue<long>() == customer.Oldest.Id);
    }

    [Fact]
    public async Task What_we_say_among_ourselves_stays_out()
    {
        var whisper = new Letter { From = "mara.lindqvist@halden.example", To = ["ines.okafor@halden.example", Letter.Shared], Subject = "Between us" };
        await host.ReceiveAsync(whisper);
        Assert.False(await host.WithDatabaseAsync(db => db.Messages.AnyAsync(message => message.InternetMessageId == whisper.MessageId)));
    }

    [Fact]
    public async Task A_bounce_marks_the_address_that_we_wrote_to_and_tells_the_owner()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var ours = new Letter { From = Letter.Shared, To = [customer.Contact], Subject = $"Reminder {customer.Oldest.Number}", Text = "Please pay." };
        await host.ReceiveAsync(ours);
        await host.ReceiveAsync(new Letter
        {
            From = $"postmaster@{customer.Domain}",
            Subject = $"Undeliverable: {ours.Subject}",
            Text = "The address does not exist: 550 5.1.1",
            Headers =
            [
                ("Return-Path", "<>"), ("In-Reply-To", $"<{ours.MessageId}>"), ("References", $"<{ours.MessageId}>"), ("X-Failed-Recipients", $"{customer.Contact}, somebody@else.example"),
                ("Content-Type", "multipart/report; report-type=delivery-status"),
            ],
        });
        var account = await host.AccountAsync("mara", customer.Id);
        Assert.Equal(customer.Contact, account.At<string>("account.contacts[0].badAddresses[0]"));
        var bounced = (await host.TimelineAsync("mara", customer.Id)).Single(line => line.At<string>("kind") == "conversation_bounced");
        Assert.Equal((1, customer.Contact), (bounced.At<int>("details.failed"), bounced.At<string>("personal.badAddresses[0]")));
        var state = await host.ConversationOfAsync("mara", ours);
        Assert.Equal(["ourWord", "bounce"], state.Rows("messages").Select(message => message.At<string>("kind")));
        // No machine's answer ends our wait.
        Assert.Equal("customer", state.At<string>("turn.who"));
    }

    [Fact]
    public async Task Two_bounces_at_once_mark_the_address_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var (first, second) = (Reminder(), Reminder());
        await host.ReceiveAsync(first, second);
        await host.ReceiveAsync(Bounced(first), Bounced(second));
        var lines = await host.TimelineAsync("mara", customer.Id);
        Assert.Equal(2, lines.Count(line => line.At<string>("kind") == "conversation_bounced"));
        Assert.Single(lines, line => line.At<string>("kind") == "contact_changed");

        Letter Reminder() => new() { From = Letter.Shared, To = [customer.Contact], Subject = $"Reminder {Guid.NewGuid():N}", Text = "Please pay." };

        Letter Bounced(Letter ours) => new()
        {
            From = $"postmaster@{customer.Domain}",
            Subject = $"Undeliverable: {ours.Subject}",
            Text = "The address does not exist: 550 5.1.1",
            Headers =
            [
                ("Return-Path", "<>"), ("In-Reply-To", $"<{ours.MessageId}>"), ("References", $"<{ours.MessageId}>"), ("X-Failed-Recipients", customer.Contact),
                ("Content-Type", "multipart/report; report-type=delivery-status"),
            ],
        };
    }

    [Fact]
    public async Task Four_megabytes_hostile_headers_and_no_id_at_all_are_filed_like_any_mail()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var huge = new Letter
        {
            From = customer.Contact,
            FromName = new string('n', 5000),
            Subject = new string('s', 100_000) + "\0\u202e",
            Text = new string('x', 4 * 1024 * 1024),
            To = [.. Enumerable.Range(0, 10_000).Select(number => $"r{number}@elsewhere.example"), Letter.Shared, "not an address", ""],
            Headers = [("References", string.Concat(Enumerable.Range(0, 2000).Select(number => $"<{number}@loop.example>"))), ("In-Reply-To", "<<<<>"), ("", ":::"), ("Auto-Submitted", new string('a', 10_000))],
        };
        await host.ReceiveAsync(huge, new Letter { From = "", Subject = "", Text = "", To = [], MessageId = "" });
        var stored = await host.WithDatabaseAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.InternetMessageId == huge.MessageId));
        Assert.Equal((Message.MaximumText, ConversationTables.MaximumSubject, 500), (stored.Text.Length, stored.Subject.Length, stored.Recipients.Count));
    }

    [Fact]
    public async Task Two_messages_under_one_id_are_two_messages()
    {
        var (one, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var letter = new Letter { From = one.Contact, Subject = "Mine" };
        var copied = new Letter { From = other.Contact, Subject = "Another's", MessageId = letter.MessageId, Mailbox = "other@halden.example" };
        await host.ReceiveAsync(letter);
        await host.ReceiveAsync(copied);
        await host.ReceiveAsync(copied);
        Assert.Equal(2, await host.WithDatabaseAsync(db => db.Messages.CountAsync(message => message.FromAddress == one.Contact || message.FromAddress == other.Contact)));
    }

    [Fact]
    public async Task What_a_person_took_off_is_not_tied_again()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = $"About {customer.Later.Number}" };
        await host.ReceiveAsync(letter);
        var state = await host.ConversationOfAsync("mara", letter);
        var path = $"conversations/{{id}}/receivables/{customer.Later.Id}";
        var freed = await host.DoAsync("mara", HttpMethod.Delete, path, state.At<long>("id"), state.At<int>("version")).IsOkAsync();
        Assert.Single(freed.Rows("links"));
        await host.ReceiveAsync(letter.Reply($"Again {customer.Later.Number}"));
        Assert.Single((await host.ConversationOfAsync("mara", letter)).Rows("links"));
    }

    [Fact]
    public async Task An_absence_is_no_answer()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var ours = new Letter { From = Letter.Shared, To = [customer.Contact], Subject = $"Reminder {customer.Oldest.Number}", Text = "When will you pay?" };
        var away = ours.Reply("I am out of office.", from: customer.Contact, to: [Letter.Shared]) with { Subject = "Automatic reply: Reminder" };
        await host.ReceiveAsync(ours, away with { Headers = [.. away.Headers, ("Auto-Submitted", "auto-replied")] });
        var state = await host.ConversationOfAsync("mara", ours);
        Assert.Equal((nameof(MessageKind.AutoReply), "customer", "weWait"), (char.ToUpperInvariant(state.At<string>("messages[1].kind")[0]) + state.At<string>("messages[1].kind")[1..], state.At<string>("turn.who"), state.At<string>("turn.reason")));
    }
}
