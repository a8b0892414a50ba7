using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations.Receiving;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Faults;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>Filing while the mailbox or the sign-in is not there for us.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class FilingInHardTimesTests(OwnHost own) : IDisposable
{
    private ApiHost Host => own.Api;

    public void Dispose() => Host.Faults.Clear();

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task While_the_mailbox_is_out_of_reach_the_claim_stands_in_until_a_later_filing_verifies_it(int status)
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "We will pay on Monday." };
        var seen = await letter.DeliverAsync(Host) with { Body = "We will pay on Friday." };
        Host.Faults.Order(new Fault("graph", Status: status, RetryAfter: 300));

        var claimed = await Host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        Assert.Equal((1, false), (claimed.At<int>("messages"), claimed.At<bool>("isVerified")));
        Assert.Equal(("We will pay on Friday.", false), Told(await StoredAsync(letter)));

        var verified = await Host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        Assert.Equal((claimed.At<long>("messageId"), true), (verified.At<long>("messageId"), verified.At<bool>("isVerified")));
        var stored = await StoredAsync(letter);
        Assert.Equal(("We will pay on Monday.", true), Told(stored));
        Assert.Single(stored.Copies);
    }

    [Fact]
    public async Task What_was_verified_is_not_unlearned_while_the_mailbox_is_out_of_reach()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "The truth." };
        var seen = await letter.DeliverAsync(Host);
        await Host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        Host.Faults.Order(new Fault("graph", Status: 503, RetryAfter: 300));
        Assert.True((await Host.FileAsync("mara", seen with { Body = "A lie." }, customer.Id).IsOkAsync()).At<bool>("isVerified"));
        Assert.Equal(("The truth.", true), Told(await StoredAsync(letter)));
    }

    [Fact]
    public async Task What_was_really_said_changes_who_must_speak_next()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Text = "Where are the goods?" };
        var seen = await letter.DeliverAsync(Host);
        Host.Faults.Order(new Fault("graph", Status: 503, RetryAfter: 300));
        await Host.FileAsync("mara", seen with { Body = "Thank you!" }, customer.Id).IsOkAsync();
        Assert.Equal("nobody", (await Host.ConversationOfAsync("mara", letter)).At<string>("turn.who"));
        await Host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        Assert.Equal("us", (await Host.ConversationOfAsync("mara", letter)).At<string>("turn.who"));
    }

    [Fact]
    public async Task What_was_really_said_may_show_that_the_threads_of_two_customers_are_one_and_that_is_asked()
    {
        var (one, other) = (await Host.GivenAnOverdueAccountAsync(), await Host.GivenAnOverdueAccountAsync());
        var theirs = new Letter { From = other.Contact, Subject = $"About {other.Number}" };
        await Host.FileAsync("mara", await theirs.DeliverAsync(Host), other.Id).IsOkAsync();
        var letter = new Letter { From = one.Contact, Subject = $"About {one.Number}", Headers = [("References", $"<{theirs.MessageId}>")] };
        Host.Faults.Order(new Fault("graph", Status: 503, RetryAfter: 300));
        await Host.FileAsync("mara", await letter.DeliverAsync(Host) with { Headers = "" }, one.Id).IsOkAsync();

        await Host.ReceiveAsync(letter);

        var row = (await Host.SendAsync("mara", HttpMethod.Get, "/api/unmatched?size=200").IsOkAsync()).Rows("items").Single(item => item.At<string>("fromAddress") == letter.From);
        Assert.Equal("question", row.At<string>("state"));
        Assert.Equal(new[] { one.Id, other.Id }.Order(), row.Rows("guesses").Select(guess => guess.At<long>("accountId")).Order());
    }

    [Fact]
    public async Task A_claims_challenge_reaches_the_pane_and_nothing_is_stored_until_it_is_answered()
    {
        var customer = await Host.GivenAnOverdueAccountAsync();
        var seen = await new Letter { From = customer.Contact }.DeliverAsync(Host);
        Host.Faults.Order(new Fault("conditionalAccess", Host.User("mara").Id, "c1"));
        using var fresh = Host.As("mara");
        var before = await own.DatabaseAsync();

        using var challenged = await fresh.SendAsync(HttpMethod.Put, "/api/conversations", JsonContent.Create(new { mail = seen, accountId = customer.Id }), "answered-later");
        Assert.Equal(HttpStatusCode.Unauthorized, challenged.StatusCode);
        var header = challenged.Headers.WwwAuthenticate.ToString();
        Assert.Contains("error=\"insufficient_claims\"", header, StringComparison.Ordinal);
        Assert.Equal(before, await own.DatabaseAsync());

        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(header.Split("claims=\"")[1].Split('"')[0]));
        using var answered = Host.With(Host.Tokens.ForApi(Host.User("mara"), ["Collections.ReadWrite"], ClaimsRequest.Parse(claims)));
        var filed = await answered.SendAsync(HttpMethod.Put, "/api/conversations", JsonContent.Create(new { mail = seen, accountId = customer.Id }), "answered-later").IsOkAsync();
        Assert.True(filed.At<bool>("isVerified"));
    }

    private static (string Text, bool IsVerified) Told(Message message) => (message.Text.Trim(), message.IsVerified);

    private Task<Message> StoredAsync(Letter letter) => Host.WithDatabaseAsync(db =>
        db.Messages.AsNoTracking().Include(message => message.Copies).SingleAsync(message => message.InternetMessageId == letter.MessageId));
}
