using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.TranslateExchangeIds;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>The real Graph SDK reads mail.</summary>
public sealed class ReadingMailTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;
    GraphServiceClient Mara => host.GraphOf(host.Mara);

    [Fact]
    public async Task A_user_reads_their_own_profile()
    {
        var me = await Mara.Me.GetAsync(cancellationToken: Cancel);

        Assert.Equal((host.Mara.Id.ToString(), "Mara Lindqvist"), (me!.Id, me.DisplayName));
    }

    [Fact]
    public async Task Every_ordinary_property_of_a_delivered_message_is_read_back()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Everything", "Dear all")))["id"]!;

        var message = await Mara.Users[SandboxGraph.Shared].Messages[id].GetAsync(cancellationToken: Cancel);

        Assert.Equal("Everything", message!.Subject);
        Assert.Equal("clerk@customer.example", message.From!.EmailAddress!.Address);
        Assert.Equal(SandboxGraph.Shared, message.ToRecipients!.Single().EmailAddress!.Address);
        Assert.Equal(("Dear all", BodyType.Text), (message.Body!.Content, message.Body.ContentType));
        Assert.Equal("Dear all", message.BodyPreview);
        Assert.False(message.IsRead);
        Assert.NotNull(message.ConversationId);
        Assert.NotNull(message.ReceivedDateTime);
        Assert.Null(message.UniqueBody);
        Assert.Null(message.InternetMessageHeaders);
    }

    [Fact]
    public async Task Selected_properties_come_alone_with_the_id()
    {
        await host.Deliver(SandboxGraph.Mail("Select me"));

        var page = await Mara.Users[SandboxGraph.Shared].Messages.GetAsync(request =>
        {
            request.QueryParameters.Select = ["subject", "internetMessageHeaders"];
            request.QueryParameters.Top = 1;
        }, Cancel);

        var message = page!.Value!.Single();
        Assert.NotNull(message.Id);
        Assert.Null(message.Body);
        Assert.Contains(message.InternetMessageHeaders!, header => header is { Name: "Authentication-Results" });
    }

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        for (var i = 0; i < 7; i++)
            await host.Deliver(SandboxGraph.Mail($"Page {i}", from: "pages@customer.example"));
        var seen = new List<string>();

        var page = await Mara.Users[SandboxGraph.Shared].MailFolders["inbox"].Messages.GetAsync(request =>
        {
            request.QueryParameters.Filter = "from/emailAddress/address eq 'PAGES@customer.example'";
            request.QueryParameters.Top = 3;
            request.QueryParameters.Count = true;
        }, Cancel);
        Assert.Equal(7, page!.OdataCount);
        var walk = PageIterator<Message, MessageCollectionResponse>.CreatePageIterator(Mara, page, message =>
        {
            seen.Add(message.Subject!);
            return true;
        });
        await walk.IterateAsync(Cancel);

        Assert.Equal(7, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_conversation_is_read_in_order()
    {
        var first = await host.Deliver(SandboxGraph.Mail("Thread"));
        await host.Deliver(new
        {
            subject = "AW: Thread",
            body = new { contentType = "text", content = "Again" },
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            internetMessageHeaders = new[] { new { name = "In-Reply-To", value = (string)first["internetMessageId"]! } },
        });

        var page = await Mara.Users[SandboxGraph.Shared].Messages.GetAsync(request =>
        {
            request.QueryParameters.Filter = $"receivedDateTime ge 2000-01-01T00:00:00Z and conversationId eq '{first["conversationId"]}'";
            request.QueryParameters.Orderby = ["receivedDateTime asc"];
        }, Cancel);

        Assert.Equal(["Thread", "AW: Thread"], page!.Value!.Select(message => message.Subject));
    }

    [Fact]
    public async Task A_changed_subject_starts_a_new_conversation()
    {
        var first = await host.Deliver(SandboxGraph.Mail("Old subject"));
        var second = await host.Deliver(new
        {
            subject = "RE: New subject",
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            internetMessageHeaders = new[] { new { name = "References", value = (string)first["internetMessageId"]! } },
        });

        Assert.NotEqual((string)first["conversationId"]!, (string)second["conversationId"]!);
    }

    [Theory]
    [InlineData("internetMessageId eq '<filters@customer.example>'", true)]
    [InlineData("internetMessageId eq '<filters@customer.example>' and isRead eq true", false)]
    [InlineData("internetMessageId eq '<FILTERS@customer.example>'", false)]
    [InlineData("sentDateTime gt 2001-02-03T04:05:05.5Z and sentDateTime lt 2001-02-03T04:05:06.1Z", true)]
    [InlineData("receivedDateTime le 2001-02-03T04:05:06Z and (isRead eq false)", true)]
    [InlineData("receivedDateTime lt 2001-02-03T04:05:06Z", false)]
    [InlineData("contains(subject,'o''clock') and not isDraft eq true", true)]
    [InlineData("startswith(subject,'five') or subject eq 'nothing'", true)]
    public async Task Filters_find_what_they_name(string filter, bool expected)
    {
        await host.Deliver(new
        {
            subject = "Five o'clock",
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            internetMessageId = "<filters@customer.example>",
            sentDateTime = "2001-02-03T04:05:06Z",
        });

        var found = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages?$filter={Uri.EscapeDataString(filter)}").Json();

        Assert.Equal(expected, found["value"]!.AsArray().Any(message => (string?)message!["internetMessageId"] == "<filters@customer.example>"));
    }

    [Theory]
    [InlineData("$filter=isRead eq false&$orderby=receivedDateTime desc", "InefficientFilter")]
    [InlineData("$filter=isRead eq false and receivedDateTime ge 2020-01-01&$orderby=receivedDateTime desc", "InefficientFilter")]
    [InlineData("$filter=colour eq 'red'", "RequestBroker--ParseUri")]
    [InlineData("$filter=isRead eq 'yes'", "ErrorInvalidUrlQueryFilter")]
    [InlineData("$filter=receivedDateTime ge yesterday", "ErrorInvalidUrlQueryFilter")]
    [InlineData("$filter=isRead eq", "BadRequest")]
    [InlineData("$filter=(isRead eq true", "BadRequest")]
    [InlineData("$filter=subject eq 'unclosed", "BadRequest")]
    [InlineData("$select=colour", "RequestBroker--ParseUri")]
    [InlineData("$orderby=receivedDateTime sideways", "BadRequest")]
    [InlineData("$top=0", "BadRequest")]
    [InlineData("$skip=x", "BadRequest")]
    [InlineData("$expand=everything", "BadRequest")]
    public async Task Options_that_Graph_would_refuse_are_refused(string query, string code)
    {
        using var answer = await host.Get(host.TokenOf(host.Mara), $"/me/messages?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (string?)(await Task.FromResult(answer).Json())["error"]!["code"]);
    }

    [Fact]
    public async Task The_immutable_id_is_another_one_and_both_find_the_message()
    {
        var everyday = (string)(await host.Deliver(SandboxGraph.Mail("Two ids")))["id"]!;
        var messages = Mara.Users[SandboxGraph.Shared].Messages;

        var read = await messages[everyday].GetAsync(request => request.Headers.Add("Prefer", "IdType=\"ImmutableId\""), Cancel);
        var again = await messages[read!.Id].GetAsync(cancellationToken: Cancel);

        Assert.NotEqual(everyday, read.Id);
        Assert.Equal(everyday, again!.Id);
    }

    [Fact]
    public async Task Outlooks_ids_are_translated()
    {
        var everyday = (string)(await host.Deliver(SandboxGraph.Mail("Translate")))["id"]!;
        var outlook = everyday.Replace('-', '/').Replace('_', '+');

        var translated = await Mara.Users[SandboxGraph.Shared].TranslateExchangeIds.PostAsTranslateExchangeIdsPostResponseAsync(
            new TranslateExchangeIdsPostRequestBody
            {
                InputIds = [outlook, "nonsense"],
                SourceIdType = ExchangeIdFormat.EwsId,
                TargetIdType = ExchangeIdFormat.RestImmutableEntryId,
            }, cancellationToken: Cancel);

        Assert.StartsWith("AAkALg", translated!.Value![0].TargetId, StringComparison.Ordinal);
        Assert.Null(translated.Value[1].TargetId);
        Assert.NotNull(translated.Value[1].ErrorDetails);
    }

    [Fact]
    public async Task Letters_of_an_id_are_told_apart_by_case()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Case")))["id"]!;

        using var answer = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id.ToUpperInvariant()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Several_preferences_in_one_header_are_all_obeyed()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail(
            "Preferences", "<p>We pay.</p><hr><div id=\"divRplyFwdMsg\"><b>From:</b> us</div><p>Please pay.</p>", "html")))["id"]!;

        using var answer = await host.Get(
            host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}?$select=body,uniqueBody",
            "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"");
        var message = await Task.FromResult(answer).Json();

        Assert.StartsWith("AAkALg", (string?)message["id"], StringComparison.Ordinal);
        Assert.Equal("We pay.", (string?)message["uniqueBody"]!["content"]);
        Assert.Equal("text", (string?)message["body"]!["contentType"]);
        Assert.Contains("Please pay.", (string?)message["body"]!["content"], StringComparison.Ordinal);
        Assert.Equal(2, answer.Headers.GetValues("Preference-Applied").SelectMany(value => value.Split(',')).Count());
    }

    [Fact]
    public async Task Folders_are_found_by_their_well_known_names()
    {
        var inbox = await Mara.Users[SandboxGraph.Shared].MailFolders["inbox"].GetAsync(cancellationToken: Cancel);
        var all = await Mara.Users[SandboxGraph.Shared].MailFolders.GetAsync(request => request.QueryParameters.Top = 50, Cancel);

        Assert.Equal("Inbox", inbox!.DisplayName);
        Assert.Superset(
            new HashSet<string?> { "Inbox", "Sent Items", "Drafts", "Deleted Items", "Archive" }, all!.Value!.Select(folder => folder.DisplayName).ToHashSet());
        Assert.Contains(all.Value!, folder => folder.Id == inbox.Id);
    }

    [Fact]
    public async Task Folders_are_paged()
    {
        var first = await Mara.Me.MailFolders.GetAsync(request => request.QueryParameters.Top = 4, Cancel);
        var second = await Mara.Me.MailFolders.WithUrl(first!.OdataNextLink!).GetAsync(cancellationToken: Cancel);

        Assert.Empty(first.Value!.Select(folder => folder.Id).Intersect(second!.Value!.Select(folder => folder.Id)));
    }

    [Fact]
    public async Task Attachments_are_listed_and_their_bytes_fetched()
    {
        var stored = await host.Deliver(new
        {
            subject = "Files",
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            attachments = new[] { new { name = "notes.txt", contentType = "text/plain", contentBytes = "aGVsbG8=" } },
        });
        var message = Mara.Users[SandboxGraph.Shared].Messages[(string)stored["id"]!];

        var list = await message.Attachments.GetAsync(cancellationToken: Cancel);
        var file = Assert.IsType<FileAttachment>(list!.Value!.Single());
        var expanded = await message.GetAsync(request => request.QueryParameters.Expand = ["attachments"], Cancel);
        var bytes = await (await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{stored["id"]}/attachments/{file.Id}/$value"))
            .Content.ReadAsStringAsync(Cancel);

        Assert.Equal(("notes.txt", 5), (file.Name, file.Size));
        Assert.Equal("hello"u8.ToArray(), file.ContentBytes);
        Assert.Equal("hello", bytes);
        Assert.True(expanded!.HasAttachments);
        Assert.Equal(file.Id, expanded.Attachments!.Single().Id);
    }

    [Fact]
    public async Task Browsers_reach_the_same_Graph_below_sandbox()
    {
        await host.Deliver(SandboxGraph.Mail("Browser"));
        await host.Deliver(SandboxGraph.Mail("Browser"));
        using var browser = host.Browser();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", host.TokenOf(host.Mara));

        var page = JsonNode.Parse(await browser.GetStringAsync($"/sandbox/graph/v1.0/users/{SandboxGraph.Shared}/messages?$top=1&$select=subject", Cancel))!;
        var next = JsonNode.Parse(await browser.GetStringAsync(new Uri((string)page["@odata.nextLink"]!), Cancel))!;

        Assert.StartsWith($"{host.Address}sandbox/graph/v1.0/", (string?)page["@odata.nextLink"], StringComparison.Ordinal);
        Assert.Single(next["value"]!.AsArray());
    }
}
