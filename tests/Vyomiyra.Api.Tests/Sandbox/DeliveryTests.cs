using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>Anyone can bring their own email.</summary>
public sealed class DeliveryTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_sender_left_out_is_filled_in()
    {
        var id = (await host.Deliver(SandboxGraph.Mail("Bare")))["id"];

        var stored = await host.Get(
            host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}?$select=internetMessageId,internetMessageHeaders,toRecipients,sentDateTime").Json();

        Assert.Matches("^<.+@customer.example>$", (string)stored["internetMessageId"]!);
        Assert.Equal(SandboxGraph.Shared, (string?)stored["toRecipients"]![0]!["emailAddress"]!["address"]);
        Assert.Contains(stored["internetMessageHeaders"]!.AsArray(), header =>
            (string?)header!["name"] == "Authentication-Results" && ((string)header["value"]!).Contains("dmarc=pass", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_folder_is_found_or_made()
    {
        var sent = await host.Deliver(new { subject = "Filed", from = From, parentFolder = "Sent Items" });
        var made = await host.Deliver(new { subject = "Filed", from = From, parentFolder = "Disputes" });

        Assert.Equal("Sent Items", await NameOf(sent));
        Assert.Equal("Disputes", await NameOf(made));
    }

    [Theory]
    [InlineData("""{"subject":"x"}""", "from")]
    [InlineData("""{"from":{"emailAddress":{"address":"nobody"}}}""", "from/emailAddress/address")]
    [InlineData("""{"from":{"address":"a@b.example"}}""", "from/emailAddress")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"toRecipients":{}}""", "toRecipients")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"toRecipients":[{"emailAddress":{}}]}""", "toRecipients[0]/emailAddress/address")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"body":"text"}""", "body")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"body":{"contentType":"rtf"}}""", "body/contentType")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"sentDateTime":"yesterday"}""", "sentDateTime")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"attachments":[{"name":"x","contentBytes":"%%%"}]}""", "attachments[0]/contentBytes")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"internetMessageHeaders":[{"value":"x"}]}""", "internetMessageHeaders[0]/name")]
    [InlineData("""{"from":{"emailAddress":{"address":"a@b.example"}},"isRead":"yes"}""", "isRead")]
    [InlineData("""[]""", "message")]
    [InlineData("""{"from":""", "")]
    public async Task Bad_mail_is_refused_by_the_name_of_the_field(string message, string field)
    {
        using var browser = host.Browser();
        using var content = new StringContent(message, Encoding.UTF8, "application/json");

        var answer = await browser.PostAsync($"/sandbox/mailboxes/{SandboxGraph.Shared}/messages", content, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel);
        Assert.Equal([field], problem!["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_takes_no_mail()
    {
        using var browser = host.Browser();

        var answer = await browser.PostAsJsonAsync("/sandbox/mailboxes/nobody@halden.example/messages", SandboxGraph.Mail("Lost"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Fifty_megabytes_of_text_arrive_and_do_not_slow_lists_down()
    {
        var text = string.Concat(Enumerable.Repeat("All work and no play makes the payment late. \n< ", 50 * 1024 * 1024 / 47));
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Huge", text, "html"), host.Jonas.Mail))["id"]!;
        var token = host.TokenOf(host.Jonas);

        var clock = Stopwatch.StartNew();
        var list = await host.Get(token, "/me/messages?$select=subject,bodyPreview").Json();
        var listed = clock.Elapsed;
        var whole = await host.Get(token, $"/me/messages/{id}?$select=body,uniqueBody", "outlook.body-content-type=\"text\"").Json();

        Assert.Contains(list["value"]!.AsArray(), message => (string?)message!["subject"] == "Huge");
        Assert.True(listed < TimeSpan.FromSeconds(2), $"The list took {listed}.");
        Assert.True(((string)whole["body"]!["content"]!).Length > 40 * 1024 * 1024);
    }

    [Fact]
    public async Task Ten_thousand_recipients_are_kept()
    {
        var recipients = Enumerable.Range(0, 10_000).Select(i => new { emailAddress = new { name = $"Reader {i}", address = $"reader{i}@list.example" } });
        var id = (string)(await host.Deliver(new { subject = "Everybody", from = From, toRecipients = recipients }))["id"]!;

        var stored = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}?$select=toRecipients").Json();

        Assert.Equal(10_000, stored["toRecipients"]!.AsArray().Count);
        Assert.Equal("reader9999@list.example", (string?)stored["toRecipients"]![9_999]!["emailAddress"]!["address"]);
    }

    [Fact]
    public async Task Broken_headers_and_reversed_names_are_kept_as_they_came_and_do_not_break_the_MIME()
    {
        var id = (string)(await host.Deliver(new
        {
            subject = "Broken\r\nBcc: victim@elsewhere.example",
            from = new { emailAddress = new { name = "Evil \u202Efdp.eciovni\u0000", address = "evil@attacker.example" } },
            internetMessageHeaders = new[]
            {
                new { name = "X Bad:Name", value = "1" },
                new { name = "X-Folded", value = "one\r\nInjected: yes" },
                new { name = "References", value = "<<<>>> <a@b> garbage <" },
            },
        }))["id"]!;
        var path = $"/users/{SandboxGraph.Shared}/messages/{id}";

        var stored = await host.Get(host.TokenOf(host.Mara), $"{path}?$select=subject,from,internetMessageHeaders").Json();
        using var answer = await host.Get(host.TokenOf(host.Mara), $"{path}/$value");
        var mime = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Contains('\u202E', (string)stored["from"]!["emailAddress"]!["name"]!);
        Assert.Contains(stored["internetMessageHeaders"]!.AsArray(), header => (string?)header!["name"] == "X Bad:Name");
        var head = mime[..mime.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.DoesNotContain(head, line => line.StartsWith("Bcc:", StringComparison.Ordinal) || line.StartsWith("Injected:", StringComparison.Ordinal));
        Assert.All(head, line => Assert.Matches(@"^([!-9;-~]+:| )", line));
    }

    static object From => new { emailAddress = new { address = "clerk@customer.example" } };

    async Task<string?> NameOf(JsonNode message) => (string?)(await host.Get(
        host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/mailFolders/{message["parentFolderId"]}").Json())["displayName"];
}
