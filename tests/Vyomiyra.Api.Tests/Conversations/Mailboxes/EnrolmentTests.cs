using System.Net;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.History;
using Vyomiyra.Domain.Conversations.Mailboxes;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>An Administrator lets a shared mailbox be read, and takes that back.</summary>
public sealed class EnrolmentTests
{
    [Fact]
    public async Task An_enrolled_mailbox_is_read_whole_and_followed()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverAsync("Sorted by a rule", folder: "Disputes");
        await room.DeliverAsync("Thrown away", folder: "deleteditems");
        await room.DeliverAsync("Advertisement", folder: "junkemail");
        await room.DeliverManyAsync(120, "before");

        await room.GivenEnrolledAsync();
        Assert.Equal(121, await room.CountAsync());
        await room.DeliverAsync("News");
        await room.UntilFiledAsync(122);

        var view = await room.ViewAsync(by: "ines");
        Assert.Equal(
            ("following", 122, 122, "Priya Raman"),
            (view.At<string>("state"), view.At<int>("messages"), view.At<int>("unmatched"), view.At<string>("enrolledBy")));
        Assert.Null(view["error"]);
        Assert.InRange(view.At<DateTimeOffset>("subscriptionExpiresAt"), DateTimeOffset.UtcNow.AddDays(6), DateTimeOffset.UtcNow.AddDays(7));
        Assert.Contains("Disputes", view["folders"]!.AsArray().Select(folder => folder!["name"]!.GetValue<string>()));
        Assert.All(view["folders"]!.AsArray(), folder => Assert.True(folder!["isCaughtUp"]!.GetValue<bool>()));
        Assert.Equal(
            ["mailbox_enrolled"],
            await room.Host.WithDatabaseAsync(db => db.Activities.Where(line => line.Kind.StartsWith("mailbox")).Select(line => line.Kind).ToListAsync()));
    }

    [Theory]
    [InlineData("mara.lindqvist@halden.example", HttpStatusCode.Forbidden, "mailbox_forbidden")]
    [InlineData("nobody@halden.example", HttpStatusCode.Conflict, "mailbox_not_found")]
    [InlineData("no address", HttpStatusCode.UnprocessableEntity, "invalid_address")]
    public async Task What_the_application_may_not_read_is_not_enrolled(string address, HttpStatusCode status, string code)
    {
        await using var room = await MailRoom.OpenAsync();
        var mara = room.Host.User("mara").Mail;
        var answer = await room.EnrolAsync(address.StartsWith("mara", StringComparison.Ordinal) ? mara : address);
        Assert.Equal((status, code), (answer.StatusCode, (await answer.JsonAsync()).At<string>("code")));
        Assert.False(await room.Host.WithDatabaseAsync(db => db.Set<Mailbox>().AnyAsync()));
    }

    [Fact]
    public async Task An_application_that_could_read_the_administrators_own_mail_is_sent_away()
    {
        await using var room = await MailRoom.OpenAsync();
        room.Allow(MailRoom.Empty, room.Host.User("priya").Mail);
        var answer = await room.EnrolAsync(MailRoom.Empty);
        Assert.Equal((HttpStatusCode.Conflict, "scope_too_wide"), (answer.StatusCode, (await answer.JsonAsync()).At<string>("code")));
    }

    [Fact]
    public async Task A_members_own_mailbox_is_no_shared_one()
    {
        await using var room = await MailRoom.OpenAsync();
        room.Allow(room.Host.User("mara").Mail);
        var answer = await room.EnrolAsync(room.Host.User("mara").Mail);
        Assert.Equal((HttpStatusCode.Conflict, "mailbox_personal"), (answer.StatusCode, (await answer.JsonAsync()).At<string>("code")));
    }

    [Fact]
    public async Task A_mailbox_is_enrolled_once_and_a_repeated_request_answers_the_same()
    {
        await using var room = await MailRoom.OpenAsync();
        var (first, repeated) = (await room.EnrolAsync(MailRoom.Empty, key: "one"), await room.EnrolAsync(MailRoom.Empty, key: "one"));
        var other = await room.EnrolAsync(MailRoom.Empty, key: "two");
        Assert.Equal((await first.JsonAsync()).At<long>("id"), (await repeated.JsonAsync()).At<long>("id"));
        Assert.Equal((HttpStatusCode.Conflict, "mailbox_enrolled"), (other.StatusCode, (await other.JsonAsync()).At<string>("code")));
    }

    [Fact]
    public async Task A_withdrawn_mailbox_is_read_no_more_and_what_was_read_stays()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverManyAsync(3, "before");
        var id = await room.GivenEnrolledAsync();
        var version = (await room.ViewAsync()).At<int>("version").ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await room.WithdrawAsync(id, "77")).StatusCode);

        var answer = await room.WithdrawAsync(id, version);
        var stays = await answer.JsonAsync();
        Assert.Equal((HttpStatusCode.OK, 3, 3, 3), (answer.StatusCode, stays.At<int>("messages"), stays.At<int>("conversations"), stays.At<int>("unmatched")));
        Assert.Equal("withdrawn", (await room.ViewAsync()).At<string>("state"));
        Assert.Empty(await room.SubscriptionsAsync());

        await room.DeliverAsync("Too late");
        var again = await room.EnrolAsync(MailRoom.Lively);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await room.UntilAsync(MailRoom.Lively, mailbox => mailbox.State == MailboxState.Following);
        Assert.Equal(3, await room.CountAsync());

        await room.GivenEnrolledAsync();
        Assert.Equal(4, await room.CountAsync());
        Assert.All((await room.FiledAsync()).Values, copies => Assert.Equal(1, copies));
    }

    [Fact]
    public async Task A_mailbox_that_is_withdrawn_while_it_is_read_gets_nothing_more()
    {
        await using var room = await MailRoom.OpenAsync();
        await room.DeliverManyAsync(1000, "many");
        var answer = await room.EnrolAsync(MailRoom.Empty);
        var enrolled = await answer.JsonAsync();
        await room.UntilFiledAsync(1);
        var stays = await (await room.WithdrawAsync(enrolled.At<long>("id"), $"{enrolled.At<int>("version")}")).JsonAsync();
        await room.UntilAsync(MailRoom.Empty, mailbox => mailbox.Holder is null);
        Assert.InRange(stays.At<int>("messages"), 1, 999);
        Assert.Equal(stays.At<int>("messages"), await room.CountAsync());
    }
}
