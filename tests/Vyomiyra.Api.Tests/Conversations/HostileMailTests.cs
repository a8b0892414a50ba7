using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Tests.Accounts;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>Mail that strangers wrote to hurt, delivered and filed.</summary>
public sealed class HostileMailTests(ApiHost host)
{
    [Fact]
    public async Task Fifty_megabytes_of_text_are_cut()
    {
        var stored = await FiledAsync(customer => new Letter { From = customer.Contact, Text = string.Concat(Enumerable.Repeat("Invoices and more. ", 50 * 1024 * 1024 / 19)) });
        Assert.Equal((Message.MaximumText, true), (stored.Text.Length, stored.IsVerified));
    }

    [Fact]
    public async Task Of_ten_thousand_recipients_a_bounded_number_is_kept()
    {
        var stored = await FiledAsync(customer => new Letter
        {
            From = customer.Contact,
            To = [Letter.Shared, .. Enumerable.Range(0, 10_000).Select(index => $"person{index}@crowd.example")],
        });
        Assert.InRange(stored.Recipients.Count, 1, 500);
        Assert.Equal(Letter.Shared, stored.Recipients[0]);
    }

    [Fact]
    public async Task Scripts_in_HTML_leave_nothing_but_the_words()
    {
        var stored = await FiledAsync(customer => new Letter
        {
            From = customer.Contact,
            ContentType = "html",
            Text = """<p>We pay <b onclick="alert(1)">Friday</b>.</p><script>alert(2)</script><img src=x onerror="alert(3)"><style>p{}</style>""",
        });
        Assert.Contains("We pay Friday", stored.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", stored.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', stored.Text);
    }

    [Fact]
    public async Task What_looks_like_a_script_in_plain_text_stays_the_text_it_is()
    {
        const string text = "<script>alert(1)</script> ' OR 1=1; DROP TABLE Promises --";
        Assert.Equal(text, (await FiledAsync(customer => new Letter { From = customer.Contact, Text = text, Subject = text, FromName = text })).Text.Trim());
    }

    [Fact]
    public async Task A_right_to_left_override_in_a_name_survives_as_data()
    {
        const string name = "A. Clerk \u202Eexe.fdp\u202C \u200B🧾";
        Assert.Equal(name, (await FiledAsync(customer => new Letter { From = customer.Contact, FromName = name })).FromName);
    }

    [Fact]
    public async Task Broken_headers_hinder_nobody()
    {
        var stored = await FiledAsync(customer => new Letter
        {
            From = customer.Contact,
            Subject = new string('S', 5_000),
            Headers =
            [
                ("References", "<<a>> garbage <" + new string('x', 3_000) + ">"), ("In-Reply-To", "nobody at all"), ("Authentication-Results", "=;=;dmarc=perhaps"),
                ("X-\u202E", "\u0007"), ("Auto-Submitted", ""),
            ],
        });
        Assert.Equal((null, SenderAuthentication.Unknown, 400), (stored.InReplyTo, stored.Authentication, stored.Subject.Length));
    }

    [Theory]
    [InlineData("20261122 0714 id with blanks@broken.example")]
    [InlineData("it's (quoted) & \"signed\"@broken.example")]
    public async Task A_message_id_against_the_rules_can_be_filed_all_the_same(string id)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = new Letter { From = customer.Contact, MessageId = $"{Guid.NewGuid():N} {id}" };
        var seen = await letter.DeliverAsync(host);
        var filed = await host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        Assert.True(filed.At<bool>("isVerified"));
        Assert.Equal(filed.ToJsonString(), (await host.FileAsync("mara", seen, customer.Id).IsOkAsync()).ToJsonString());
    }

    private async Task<Message> FiledAsync(Func<Customer, Letter> write)
    {
        var customer = await host.GivenAnOverdueAccountAsync();
        var letter = write(customer);
        // The pane sends no more of a body than it may.
        var seen = await letter.DeliverAsync(host) with { Body = "", To = [] };
        var filed = await host.FileAsync("mara", seen, customer.Id).IsOkAsync();
        var (id, ours) = (filed.At<long>("messageId"), await host.AccountAsync("mara", customer.Id));
        Assert.Equal("conversation_filed", ours.At<string>("history[0].kind"));
        return await host.WithDatabaseAsync(db => db.Messages.AsNoTracking().SingleAsync(message => message.Id == id));
    }
}
