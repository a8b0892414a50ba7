using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Vyomiyra.Api.Tests.Accounts;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>Whom is this mail about?</summary>
public sealed class ResolveTests(ApiHost host)
{
    private static string Stranger => $"someone@stranger{Guid.NewGuid():N}.example";

    [Fact]
    public async Task A_known_contact_is_recognised_and_the_account_shown_with_all_that_matters()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.ResolveAsync("mara", new Letter { From = customer.Contact }.Seen());

        Assert.Equal("certain", answer.At<string>("state"));
        Assert.Equal([("knownContact", customer.Contact), ("knownDomain", customer.Domain)], Evidence(answer));
        Assert.Equal((customer.Number, customer.Name), (answer.At<string>("account.account.number"), answer.At<string>("account.account.name")));
        var standing = answer.Find("account.standing")!;
        Assert.Equal((24_300m, 31_800m, 500m), (standing.At<decimal>("overdue"), standing.At<decimal>("open"), standing.At<decimal>("credits")));
        Assert.Equal((2, 40), (standing.At<int>("overdueItems"), standing.At<int>("oldestDays")));
        Assert.Equal(standing.At<int>("priority"), standing.All<int>("reasons", "points").Sum());
        Assert.Contains("overdueAmount", standing.All<string>("reasons", "code"));
        Assert.Equal(
            [customer.Oldest.Number, customer.Later.Number, customer.Credit.Number, customer.NotDue.Number],
            answer.All<string>("account.receivables", "documentNumber"));
        Assert.Equal(4, answer.At<int>("account.openReceivables"));
        Assert.Equal("receivables_imported", answer.At<string>("account.history[0].kind"));
        Assert.Null(answer.Find("message.conversationId"));
    }

    [Fact]
    public async Task A_thread_that_is_filed_is_known_whoever_writes_in_it()
    {
        var (customer, letter, filed) = await GivenAFiledLetterAsync();
        var answer = await host.ResolveAsync("mara", letter.Seen() with { From = new SeenPerson("Somebody else", Stranger) });
        Assert.Equal(("linked", customer.Id), (answer.At<string>("state"), answer.At<long>("account.account.id")));
        Assert.Equal([("threadIsLinked", letter.Subject)], Evidence(answer));
        Assert.Equal(filed.At<long>("conversationId"), answer.At<long>("message.conversationId"));
        Assert.Equal(filed.At<long>("messageId"), answer.At<long>("message.messageId"));
    }

    [Fact]
    public async Task A_reply_to_a_filed_message_is_linked()
    {
        var (customer, letter, _) = await GivenAFiledLetterAsync();
        var answer = await host.ResolveAsync("mara", letter.Reply("And another thing.", from: Stranger).Seen());
        Assert.Equal(("linked", customer.Id), (answer.At<string>("state"), answer.At<long>("account.account.id")));
        Assert.Equal("repliesToLinked", answer.At<string>("candidates[0].evidence[0].kind"));
        Assert.Null(answer.Find("message.conversationId"));
    }

    [Fact]
    public async Task An_invoice_number_in_the_subject_suggests_its_account()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.ResolveAsync("mara", new Letter { From = Stranger, Subject = $"Re: {customer.Oldest.Number}" }.Seen());
        Assert.Equal(("suggested", customer.Id), (answer.At<string>("state"), answer.At<long>("account.account.id")));
        Assert.Equal([("namesReceivable", customer.Oldest.Number)], Evidence(answer));
    }

    [Fact]
    public async Task Two_invoice_numbers_in_the_body_make_it_certain_however_they_are_written()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var text = $"About {customer.Oldest.Number.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()} and {customer.Later.Number.Replace('-', '/')}, please.";
        var answer = await host.ResolveAsync("mara", new Letter { From = Stranger, Text = text }.Seen());
        Assert.Equal("certain", answer.At<string>("state"));
        Assert.Equal([("namesReceivable", customer.Oldest.Number), ("namesReceivable", customer.Later.Number)], Evidence(answer));
    }

    [Fact]
    public async Task An_order_number_speaks_for_its_invoice()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var order = customer.Oldest.Number.Replace("INV", "PO", StringComparison.Ordinal);
        var answer = await host.ResolveAsync("mara", new Letter { From = Stranger, Text = $"This is about our order {order}." }.Seen());
        Assert.Equal([("namesReceivable", customer.Oldest.Number)], Evidence(answer));
    }

    [Fact]
    public async Task A_number_that_only_the_quoted_mail_names_says_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var text = $"Who are you?\r\n\r\n> Dear customer,\r\n> {customer.Oldest.Number} is overdue.\r\n";
        Assert.Equal("unknown", (await host.ResolveAsync("mara", new Letter { From = Stranger, Text = text }.Seen())).At<string>("state"));
    }

    [Fact]
    public async Task A_colleague_at_the_customers_domain_is_a_suggestion()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var answer = await host.ResolveAsync("mara", new Letter { From = $"Somebody.New@{customer.Domain.ToUpperInvariant()}" }.Seen());
        Assert.Equal("suggested", answer.At<string>("state"));
        Assert.Equal([("knownDomain", customer.Domain)], Evidence(answer));
    }

    [Fact]
    public async Task The_name_in_the_signature_adds_to_the_evidence()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var text = $"Please see below.\r\n\r\nKind regards\r\nA. Clerk\r\n{customer.Name.ToUpperInvariant()}, Harbour Road 1\r\n";
        var answer = await host.ResolveAsync("mara", new Letter { From = Stranger, Text = text }.Seen());
        Assert.Contains(("nameInSignature", customer.Name), Evidence(answer));
    }

    [Fact]
    public async Task A_freemail_domain_identifies_nobody_but_a_known_address_there_does()
    {
        var contact = $"{Guid.NewGuid():N}@gmail.com";
        var customer = await host.GivenAnOverdueAccountAsync(domain: "gmail.com", contact: contact);
        Assert.Equal("unknown", (await host.ResolveAsync("mara", new Letter { From = $"{Guid.NewGuid():N}@gmail.com" }.Seen())).At<string>("state"));
        var known = await host.ResolveAsync("mara", new Letter { From = contact }.Seen());
        Assert.Equal(("certain", customer.Id), (known.At<string>("state"), known.At<long>("account.account.id")));
        Assert.Equal([("knownContact", contact)], Evidence(known));
    }

    [Fact]
    public async Task Two_accounts_that_fit_equally_are_a_question()
    {
        var shared = $"clerk@group{Guid.NewGuid():N}.example";
        var one = await host.GivenAnOverdueAccountAsync(contact: shared);
        var other = await host.GivenAnOverdueAccountAsync(contact: shared);
        var answer = await host.ResolveAsync("mara", new Letter { From = shared }.Seen());
        Assert.Equal("ambiguous", answer.At<string>("state"));
        Assert.Null(answer.Find("account"));
        Assert.Equal([one.Id, other.Id], answer.All<long>("candidates", "accountId"));
        Assert.Equal([one.Name, other.Name], answer.All<string>("candidates", "name"));
        Assert.All(answer.Find("candidates")!.AsArray(), candidate => Assert.Equal("knownContact", candidate!.At<string>("evidence[0].kind")));

        var decided = await host.ResolveAsync("mara", new Letter { From = shared, Text = $"About {other.Oldest.Number}." }.Seen());
        Assert.Equal(other.Id, decided.At<long>("account.account.id"));
    }

    [Fact]
    public async Task Mail_that_fails_sender_authentication_is_never_certain()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var forged = new Letter
        {
            From = customer.Contact,
            Headers = [("Authentication-Results", "spf=fail; dkim=none; dmarc=fail"), ("Authentication-Results", "spf=pass; dkim=pass; dmarc=pass")],
        };
        var answer = await host.ResolveAsync("mara", forged.Seen());
        Assert.Equal(("suggested", "failed"), (answer.At<string>("state"), answer.At<string>("message.authentication")));
    }

    [Fact]
    public async Task A_forged_reply_in_a_filed_thread_is_not_taken_for_linked()
    {
        var (_, letter, _) = await GivenAFiledLetterAsync();
        var reply = letter.Reply("Our bank account has changed.");
        var answer = await host.ResolveAsync("mara", (reply with { Headers = [.. reply.Headers, ("Authentication-Results", "dmarc=fail")] }).Seen());
        Assert.Equal("suggested", answer.At<string>("state"));
    }

    [Fact]
    public async Task On_mail_we_sent_the_recipients_account_is_shown_and_our_words_promise_nothing()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var ours = new Letter { From = Letter.Shared, To = ["colleague@halden.example", customer.Contact], Text = "As agreed, we will pay 100.00 EUR on Friday." };
        var answer = await host.ResolveAsync("mara", ours.Seen());
        Assert.Equal(("outbound", customer.Id), (answer.At<string>("message.direction"), answer.At<long>("account.account.id")));
        Assert.Null(answer.Find("reading"));
    }

    [Fact]
    public async Task A_stranger_is_unknown()
    {
        var answer = await host.ResolveAsync("mara", new Letter { From = Stranger, Text = "We will pay 100.00 EUR on Friday." }.Seen());
        Assert.Equal("unknown", answer.At<string>("state"));
        Assert.Empty(answer.Find("candidates")!.AsArray());
        Assert.Null(answer.Find("account"));
        Assert.Null(answer.Find("reading"));
    }

    [Fact]
    public async Task Another_teams_account_looks_exactly_like_unknown()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        var seen = await letter.DeliverAsync(host);
        await host.RecordAsync("mara", customer.Promise(seen)).IsAsync(HttpStatusCode.Created);
        var telling = seen with { Subject = customer.Oldest.Number, Body = $"About {customer.Later.Number}.\r\n\r\nRegards\r\n{customer.Name}" };
        var stranger = new Letter { From = Stranger }.Seen();

        Assert.Equal(customer.Id, (await host.ResolveAsync("mara", telling)).At<long>("account.account.id"));
        Assert.Equal((await host.ResolveAsync("tomas", stranger)).ToJsonString(), (await host.ResolveAsync("tomas", telling)).ToJsonString());
        Assert.Equal(
            (await host.ResolveAsync("tomas", stranger)).ToJsonString(),
            (await host.ResolveAsync("tomas", letter.Reply("About what I wrote.").Seen())).ToJsonString());
    }

    [Theory]
    [InlineData("tomas")]
    [InlineData("mara")]
    public async Task Asking_for_an_account_of_another_team_or_of_nobody_is_the_same_404(string user)
    {
        var customer = await host.GivenAnOverdueAccountAsync(team: user == "tomas" ? "Europe" : "Americas");
        var mail = new Letter { From = customer.Contact }.Seen();
        using var theirs = await host.SendAsync(user, HttpMethod.Post, "/api/conversations/resolve", new { mail, accountId = customer.Id });
        using var nobodys = await host.SendAsync(user, HttpMethod.Post, "/api/conversations/resolve", new { mail, accountId = long.MaxValue });
        const string expected = """{"title":"Not Found","status":404,"code":"not_found","detail":"Nothing here by that name that you may see."}""";
        await theirs.IsProblemAsync(HttpStatusCode.NotFound, expected);
        await nobodys.IsProblemAsync(HttpStatusCode.NotFound, expected);
    }

    [Fact]
    public async Task The_account_that_a_person_chose_is_shown_whatever_the_evidence_says()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var chosen = await host.GivenAnOverdueAccountAsync();
        var answer = await host.ResolveAsync("mara", new Letter { From = customer.Contact }.Seen(), chosen.Id);
        Assert.Equal(chosen.Id, answer.At<long>("account.account.id"));
        Assert.Equal([customer.Id], answer.All<long>("candidates", "accountId"));
    }

    [Fact]
    public async Task A_manager_of_several_teams_sees_the_accounts_of_each()
    {
        var european = await host.GivenAnOverdueAccountAsync(team: "Europe");
        var american = await host.GivenAnOverdueAccountAsync(team: "Americas");
        foreach (var customer in (Customer[])[european, american])
        {
            Assert.Equal(customer.Id, (await host.ResolveAsync("ines", new Letter { From = customer.Contact }.Seen())).At<long>("account.account.id"));
        }
    }

    [Fact]
    public async Task The_promise_in_the_text_is_proposed_with_the_words_it_was_read_from()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var sentence = $"We will pay 24,300.00 EUR on Friday for {customer.Oldest.Number} and {customer.Later.Number}.";
        var answer = await host.ResolveAsync("mara", new Letter { From = customer.Contact, Text = $"Hello,\r\n\r\n{sentence}\r\n\r\nKind regards\r\nA. Clerk" }.Seen());

        var suggestion = Assert.Single(answer.Find("reading.promises")!.AsArray())!;
        Assert.Equal((24_300m, "EUR"), (suggestion.At<decimal>("amount"), suggestion.At<string>("currency")));
        Assert.Equal(DayOfWeek.Friday, DateOnly.Parse(suggestion.At<string>("promisedOn"), CultureInfo.InvariantCulture).DayOfWeek);
        Assert.Equal([customer.Oldest.Id, customer.Later.Id], suggestion.All<long>("receivables", "id"));
        Assert.Equal(sentence.TrimEnd('.'), suggestion.At<string>("sentence").TrimEnd('.'));
        Assert.Equal(
            [("amount", "24,300.00 EUR"), ("date", "Friday"), ("reference", customer.Oldest.Number), ("reference", customer.Later.Number)],
            suggestion.Find("highlights")!.AsArray().Select(highlight =>
                (highlight!.At<string>("kind"), sentence.Substring(highlight!.At<int>("start"), highlight!.At<int>("length")))));
    }

    [Fact]
    public async Task What_was_today_when_the_mail_was_sent_is_proposed_for_that_day()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var friday = Days.LastFriday;
        var answer = await host.ResolveAsync(
            "mara", new Letter { From = customer.Contact, SentAt = friday.At(14), Text = $"We will pay 24,300.00 EUR today for {customer.Oldest.Number}." }.Seen());
        Assert.Equal(friday.ToString("O", CultureInfo.InvariantCulture), answer.At<string>("reading.promises[0].promisedOn"));
    }

    private async Task<(Customer Customer, Letter Letter, JsonNode Filed)> GivenAFiledLetterAsync()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Subject = "Question about our statement" };
        return (customer, letter, await host.FileAsync("mara", await letter.DeliverAsync(host), customer.Id).IsOkAsync());
    }

    private static IEnumerable<(string Kind, string Value)> Evidence(JsonNode answer) =>
        answer.Find("candidates[0].evidence")!.AsArray().Select(piece => (piece!.At<string>("kind"), piece!.At<string>("value")));
}
