using System.Text;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain.Conversations.Kinds;

namespace Vyomiyra.Api.Tests.Conversations.Mailboxes;

/// <summary>Whom our mail did not reach stands in the part of a report that is for machines, when its words do not say it.</summary>
public sealed class BounceReportTests : IAsyncLifetime
{
    private MailRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MailRoom.OpenAsync();
        await room.GivenEnrolledAsync();
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task The_address_that_a_report_names_for_machines_alone_is_bad()
    {
        var (customer, ours) = await GivenAReminderAsync();
        await ReportAsync(ours, Status(customer.Contact, "failed", "5.1.1"));
        await room.UntilFiledAsync(2);
        var bounced = (await room.Host.TimelineAsync("mara", customer.Id)).Single(line => line.At<string>("kind") == "conversation_bounced");
        Assert.Equal((1, customer.Contact), (bounced.At<int>("details.failed"), bounced.At<string>("personal.badAddresses[0]")));
        Assert.Equal(customer.Contact, (await room.Host.AccountAsync("mara", customer.Id)).At<string>("account.contacts[0].badAddresses[0]"));
    }

    [Fact]
    public async Task A_report_of_what_arrived_is_a_receipt_and_one_of_a_delay_makes_no_address_bad()
    {
        var (customer, ours) = await GivenAReminderAsync();
        await ReportAsync(ours, Status(customer.Contact, "delivered", "2.0.0"));
        await ReportAsync(ours, Status(customer.Contact, "delayed", "4.4.1"));
        await room.UntilFiledAsync(3);
        Assert.Equal(
            [MessageKind.OurWord, MessageKind.ReadReceipt, MessageKind.Bounce],
            await room.Host.WithDatabaseAsync(db => db.Messages.OrderBy(message => message.Id).Select(message => message.Kind).ToListAsync()));
        Assert.Empty((await room.Host.AccountAsync("mara", customer.Id)).Find("account.contacts[0].badAddresses")!.AsArray());
    }

    [Theory]
    [InlineData("multipart/report; report-type=delivery-status", 404)]
    [InlineData("multipart/report; report-type=delivery-status", 500)]
    public async Task Where_the_report_cannot_be_read_as_it_travelled_its_words_must_do(string type, int status)
    {
        var (customer, ours) = await GivenAReminderAsync();
        await room.FaultAsync(new { kind = "graph", status, count = 1_000, path = "/$value" });
        await ReportAsync(ours, Status("another@else.example", "failed", "5.1.1"), $"<{customer.Contact}>: 550 5.1.1 no such user", type);
        await room.UntilFiledAsync(2);
        Assert.Equal(customer.Contact, (await room.Host.AccountAsync("mara", customer.Id)).At<string>("account.contacts[0].badAddresses[0]"));
    }

    [Fact]
    public async Task A_report_that_is_huge_or_broken_is_filed_like_any_mail()
    {
        var (_, ours) = await GivenAReminderAsync();
        await ReportAsync(ours, new string('\n', 2_000_000));
        await ReportAsync(ours, "Final-Recipient\0: ;;;\n\n\n--\nAction: failed\nStatus: 9.9.9.9.9\n\nAction: failed");
        await room.UntilFiledAsync(3);
    }

    private async Task<(Customer Customer, Letter Ours)> GivenAReminderAsync()
    {
        var customer = await room.Host.GivenAnOverdueAccountAsync();
        var ours = new Letter { From = MailRoom.Empty, To = [customer.Contact], Mailbox = MailRoom.Empty, Subject = $"Reminder {customer.Oldest.Number}", Text = "Please pay." };
        await ours.DeliverAsync(room.Host);
        await room.UntilFiledAsync(1);
        return (customer, ours);
    }

    private async Task ReportAsync(Letter ours, string status, string words = "Your mail did not arrive.", string type = "multipart/report; report-type=delivery-status") => await new Letter
    {
        From = "postmaster@mx.example",
        To = [MailRoom.Empty],
        Mailbox = MailRoom.Empty,
        Subject = $"Undeliverable: {ours.Subject}",
        Text = words,
        SentAt = ours.SentAt.AddMinutes(1),
        Headers = [("Return-Path", "<>"), ("In-Reply-To", $"<{ours.MessageId}>"), ("References", $"<{ours.MessageId}>"), ("Content-Type", type)],
        Files = [new Enclosure("details.txt", "message/delivery-status", Encoding.ASCII.GetBytes(status))],
    }.DeliverAsync(room.Host);

    private static string Status(string address, string action, string status) =>
        $"Reporting-MTA: dns; mx.example\r\n\r\nOriginal-Recipient: rfc822; {address}\r\nFinal-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n";
}
