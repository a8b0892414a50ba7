using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>Anybody can ring; only Graph is heard, and never more is done than to look.</summary>
public sealed class DoorbellTests : IAsyncLifetime
{
    private const string State = "what only Graph knows";
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(State)));

    private MailRoom room = null!;
    private CountedNotifications counted = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MailRoom.OpenAsync(services => services.WithoutSchedules());
        counted = new CountedNotifications(room.Host);
        Assert.Equal(HttpStatusCode.Created, (await room.EnrolAsync(MailRoom.Empty)).StatusCode);
        await room.Host.WithDatabaseAsync(db => db.Mailboxes.ExecuteUpdateAsync(mailbox => mailbox
            .SetProperty(row => row.SubscriptionId, "sub").SetProperty(row => row.ClientStateHash, Hash).SetProperty(row => row.RingsHeard, row => row.Rings)));
    }

    public async ValueTask DisposeAsync()
    {
        counted.Dispose();
        await room.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/mail/notifications")]
    [InlineData("/api/mail/lifecycle")]
    public async Task The_handshake_repeats_the_token_as_plain_text(string path)
    {
        var answer = await room.RingAsync("", $"{path}?validationToken=Validation%3a+%3cb%3e%26%C3%BC");
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("Validation: <b>&ü", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await room.RingAsync("", $"{path}?validationToken={new string('x', 3000)}")).StatusCode);
    }

    [Fact]
    public async Task A_ring_of_ours_is_durable_before_it_is_answered()
    {
        var before = await room.StoredAsync(MailRoom.Empty);
        Assert.Equal(HttpStatusCode.Accepted, (await room.RingAsync(Told(Notification()))).StatusCode);
        var after = await room.StoredAsync(MailRoom.Empty);
        Assert.Equal((before.Rings + 1, true, before.Fence, before.Version), (after.Rings, after.HasNews, after.Fence, after.Version));
        Assert.NotNull(after.NewsSince);
        Assert.Equal(["heard 1"], counted.Lines);
    }

    [Fact]
    public async Task The_same_change_told_twice_rings_once()
    {
        var before = await room.StoredAsync(MailRoom.Empty);
        await room.RingAsync(Told(Notification("a")));
        await room.RingAsync(Told(Notification("a")));
        await room.RingAsync(Told(Notification("b")));
        Assert.Equal(before.Rings + 2, (await room.StoredAsync(MailRoom.Empty)).Rings);
        Assert.Equal(["heard 1", "replayed 1", "heard 1"], counted.Lines);
    }

    [Theory]
    [InlineData("""{"value":[{"subscriptionId":"another","clientState":"what only Graph knows"}]}""", "unknown_subscription 1")]
    [InlineData("""{"value":[{"subscriptionId":"sub","clientState":"guessed"}]}""", "wrong_client_state 1")]
    [InlineData("""{"value":[{"subscriptionId":"sub"}]}""", "wrong_client_state 1")]
    [InlineData("""{"value":[{"subscriptionId":"sub","clientState":"guessed","lifecycleEvent":"subscriptionRemoved"}]}""", "wrong_client_state 1")]
    [InlineData("""{"value":[{"subscriptionId":"sub","clientState":"what only Graph knows","lifecycleEvent":"unheard of"}]}""", "")]
    [InlineData("""{"value":[1,"two",null,{"subscriptionId":3}]}""", "")]
    [InlineData("""{"value":[]}""", "")]
    public async Task What_is_not_to_be_believed_is_counted_and_ignored(string body, string expected)
    {
        var before = await room.StoredAsync(MailRoom.Empty);
        Assert.Equal(HttpStatusCode.Accepted, (await room.RingAsync(body)).StatusCode);
        Assert.Equivalent(before, await room.StoredAsync(MailRoom.Empty));
        Assert.Equal(expected.Length == 0 ? [] : [expected], counted.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"value\":")]
    [InlineData("[]")]
    [InlineData("{\"value\":{}}")]
    [InlineData("\"\\ud800\"")]
    public async Task What_is_no_collection_of_notifications_is_refused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await room.RingAsync(body)).StatusCode);
        Assert.Equal(["malformed 1"], counted.Lines);
    }

    [Fact]
    public async Task Four_megabytes_are_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await room.RingAsync(new string('x', 4 * 1024 * 1024))).StatusCode);
        Assert.Equal(["too_large 1"], counted.Lines);
    }

    [Fact]
    public async Task Half_a_character_in_a_notification_is_no_fault_of_ours()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await room.RingAsync("""{"value":[{"subscriptionId":"\ud800","clientState":"\ud800"},{"subscriptionId":"sub","clientState":"\udc00"}]}""")).StatusCode);
    }

    [Fact]
    public async Task What_becomes_of_the_subscription_is_kept_until_somebody_sees_to_it()
    {
        await room.RingAsync(Told(Lifecycle("reauthorizationRequired")), "/api/mail/lifecycle");
        Assert.True((await room.StoredAsync(MailRoom.Empty)).MustReauthorize);
        var before = await room.StoredAsync(MailRoom.Empty);
        await room.RingAsync(Told(Lifecycle("missed")), "/api/mail/lifecycle");
        Assert.Equal(before.Rings + 1, (await room.StoredAsync(MailRoom.Empty)).Rings);
        await room.RingAsync(Told(Lifecycle("subscriptionRemoved")), "/api/mail/lifecycle");
        Assert.Null((await room.StoredAsync(MailRoom.Empty)).SubscriptionId);
    }

    [Fact]
    public async Task Bursts_are_not_refused_and_every_answer_is_durable()
    {
        var before = await room.StoredAsync(MailRoom.Empty);
        using var anyone = room.Host.Anonymous();
        var answers = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, cancellation) =>
        {
            using var content = new StringContent(Told(Notification($"m{number}")), System.Text.Encoding.UTF8, "application/json");
            using var answer = await anyone.PostAsync("/api/mail/notifications", content, cancellation);
            answers.Add(answer.StatusCode);
        });
        Assert.Equal(2000, answers.Count(status => status == HttpStatusCode.Accepted));
        Assert.InRange((await room.StoredAsync(MailRoom.Empty)).Rings, before.Rings + 1, before.Rings + 1999);
    }

    private static string Told(string notification) => $$"""{"value":[{{notification}}]}""";

    private static string Notification(string message = "m") =>
        $$$"""{"subscriptionId":"sub","clientState":"{{{State}}}","changeType":"created","resourceData":{"@odata.etag":"W/\"{{{message}}}\"","id":"{{{message}}}"}}""";

    private static string Lifecycle(string what) => $$"""{"subscriptionId":"sub","clientState":"{{State}}","lifecycleEvent":"{{what}}"}""";
}
