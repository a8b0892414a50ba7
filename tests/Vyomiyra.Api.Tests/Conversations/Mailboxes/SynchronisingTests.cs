using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>A notification is a doorbell, and delta is the truth: whatever goes wrong on the way, every message is filed once.</summary>
public sealed class SynchronisingTests
{
    [Fact]
    public async Task A_throttled_mailbox_waits_as_long_as_it_was_told_and_the_other_does_not_notice()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
        await room.GivenEnrolledAsync(MailRoom.Lively);
        var before = await room.CountAsync(MailRoom.Lively);
        await room.FaultAsync(new { kind = "graph", status = 429, retryAfter = 3, count = 1, path = "receivables.americas" });

        await room.DeliverAsync("Throttled");
        var throttled = await room.UntilAsync(MailRoom.Empty, mailbox => mailbox.NotBefore is not null);
        Assert.Equal(("mailbox_unavailable", MailboxState.Failing), (throttled.ErrorCode, throttled.State));
        Assert.InRange((throttled.NotBefore - throttled.ErrorAt)!.Value.TotalSeconds, 2.9, 3.1);
        await room.DeliverAsync("Prompt", MailRoom.Lively);
        await room.UntilFiledAsync(before + 1, MailRoom.Lively);

        await room.UntilFiledAsync(1);
        var calm = await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false });
        Assert.True(calm.LastSyncedAt >= throttled.NotBefore);
        Assert.Null(calm.ErrorCode);
    }

    [Fact]
    public async Task Whatever_fails_for_a_while_is_made_up_for()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
        await room.FaultAsync(new { kind = "graph", status = 503, retryAfter = 1, count = 2, path = "delta" });
        await room.FaultAsync(new { kind = "notificationsDropped", count = 3 });
        await room.FaultAsync(new { kind = "notificationsDoubled", count = 5 });
        await room.FaultAsync(new { kind = "deltaReplayed", count = 4 });

        for (var number = 0; number < 10; number++)
        {
            await room.DeliverAsync($"Number {number}");
        }

        await room.UntilFiledAsync(10);
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false });
        Assert.Equal(10, await room.CountAsync());
    }

    [Fact]
    public async Task A_mailbox_that_forgot_what_was_read_is_read_once_more_and_nothing_is_filed_twice()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverManyAsync(70, "before");
        await room.GivenEnrolledAsync();
        await room.FaultAsync(new { kind = "deltaExpired" });

        await room.DeliverAsync("News");

        await room.UntilFiledAsync(71);
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false });
        Assert.Equal(71, await room.CountAsync());
    }

    [Fact]
    public async Task What_was_missed_is_found_a_subscription_that_went_is_made_anew_and_one_in_doubt_is_confirmed()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
        var first = (await room.StoredAsync(MailRoom.Empty)).SubscriptionId;
        await room.FaultAsync(new { kind = "notificationsDropped", count = 2 });
        await room.DeliverAsync("One");
        await room.DeliverAsync("Two");
        await room.FaultAsync(new { kind = "missed" });
        await room.UntilFiledAsync(2);

        await room.FaultAsync(new { kind = "reauthorizationRequired" });
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { MustReauthorize: false, HasNews: false });
        await room.DeliverAsync("Three");
        await room.UntilFiledAsync(3);
        Assert.Equal(first, (await room.StoredAsync(MailRoom.Empty)).SubscriptionId);

        await room.FaultAsync(new { kind = "subscriptionRemoved" });
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox.SubscriptionId is { } made && made != first && !mailbox.HasNews);
        await room.DeliverAsync("Four");
        await room.UntilFiledAsync(4);
    }

    [Fact]
    public async Task What_was_missed_is_found_by_looking_now_because_delta_forgets_nothing_and_nothing_is_read_from_its_beginning_again()
    {
        var beginnings = new Beginnings();
        await using var room = await MailRoom.OpenAsync(services => services.AddKeyedSingleton<HttpMessageHandler>(
            Outbound.Microsoft, (provider, _) => new Counting(beginnings) { InnerHandler = provider.GetRequiredService<SandboxHandler>() }));
        await room.DeliverManyAsync(70, "before");
        await room.GivenEnrolledAsync();
        var read = beginnings.Count;
        await room.FaultAsync(new { kind = "notificationsDropped", count = 1 });
        await room.DeliverAsync("Missed");

        await room.FaultAsync(new { kind = "missed" });

        await room.UntilFiledAsync(71);
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false });
        Assert.Equal(71, await room.CountAsync());
        Assert.True(read > 0);
        Assert.Equal(read, beginnings.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(400)]
    public async Task A_folder_that_fails_for_ever_holds_up_no_other_and_the_mailbox_says_which_it_is(int status)
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverAsync("In the first", folder: "Disputes");
        await room.DeliverAsync("In the last", folder: "Zero");
        var id = await room.GivenEnrolledAsync();
        await room.FaultAsync(new { kind = "graph", status, count = 1_000_000, path = $"{await room.FolderAsync("Disputes")}/messages/delta" });

        await room.DeliverAsync("Held up", folder: "Disputes");
        await room.DeliverAsync("Not held up", folder: "Zero");
        await room.DeliverAsync("Nor this");
        await room.UntilFiledAsync(4);

        var stored = await room.UntilAsync(MailRoom.Empty, mailbox => !mailbox.HasNews);
        Assert.Equal((MailboxState.Following, "folder_failing"), (stored.State, stored.ErrorCode));
        Assert.Contains("Disputes", stored.ErrorDetail, StringComparison.Ordinal);
        var folders = (await room.ViewAsync())["folders"]!.AsArray();
        var failing = folders.Single(folder => folder!.At<string>("name") == "Disputes")!;
        Assert.Equal("folder_unreadable", failing.At<string>("error.code"));
        Assert.All(folders.Where(folder => folder != failing), folder => Assert.Null(folder!["error"]));

        // It is tried again after pauses that grow.
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await room.SynchroniseAsync(id);
            var folder = await room.Host.WithDatabaseAsync(db => db.Set<MailFolder>().SingleAsync(each => each.Name == "Disputes"));
            pauses.Add((folder.NotBefore - folder.ErrorAt)!.Value);
        }

        Assert.True(pauses[0] < pauses[1] && pauses[1] < pauses[2], string.Join(", ", pauses));
        room.Host.Faults.Clear();
        await room.SynchroniseAsync(id);
        Assert.Equal(5, await room.CountAsync());
        Assert.Null((await room.ViewAsync())["error"]);
    }

    [Fact]
    public async Task A_folder_that_asks_for_ever_to_be_left_alone_keeps_its_mailbox_failing_and_holds_up_no_other()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverAsync("In the first", folder: "Disputes");
        await room.DeliverAsync("In the last", folder: "Zero");
        await room.GivenEnrolledAsync();
        await room.GivenEnrolledAsync(MailRoom.Lively);
        var before = await room.CountAsync(MailRoom.Lively);
        await room.FaultAsync(new { kind = "graph", status = 429, retryAfter = 1, count = 1_000_000, path = $"{await room.FolderAsync("Disputes")}/messages/delta" });

        await room.DeliverAsync("Held up", folder: "Disputes");
        await room.DeliverAsync("Not held up", folder: "Zero");
        await room.DeliverAsync("Nor this");
        await room.DeliverAsync("Nor this of another mailbox", MailRoom.Lively);
        await room.UntilFiledAsync(4);
        await room.UntilFiledAsync(before + 1, MailRoom.Lively);

        var failing = await room.UntilAsync(MailRoom.Empty, mailbox => mailbox.Failures > 1);
        Assert.Equal((MailboxState.Failing, "mailbox_unavailable"), (failing.State, failing.ErrorCode));
        var view = await room.ViewAsync();
        Assert.Equal(("failing", "mailbox_unavailable"), (view.At<string>("state"), view.At<string>("error.code")));
        Assert.Equal("Disputes", Assert.Single(view["folders"]!.AsArray(), folder => folder!["error"] is not null)!.At<string>("name"));
        Assert.Equal("following", (await room.ViewAsync(MailRoom.Lively)).At<string>("state"));

        room.Host.Faults.Clear();
        await room.UntilFiledAsync(5);
        Assert.Null((await room.UntilAsync(MailRoom.Empty, mailbox => mailbox is { State: MailboxState.Following, HasNews: false })).ErrorCode);
    }

    [Fact]
    public async Task A_folder_that_went_to_Deleted_Items_is_followed_no_more_and_what_was_read_stays_until_it_comes_back()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverAsync("Before", folder: "Disputes");
        var id = await room.GivenEnrolledAsync();
        var folder = await room.FolderAsync("Disputes");

        await room.ChangeFolderAsync(HttpMethod.Delete, folder);
        await room.DeliverAsync("Thrown away", folder: "Disputes");
        await room.SynchroniseAsync(id);
        Assert.Equal(1, await room.CountAsync());
        Assert.DoesNotContain("Disputes", (await room.ViewAsync())["folders"]!.AsArray().Select(each => each!.At<string>("name")));

        await room.ChangeFolderAsync(HttpMethod.Post, $"{folder}/move", new { destinationId = "inbox" });
        await room.SynchroniseAsync(id);
        Assert.Equal(2, await room.CountAsync());
    }

    [Fact]
    public async Task A_folder_that_was_thrown_away_before_the_mailbox_was_enrolled_is_read_once_somebody_takes_it_out()
    {
        await using var room = await MailRoom.OpenAsync();
        var folder = (await room.DeliverAsync("Rescued", folder: "Disputes")).At<string>("parentFolderId");
        await room.ChangeFolderAsync(HttpMethod.Delete, folder);
        var id = await room.GivenEnrolledAsync();
        Assert.Equal(0, await room.CountAsync());

        await room.ChangeFolderAsync(HttpMethod.Post, $"{folder}/move", new { destinationId = "inbox" });
        await room.SynchroniseAsync(id);
        Assert.Equal(1, await room.CountAsync());

        await room.ChangeFolderAsync(HttpMethod.Delete, folder);
        await room.ChangeFolderAsync(HttpMethod.Delete, folder);
        await room.SynchroniseAsync(id);
        Assert.Equal(1, await room.CountAsync());
        Assert.False(await room.Host.WithDatabaseAsync(db => db.Set<MailFolder>().AnyAsync(each => each.FolderId == folder)));
    }

    [Fact]
    public async Task A_subscription_that_nobody_wrote_down_is_deleted_once_there_is_one_that_somebody_did()
    {
        await using var room = await MailRoom.OpenAsync();
        var forgotten = await room.SubscribeAsync(MailRoom.Empty, MailSubscriptions.NotificationPath);
        var others = new[]
        {
            await room.SubscribeAsync(MailRoom.Lively, MailSubscriptions.NotificationPath),
            await room.SubscribeAsync(MailRoom.Empty, "/api/mail/lifecycle"),
        };

        await room.GivenEnrolledAsync();

        var ours = (await room.StoredAsync(MailRoom.Empty)).SubscriptionId!;
        await MailRoom.UntilAsync(
            async () => (await room.SubscriptionsAsync()).Contains(forgotten) ? null : "",
            () => "The forgotten subscription stays.");
        Assert.Equal([.. others.Append(ours).Order()], (await room.SubscriptionsAsync()).Order());
    }

    [Fact]
    public async Task A_mailbox_that_may_not_be_read_any_more_says_so()
    {
        await using var room = await MailRoom.OpenAsync();
        var id = await room.GivenEnrolledAsync();
        room.Allow(MailRoom.Lively);
        using (var priya = room.Host.As("priya"))
        {
            await priya.PostAsync($"/api/mailboxes/{id}/sync", null, TestContext.Current.CancellationToken);
        }

        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox.ErrorCode == "mailbox_forbidden");
        Assert.Equal("failing", (await room.ViewAsync()).At<string>("state"));
    }

    [Fact]
    public async Task One_message_in_two_mailboxes_is_one_message()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
        await room.GivenEnrolledAsync(MailRoom.Lively);
        foreach (var address in (string[])[MailRoom.Empty, MailRoom.Lively])
        {
            await room.Host.DeliverAsync(address, new { subject = "Both", from = new { emailAddress = new { address = "clerk@customer.example" } }, internetMessageId = "<both@customer.example>" });
        }

        await MailRoom.UntilAsync(
            async () => await room.Host.WithDatabaseAsync(db => db.Set<Domain.Conversations.Message>().AnyAsync(message => message.InternetMessageId == "both@customer.example" && message.Copies.Count == 2)) ? "" : null,
            () => "Two copies were awaited.");
    }

    private sealed class Beginnings
    {
        private int count;

        public int Count => count;

        public void Add() => Interlocked.Increment(ref count);
    }

    /// <summary>Counts how often a folder is read from its beginning: without a token of what was read.</summary>
    private sealed class Counting(Beginnings beginnings) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } address && address.AbsolutePath.Contains("/messages/delta", StringComparison.Ordinal)
                && !address.Query.Contains("token", StringComparison.OrdinalIgnoreCase))
            {
                beginnings.Add();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
