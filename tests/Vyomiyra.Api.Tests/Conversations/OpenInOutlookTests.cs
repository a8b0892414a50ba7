using System.Net;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Api.Tests.Conversations.Mailboxes;
using Vyomiyra.Api.Tests.Conversations.Receiving;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>From a conversation to its latest mail in Outlook.</summary>
public sealed class OpenInOutlookTests(ApiHost host)
{
    [Fact]
    public async Task Its_latest_mail_is_found_on_behalf_of_whoever_reads_the_mailbox()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        await letter.DeliverAsync(host);
        var latest = await letter.Reply("And one more thing.").DeliverAsync(host);
        var id = (await host.FileAsync("mara", latest, customer.Id).IsOkAsync()).At<long>("conversationId");

        var link = new Uri((await MailAsync(host, "mara", id).IsOkAsync()).At<string>("webLink"));
        Assert.Equal($"/?mailbox={Uri.EscapeDataString(Letter.Shared)}&message={Uri.EscapeDataString(latest.ItemId!)}", link.PathAndQuery);
        await MailAsync(host, "jonas", id).RefusesAsync(HttpStatusCode.Forbidden, "mail_forbidden");
        await MailAsync(host, "tomas", id).RefusesAsync(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_mail_that_left_the_mailbox_is_said_to_be_gone()
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact };
        await host.ReceiveAsync(letter);
        var id = (await host.ConversationOfAsync("mara", letter)).At<long>("id");
        await MailAsync(host, "mara", id).RefusesAsync(HttpStatusCode.Conflict, "mail_gone");
    }

    [Fact]
    public async Task Of_an_enrolled_mailbox_whoever_sees_the_conversation_is_told_where_its_mail_lies()
    {
        await using var room = await MailRoom.OpenAsync();
        var mailbox = await room.GivenEnrolledAsync();
        var customer = await room.Host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, Mailbox = MailRoom.Empty, To = [MailRoom.Empty] };
        await letter.DeliverAsync(room.Host);
        await room.UntilFiledAsync(1);
        var id = (await room.Host.ConversationOfAsync("mara", letter)).At<long>("id");

        // Mara works the account and may not read this mailbox by herself.
        Assert.Contains(Uri.EscapeDataString(MailRoom.Empty), (await MailAsync(room.Host, "mara", id).IsOkAsync()).At<string>("webLink"), StringComparison.Ordinal);
        await room.WithdrawAsync(mailbox, (await room.ViewAsync())["version"]!.ToJsonString());
        await MailAsync(room.Host, "mara", id).RefusesAsync(HttpStatusCode.Forbidden, "mail_forbidden");
    }

    private static Task<HttpResponseMessage> MailAsync(ApiHost host, string user, long id) => host.SendAsync(user, HttpMethod.Get, $"/api/conversations/{id}/mail");
}
