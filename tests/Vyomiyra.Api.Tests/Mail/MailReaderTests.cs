using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Faults;

namespace Vyomiyra.Api.Tests.Mail;

/// <summary>Real MSAL and the real Graph SDK against Microsoft 365 in miniature.</summary>
public sealed class MailReaderTests(ApiHost host)
{
    private const string Shared = "receivables@halden.example";

    private string subject = $"Re: INV-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_thread_is_read_on_behalf_of_the_user()
    {
        var first = await DeliverAsync("We will pay on Friday.", $"<{Guid.NewGuid():N}@customer.example>", at: host, hoursAgo: 2);
        var second = await DeliverAsync("Sorry, on Monday.", $"<{Guid.NewGuid():N}@customer.example>", inReplyTo: IdOf(first));

        var thread = (await ReadAsync("mara", second)).Value;

        Assert.Equal(IdOf(second), thread.Opened.InternetMessageId);
        Assert.Equal([IdOf(first), IdOf(second)], thread.Messages.Select(message => message.InternetMessageId));
        Assert.Equal("Sorry, on Monday.", thread.Opened.Text.Trim());
        Assert.Equal("clerk@customer.example", thread.Opened.FromAddress);
        Assert.Contains($"In-Reply-To: {IdOf(first)}\r\n", thread.Opened.Headers, StringComparison.Ordinal);
        Assert.Equal([Shared], thread.Opened.Recipients);
        Assert.Equal(Shared, thread.Opened.Mailbox);
        Assert.NotEmpty(thread.Opened.ImmutableId);
    }

    [Fact]
    public async Task A_message_is_known_by_the_same_id_after_it_was_read_twice()
    {
        var message = await DeliverAsync("Once.", $"<{Guid.NewGuid():N}@customer.example>");
        Assert.Equal((await ReadAsync("mara", message)).Value.Opened.ImmutableId, (await ReadAsync("ines", message)).Value.Opened.ImmutableId);
    }

    [Fact]
    public async Task An_id_that_leads_to_another_message_is_not_believed()
    {
        var open = await DeliverAsync("The one that is open.", $"<{Guid.NewGuid():N}@customer.example>");
        subject = $"Other {Guid.NewGuid():N}";
        var other = await DeliverAsync("Another one.", $"<{Guid.NewGuid():N}@customer.example>");
        var thread = await ReadAsync("mara", new MailItem(Shared, other["id"]!.GetValue<string>(), IdOf(open)));
        Assert.Equal(IdOf(open), thread.Value.Opened.InternetMessageId);
        Assert.DoesNotContain(thread.Value.Messages, message => message.InternetMessageId == IdOf(other));
    }

    [Fact]
    public async Task A_message_that_is_nowhere_in_the_mailbox_is_not_found()
    {
        var some = await DeliverAsync("Some.", $"<{Guid.NewGuid():N}@customer.example>");
        var nowhere = $"<{Guid.NewGuid():N}@customer.example>";
        Assert.Equal("message_mismatch", (await ReadAsync("mara", new MailItem(Shared, some["id"]!.GetValue<string>(), nowhere))).Refusals[0].Code);
        Assert.Equal("message_not_found", (await ReadAsync("mara", new MailItem(Shared, "nonsense", nowhere))).Refusals[0].Code);
    }

    [Fact]
    public async Task A_mailbox_that_the_user_may_not_read_stays_closed()
    {
        var message = await DeliverAsync("For the shared mailbox.", $"<{Guid.NewGuid():N}@customer.example>");
        var outcome = await ReadAsync("jonas", message);
        Assert.True(outcome.IsRefused);
        Assert.Contains(outcome.Refusals[0].Code, (string[])["mailbox_forbidden", "message_not_found", "mailbox_not_found"]);
    }

    [Fact]
    public async Task Text_beyond_256_KB_is_cut()
    {
        var message = await DeliverAsync(new string('x', 300 * 1024), $"<{Guid.NewGuid():N}@customer.example>");
        Assert.Equal(256 * 1024, (await ReadAsync("mara", message)).Value.Opened.Text.Length);
    }

    [Theory]
    [InlineData(429, 300)]
    [InlineData(503, 300)]
    public async Task A_mailbox_that_wants_us_to_wait_for_long_is_unavailable_at_once(int status, int retryAfter)
    {
        await using var own = await ApiHost.StartAsync([]);
        var message = await DeliverAsync("Throttled.", $"<{Guid.NewGuid():N}@customer.example>", at: own);
        own.Faults.Order(new Fault("graph", Status: status, RetryAfter: retryAfter));
        var outcome = await ReadAsync("mara", message, own);
        Assert.Equal(("mailbox_unavailable", RefusalKind.Unavailable), (outcome.Refusals[0].Code, outcome.Refusals[0].Kind));
        Assert.Equal(TimeSpan.FromSeconds(retryAfter), outcome.Refusals[0].RetryAfter);
    }

    [Fact]
    public async Task A_fault_of_a_moment_is_not_noticed()
    {
        await using var own = await ApiHost.StartAsync([]);
        var message = await DeliverAsync("A hiccup.", $"<{Guid.NewGuid():N}@customer.example>", at: own);
        own.Faults.Order(new Fault("graph", Status: 429, RetryAfter: 1));
        Assert.False((await ReadAsync("mara", message, own)).IsRefused);
    }

    [Fact]
    public async Task A_claims_challenge_reaches_the_client_and_the_token_that_answers_it_opens_the_mailbox()
    {
        await using var own = await ApiHost.StartAsync([]);
        var message = await DeliverAsync("Sensitive.", $"<{Guid.NewGuid():N}@customer.example>", at: own);
        own.Faults.Order(new Fault("conditionalAccess", host.User("mara").Id, "c1"));

        var challenge = await Assert.ThrowsAsync<ClaimsChallengeException>(() => ReadAsync("mara", message, own));
        var http = new DefaultHttpContext { RequestServices = own.Services };
        foreach (var handler in own.Services.GetServices<IExceptionHandler>())
        {
            if (await handler.TryHandleAsync(http, challenge, TestContext.Current.CancellationToken))
            {
                break;
            }
        }

        var header = http.Response.Headers.WWWAuthenticate.ToString();
        Assert.Equal(401, http.Response.StatusCode);
        Assert.StartsWith("Bearer ", header, StringComparison.Ordinal);
        Assert.Contains("error=\"insufficient_claims\"", header, StringComparison.Ordinal);
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(header.Split("claims=\"")[1].TrimEnd('"')));
        Assert.Equal("c1", JsonNode.Parse(claims)!["access_token"]!["acrs"]!["value"]!.GetValue<string>());

        var answered = own.Tokens.ForApi(own.User("mara"), ["Collections.ReadWrite"], ClaimsRequest.Parse(claims));
        Assert.False((await ReadAsync("mara", message, own, answered)).IsRefused);
    }

    [Fact]
    public async Task Tokens_at_rest_are_encrypted_lie_under_their_user_and_are_used_again()
    {
        await using var own = await ApiHost.StartAsync([]);
        var message = await DeliverAsync("Cached.", $"<{Guid.NewGuid():N}@customer.example>", at: own);
        var token = own.Tokens.ForApi(own.User("mara"), ["Collections.ReadWrite"]);
        await ReadAsync("mara", message, own, token);
        var directory = Path.Combine(own.Folder, "tokens", own.Tenant.Id.ToString("N"), own.User("mara").Id.ToString("N"));
        var file = Assert.Single(Directory.GetFiles(directory));
        var written = File.GetLastWriteTimeUtc(file);
        Assert.DoesNotContain("eyJ", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        own.Faults.Order(new Fault("conditionalAccess", own.User("mara").Id, "c1"));
        Assert.False((await ReadAsync("mara", message, own, token)).IsRefused);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    private Task<JsonNode> DeliverAsync(string text, string internetMessageId, string? inReplyTo = null, ApiHost? at = null, int hoursAgo = 1) =>
        (at ?? host).DeliverAsync(Shared, new
        {
            subject,
            internetMessageId,
            sentDateTime = DateTimeOffset.UtcNow.AddHours(-hoursAgo),
            receivedDateTime = DateTimeOffset.UtcNow.AddHours(-hoursAgo),
            body = new { contentType = "text", content = text },
            from = new { emailAddress = new { name = "A. Clerk", address = "clerk@customer.example" } },
            toRecipients = new[] { new { emailAddress = new { name = "Receivables", address = Shared } } },
            internetMessageHeaders = inReplyTo is null ? [] : new[] { new { name = "In-Reply-To", value = inReplyTo } },
        });

    private static string IdOf(JsonNode message) => message["internetMessageId"]!.GetValue<string>();

    private Task<Outcome<MailThread>> ReadAsync(string user, JsonNode message, ApiHost? at = null, string? token = null) =>
        ReadAsync(user, new MailItem(Shared, message["id"]!.GetValue<string>(), IdOf(message)), at, token);

    private async Task<Outcome<MailThread>> ReadAsync(string user, MailItem item, ApiHost? at = null, string? token = null)
    {
        var here = at ?? host;
        await using var scope = here.Services.CreateAsyncScope();
        var person = here.User(user);
        scope.ServiceProvider.GetRequiredService<SignedIn>().Set(
            new UserKey(here.Tenant.Id, person.Id), token ?? here.Tokens.ForApi(person, ["Collections.ReadWrite"]));
        return await scope.ServiceProvider.GetRequiredService<MailReader>().ReadThreadAsync(item, TestContext.Current.CancellationToken);
    }
}
