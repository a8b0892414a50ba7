using Microsoft.EntityFrameworkCore;
using Vyomiyra.Domain.Conversations.Mailboxes;

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
}
