using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>A person files the open mail's thread under an account.</summary>
public sealed class FilingTests(ApiHost host)
{
    [Fact]
    public async Task The_thread_is_read_from_the_mailbox_and_filed_with_its_evidence()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var question = new Letter { From = customer.Contact, Subject = "Statement", Text = "Which invoices are open?" };
        var ours = question.Reply("These two.", from: Letter.Shared, to: [customer.Contact]);
        var answer = ours.Reply("We will pay.", from: customer.Contact, to: [Letter.Shared]);
        await question.DeliverAsync(host);
        await ours.DeliverAsync(host);

        var filed = await host.FileAsync("mara", await answer.DeliverAsync(host), customer.Id).IsOkAsync();

        Assert.Equal((3, true, 1), (filed.At<int>("messages"), filed.At<bool>("isVerified"), filed.At<int>("version")));
        var stored = await MessagesAsync(filed.At<long>("conversationId"));
        Assert.Equal([question.MessageId, ours.MessageId, answer.MessageId], stored.Select(message => message.InternetMessageId));
        Assert.Equal([MessageDirection.Inbound, MessageDirection.Outbound, MessageDirection.Inbound], stored.Select(message => message.Direction));
        Assert.Equal(["Which invoices are open?", "These two.", "We will pay."], stored.Select(message => message.Text.Trim()));
        Assert.All(stored, message => Assert.True(message.IsVerified));
        Assert.All(stored, message => Assert.Equal(Letter.Shared, Assert.Single(message.Copies).Mailbox));
        Assert.Equal((SenderAuthentication.Passed, answer.SentAt), (stored[2].Authentication, stored[2].SentAt));
        Assert.Equal(stored[2].Id, filed.At<long>("messageId"));

        var link = Assert.Single(await LinksAsync(filed.At<long>("conversationId")));
        Assert.Equal([EvidenceKind.PersonDecided, EvidenceKind.KnownContact, EvidenceKind.KnownDomain], link.Evidence.Select(piece => piece.Kind));
        Assert.Equal((customer.Id, 1.0, null), (link.AccountId, link.Confidence, link.RevokedAt));
        var line = (await host.AccountAsync("mara", customer.Id)).Find("history[0]")!;
        Assert.Equal(("conversation_filed", "Mara Lindqvist", "Collector"), (line.At<string>("kind"), line.At<string>("actor"), line.At<string>("authority")));
        Assert.Equal(3, line.At<int>("details.messages"));
        Assert.Equal("Statement", line.At<string>("personal.subject"));
    }

    [Fact]
    public async Task What_the_pane_claims_gives_way_to_what_the_mailbox_has()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "We cannot pay." };
        var claimed = await letter.DeliverAsync(host) with { Body = "We will pay a million tomorrow.", From = new SeenPerson("The CEO", "ceo@elsewhere.example"), SentAt = letter.SentAt.AddDays(-30) };
        var filed = await host.FileAsync("mara", claimed, customer.Id).IsOkAsync();
        var stored = Assert.Single(await MessagesAsync(filed.At<long>("conversationId")));
        Assert.Equal(("We cannot pay.", customer.Contact, letter.SentAt), (stored.Text.Trim(), stored.FromAddress, stored.SentAt));
        var link = Assert.Single(await LinksAsync(filed.At<long>("conversationId")));
        Assert.Contains(new Evidence(EvidenceKind.KnownContact, customer.Contact), link.Evidence);
    }

    [Fact]
    public async Task The_evidence_that_was_shown_is_the_evidence_that_is_kept()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter
        {
            From = customer.Contact,
            Subject = customer.Later.Number,
            Text = $"Please see below.\r\n\r\nKind regards\r\nA. Clerk\r\n{customer.Name}\r\n\r\n> You owe us {customer.Oldest.Number}.",
        };
        var seen = await letter.DeliverAsync(host);
        var shown = (await host.ResolveAsync("mara", seen)).Find("candidates[0].evidence")!.AsArray().Select(piece => piece!.At<string>("value"));
        var filed = await host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        var links = await LinksAsync(filed.At<long>("conversationId"));
        var link = Assert.Single(links, row => row.ReceivableId is null);
        Assert.Equal([.. shown.Append("Mara Lindqvist").Order()], link.Evidence.Select(piece => piece.Value).Order());
    }

    [Fact]
    public async Task What_a_filed_mail_names_it_is_about_and_what_a_person_took_off_stays_off()
    {
        var (customer, other) = (await host.GivenAnOverdueAccountAsync(), await host.GivenAnOverdueAccountAsync());
        var letter = new Letter { From = customer.Contact, Subject = $"{customer.Oldest.Number} and {customer.Later.Number}", Text = $"We wait for {other.Later.Number} too." };
        var filed = await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).IsOkAsync();
        var id = filed.At<long>("conversationId");
        Assert.Equal([customer.Oldest.Id, customer.Later.Id], await NamedAsync());

        await host.SendAsync("mara", HttpMethod.Delete, $"/api/conversations/{id}/receivables/{customer.Later.Id}", ifMatch: $"\"{filed.At<int>("version")}\"").IsOkAsync();
        await host.FileAsync("mara", await letter.Reply($"And {customer.Later.Number}?").DeliverAsync(host), customer.Id).IsOkAsync();
        Assert.Equal([customer.Oldest.Id], await NamedAsync());

        async Task<IEnumerable<long>> NamedAsync() => (await LinksAsync(id)).Where(link => link is { ReceivableId: not null, RevokedAt: null }).Select(link => link.ReceivableId!.Value).Order();
    }

    [Fact]
    public async Task A_corrected_account_takes_the_conversation_along_and_both_histories_tell()
    {
        var wrong = await host.GivenAnOverdueAccountAsync();
        var right = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = wrong.Contact }.DeliverAsync(host);
        var first = await host.FileAsync("mara", seen, wrong.Id).IsOkAsync();
        var second = await host.FileAsync("ines", seen, right.Id).IsOkAsync();

        Assert.Equal((first.At<long>("conversationId"), 2), (second.At<long>("conversationId"), second.At<int>("version")));
        var links = await LinksAsync(first.At<long>("conversationId"));
        Assert.Equal([wrong.Id, right.Id], links.Select(link => link.AccountId));
        Assert.NotNull(links[0].RevokedAt);
        Assert.NotEqual(links[0].ConfirmedById, links[0].RevokedById);
        Assert.Null(links[1].RevokedAt);
        var left = (await host.AccountAsync("mara", wrong.Id)).Find("history[0]")!;
        Assert.Equal(("conversation_unlinked", right.Id), (left.At<string>("kind"), left.At<long>("details.movedToAccountId")));
        Assert.Equal("conversation_filed", (await host.AccountAsync("mara", right.Id)).At<string>("history[0].kind"));
        Assert.Equal(right.Id, (await host.ResolveAsync("mara", seen)).At<long>("account.account.id"));
    }

    [Fact]
    public async Task Filing_again_changes_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact }.DeliverAsync(host);
        var first = await host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        var history = (await host.AccountAsync("mara", customer.Id)).Find("history")!.ToJsonString();
        var second = await host.FileAsync("ines", seen, customer.Id).IsOkAsync();
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(history, (await host.AccountAsync("mara", customer.Id)).Find("history")!.ToJsonString());
        Assert.Single(await LinksAsync(first.At<long>("conversationId")));
        Assert.Single(Assert.Single(await MessagesAsync(first.At<long>("conversationId"))).Copies);
    }

    [Fact]
    public async Task A_message_that_came_later_joins_the_conversation()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        var first = await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).IsOkAsync();
        var second = await host.FileAsync("mara", await letter.Reply("One more thing.").DeliverAsync(host), customer.Id).IsOkAsync();
        Assert.Equal(first.At<long>("conversationId"), second.At<long>("conversationId"));
        Assert.Equal((2, 2), (second.At<int>("messages"), second.At<int>("version")));
    }

    [Fact]
    public async Task The_same_mail_in_two_mailboxes_is_one_message()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, To = [Letter.Shared, "mara.lindqvist@halden.example"] };
        var shared = await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).IsOkAsync();
        var personal = await host.FileAsync("mara", await (letter with { Mailbox = "mara.lindqvist@halden.example" }).DeliverAsync(host), customer.Id).IsOkAsync();
        Assert.Equal(shared.At<long>("messageId"), personal.At<long>("messageId"));
        Assert.Equal(2, Assert.Single(await MessagesAsync(shared.At<long>("conversationId"))).Copies.Count);
    }

    [Fact]
    public async Task What_we_say_among_ourselves_is_not_filed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        var seen = await letter.DeliverAsync(host);
        var whisper = letter.Reply("Between us: they always pay late.", from: "mara.lindqvist@halden.example", to: ["ines.okafor@halden.example"]);
        await whisper.DeliverAsync(host);
        Assert.Equal(1, (await host.FileAsync("mara", seen, customer.Id).IsOkAsync()).At<int>("messages"));
        Assert.False(await IsStoredAsync(whisper));
    }

    [Fact]
    public async Task A_mailbox_that_the_caller_may_not_read_stays_closed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Mailbox = "tomas.ferreira@halden.example" };
        await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).RefusesAsync(HttpStatusCode.Forbidden, "mailbox_forbidden");
        Assert.False(await IsStoredAsync(letter));
    }

    [Fact]
    public async Task An_item_that_is_another_message_than_the_open_one_is_refused()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var other = new Letter { From = customer.Contact };
        var nowhere = new Letter { From = customer.Contact };
        var mistaken = nowhere.Seen() with { ItemId = (await other.DeliverAsync(host)).ItemId };
        await host.FileAsync("mara", mistaken, customer.Id).RefusesAsync(HttpStatusCode.Conflict, "message_mismatch");
        Assert.False(await IsStoredAsync(other));
        Assert.False(await IsStoredAsync(nowhere));
    }

    [Fact]
    public async Task Where_Outlook_names_the_wrong_item_the_open_message_is_found_by_its_own_id()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var open = new Letter { From = customer.Contact };
        var other = new Letter { From = customer.Contact };
        var mistaken = await open.DeliverAsync(host) with { ItemId = (await other.DeliverAsync(host)).ItemId };
        await host.FileAsync("mara", mistaken, customer.Id).IsOkAsync();
        Assert.True(await IsStoredAsync(open));
        Assert.False(await IsStoredAsync(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody@halden.example")]
    [InlineData("not a mailbox")]
    [InlineData("receivables@halden.example/messages")]
    [InlineData("../me")]
    [InlineData("%2e%2e")]
    public async Task A_mailbox_that_is_none_is_refused(string mailbox)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        using var answer = await host.FileAsync("mara", await new Letter { From = customer.Contact }.DeliverAsync(host) with { Mailbox = mailbox }, customer.Id);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Mail_that_is_still_being_written_cannot_be_filed()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.FileAsync("mara", new Letter { From = customer.Contact }.Seen(), customer.Id)
            .RefusesAsync(HttpStatusCode.UnprocessableEntity, "mail_not_identified", "mail");
    }

    [Fact]
    public async Task Another_teams_account_and_nobodys_are_the_same_404()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact }.DeliverAsync(host);
        await host.FileAsync("tomas", seen, customer.Id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
        await host.FileAsync("tomas", seen, long.MaxValue).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_another_team_filed_stays_with_them()
    {
        var european = await host.GivenAnOverdueAccountAsync();
        var american = await host.GivenAnOverdueAccountAsync(team: "Americas");
        var seen = await new Letter { From = european.Contact }.DeliverAsync(host);
        await host.FileAsync("mara", seen, european.Id).IsOkAsync();
        await host.FileAsync("tomas", seen, american.Id).RefusesAsync(HttpStatusCode.Conflict, "filed_by_another_team");
        Assert.Equal(european.Id, (await host.ResolveAsync("mara", seen)).At<long>("account.account.id"));
        Assert.Equal("receivables_imported", (await host.AccountAsync("tomas", american.Id)).At<string>("history[0].kind"));
    }

    [Theory]
    [InlineData("jonas")]
    [InlineData("priya")]
    public async Task Filing_is_for_those_who_work_accounts(string user)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        await host.FileAsync(user, await new Letter { From = customer.Contact }.DeliverAsync(host), customer.Id).RefusesAsync(HttpStatusCode.Forbidden, "not_permitted");
    }

    [Fact]
    public async Task The_same_key_answers_as_before_and_takes_no_other_input()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var other = await host.GivenAnOverdueAccountAsync();
        var (seen, key) = (await new Letter { From = customer.Contact }.DeliverAsync(host), Guid.NewGuid().ToString());
        var first = await host.FileAsync("mara", seen, customer.Id, key).IsOkAsync();
        Assert.Equal(first.ToJsonString(), (await host.FileAsync("mara", seen, customer.Id, key).IsOkAsync()).ToJsonString());
        await host.FileAsync("mara", seen, other.Id, key).RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused", "Idempotency-Key");
        await host.FileAsync("mara", seen, customer.Id, key: "").RefusesAsync(HttpStatusCode.UnprocessableEntity, "idempotency_key_required", "Idempotency-Key");
    }

    [Fact]
    public async Task Two_who_file_the_same_thread_at_once_file_it_once()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact }.DeliverAsync(host);
        var filed = await Task.WhenAll(((string[])["mara", "ines", "mara", "ines"]).Select(user => host.FileAsync(user, seen, customer.Id).IsOkAsync()));
        Assert.Single(filed.Select(answer => answer.ToJsonString()).Distinct());
        Assert.Single(await LinksAsync(filed[0].At<long>("conversationId")));
    }

    private Task<bool> IsStoredAsync(Letter letter) => host.WithDatabaseAsync(db => db.Messages.AnyAsync(message => message.InternetMessageId == letter.MessageId));

    private Task<List<Message>> MessagesAsync(long conversationId) => host.WithDatabaseAsync(db =>
        db.Messages.AsNoTracking().Include(message => message.Copies).Where(message => message.ConversationId == conversationId).OrderBy(message => message.SentAt).ToListAsync());

    private Task<List<Link>> LinksAsync(long conversationId) => host.WithDatabaseAsync(db =>
        db.Links.AsNoTracking().Where(link => link.ConversationId == conversationId).OrderBy(link => link.Id).ToListAsync());
}
