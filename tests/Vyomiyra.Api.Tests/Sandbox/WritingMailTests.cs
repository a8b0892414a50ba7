using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.Messages.Item.CreateReply;
using Microsoft.Graph.Users.Item.Messages.Item.CreateReplyAll;
using Microsoft.Graph.Users.Item.Messages.Item.Move;
using Microsoft.Graph.Users.Item.SendMail;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>The real Graph SDK drafts, answers, files and sends mail.</summary>
public sealed class WritingMailTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;
    GraphServiceClient Mara => host.GraphOf(host.Mara);
    Microsoft.Graph.Users.Item.UserItemRequestBuilder Shared => Mara.Users[SandboxGraph.Shared];

    [Fact]
    public async Task A_reply_is_drafted_to_the_sender_and_quotes_the_message()
    {
        var original = await host.Deliver(new
        {
            subject = "Re: Question",
            body = new { contentType = "html", content = "<html><body><p>May we pay later?</p></body></html>" },
            from = new { emailAddress = new { name = "A. Clerk", address = "clerk@customer.example" } },
            internetMessageId = "<q1@customer.example>",
        });

        var draft = await Shared.Messages[(string)original["id"]!].CreateReply.PostAsync(new CreateReplyPostRequestBody { Comment = "Yes, until the 15th." }, cancellationToken: Cancel);
        var read = await Shared.Messages[draft!.Id].GetAsync(
            request => request.QueryParameters.Select = ["body", "uniqueBody", "internetMessageHeaders", "parentFolderId"], Cancel);
        var drafts = await Shared.MailFolders["drafts"].GetAsync(cancellationToken: Cancel);

        Assert.True(draft.IsDraft);
        Assert.Equal("RE: Question", draft.Subject);
        Assert.Equal("clerk@customer.example", draft.ToRecipients!.Single().EmailAddress!.Address);
        Assert.Equal((string)original["conversationId"]!, draft.ConversationId);
        Assert.Contains("May we pay later?", read!.Body!.Content, StringComparison.Ordinal);
        Assert.Contains("Yes, until the 15th.", read.UniqueBody!.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("May we pay later?", read.UniqueBody.Content, StringComparison.Ordinal);
        Assert.Contains(read.InternetMessageHeaders!, header => header is { Name: "In-Reply-To", Value: "<q1@customer.example>" });
        Assert.Equal(drafts!.Id, read.ParentFolderId);
    }

    [Fact]
    public async Task A_reply_to_all_keeps_everybody_but_us()
    {
        var original = await host.Deliver(new
        {
            subject = "All",
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            toRecipients = new[] { new { emailAddress = new { address = SandboxGraph.Shared } }, new { emailAddress = new { address = "boss@customer.example" } } },
            ccRecipients = new[] { new { emailAddress = new { address = "copy@customer.example" } } },
        });

        var draft = await Shared.Messages[(string)original["id"]!].CreateReplyAll.PostAsync(new CreateReplyAllPostRequestBody(), cancellationToken: Cancel);

        Assert.Equal(["clerk@customer.example", "boss@customer.example"], draft!.ToRecipients!.Select(to => to.EmailAddress!.Address));
        Assert.Equal(["copy@customer.example"], draft.CcRecipients!.Select(cc => cc.EmailAddress!.Address));
    }

    [Fact]
    public async Task A_draft_can_be_rewritten()
    {
        var draft = await Mara.Me.Messages.PostAsync(new Message { Subject = "First" }, cancellationToken: Cancel);

        var changed = await Mara.Me.Messages[draft!.Id].PatchAsync(new Message
        {
            Subject = "Second",
            Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>New words</p>" },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = "clerk@customer.example" } }],
        }, cancellationToken: Cancel);

        Assert.Equal(("Second", "New words"), (changed!.Subject, changed.BodyPreview));
        Assert.NotEqual(draft.ChangeKey, changed.ChangeKey);
        Assert.Equal("clerk@customer.example", changed.ToRecipients!.Single().EmailAddress!.Address);
    }

    [Fact]
    public async Task Files_are_attached_to_a_draft_and_taken_away_again()
    {
        var draft = await Mara.Me.Messages.PostAsync(new Message { Subject = "With files" }, cancellationToken: Cancel);

        var first = await Mara.Me.Messages[draft!.Id].Attachments.PostAsync(new FileAttachment { Name = "a.pdf", ContentType = "application/pdf", ContentBytes = "%PDF-a"u8.ToArray() }, cancellationToken: Cancel);
        await Mara.Me.Messages[draft.Id].Attachments.PostAsync(new FileAttachment { Name = "b.pdf", ContentBytes = "%PDF-b"u8.ToArray() }, cancellationToken: Cancel);
        await Mara.Me.Messages[draft.Id].Attachments[first!.Id].DeleteAsync(cancellationToken: Cancel);

        var left = await Mara.Me.Messages[draft.Id].Attachments.GetAsync(cancellationToken: Cancel);
        var kept = Assert.IsType<FileAttachment>(Assert.Single(left!.Value!));
        Assert.Equal(("a.pdf", 6), (first.Name, first.Size));
        Assert.Equal("%PDF-b"u8.ToArray(), kept.ContentBytes);
        Assert.True((await Mara.Me.Messages[draft.Id].GetAsync(cancellationToken: Cancel))!.HasAttachments);
        await Mara.Me.Messages[draft.Id].Attachments[kept.Id].DeleteAsync(cancellationToken: Cancel);
        Assert.False((await Mara.Me.Messages[draft.Id].GetAsync(cancellationToken: Cancel))!.HasAttachments);
    }

    [Fact]
    public async Task What_was_received_keeps_its_files()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Files")))["id"]!;

        var refusal = await Assert.ThrowsAsync<ODataError>(() => Shared.Messages[id].Attachments.PostAsync(new FileAttachment { Name = "a.pdf", ContentBytes = [1] }, cancellationToken: Cancel));

        Assert.Equal(400, refusal.ResponseStatusCode);
    }

    [Fact]
    public async Task What_was_received_can_be_marked_but_not_rewritten()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Marks")))["id"]!;

        var read = await Shared.Messages[id].PatchAsync(
            new Message { IsRead = true, Categories = ["Promise"], Flag = new FollowupFlag { FlagStatus = FollowupFlagStatus.Flagged } }, cancellationToken: Cancel);
        var refusal = await Assert.ThrowsAsync<ODataError>(() => Shared.Messages[id].PatchAsync(new Message { Subject = "Forged" }, cancellationToken: Cancel));

        Assert.True(read!.IsRead);
        Assert.Equal(["Promise"], read.Categories!);
        Assert.Equal(FollowupFlagStatus.Flagged, read.Flag!.FlagStatus);
        Assert.Equal((400, "ErrorInvalidPropertySet"), (refusal.ResponseStatusCode, refusal.Error!.Code));
    }

    [Fact]
    public async Task Moving_changes_the_everyday_id_and_keeps_the_immutable_one()
    {
        var id = (string)(await host.Deliver(SandboxGraph.Mail("Move me")))["id"]!;
        var immutable = (await Immutable(id))!.Id;

        var moved = await Shared.Messages[id].Move.PostAsync(new MovePostRequestBody { DestinationId = "archive" }, cancellationToken: Cancel);

        Assert.NotEqual(id, moved!.Id);
        Assert.Equal(immutable, (await Immutable(moved.Id!))!.Id);
        using var gone = await host.Get(host.TokenOf(host.Mara), $"/users/{SandboxGraph.Shared}/messages/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("Move me", (await Immutable(immutable!))!.Subject);
    }

    [Fact]
    public async Task What_is_deleted_lies_in_Deleted_Items_until_it_is_deleted_there()
    {
        var id = (await Immutable((string)(await host.Deliver(SandboxGraph.Mail("Delete me")))["id"]!))!.Id!;

        await Shared.Messages[id].DeleteAsync(cancellationToken: Cancel);
        var bin = await Shared.MailFolders["deleteditems"].Messages[id].GetAsync(cancellationToken: Cancel);
        await Shared.Messages[id].DeleteAsync(cancellationToken: Cancel);

        Assert.Equal("Delete me", bin!.Subject);
        await Assert.ThrowsAsync<ODataError>(() => Shared.Messages[id].GetAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task A_sent_draft_lies_in_Sent_Items_and_arrives_at_colleagues()
    {
        var draft = await Shared.Messages.PostAsync(new Message
        {
            Subject = "Hello Tomás",
            Body = new ItemBody { ContentType = BodyType.Text, Content = "See you." },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = host.Tomas.Mail } }],
            BccRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = "secret@elsewhere.example" } }],
        }, cancellationToken: Cancel);

        await Shared.Messages[draft!.Id].Send.PostAsync(cancellationToken: Cancel);

        var sent = await FindIn(Shared.MailFolders["sentitems"], draft.InternetMessageId!);
        var arrived = await FindIn(host.GraphOf(host.Tomas).Me.MailFolders["inbox"], draft.InternetMessageId!);
        Assert.False(sent!.IsDraft);
        Assert.Equal(SandboxGraph.Shared, arrived!.From!.EmailAddress!.Address);
        Assert.False(arrived.IsRead);
        Assert.Empty(arrived.BccRecipients!);
    }

    [Fact]
    public async Task Mail_is_sent_at_once()
    {
        await Mara.Users[host.Mara.Mail].SendMail.PostAsync(new SendMailPostRequestBody
        {
            Message = new Message
            {
                Subject = "At once",
                ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = host.Jonas.Mail } }],
            },
            SaveToSentItems = true,
        }, cancellationToken: Cancel);

        var inbox = await host.GraphOf(host.Jonas).Me.MailFolders["inbox"].Messages.GetAsync(request => request.QueryParameters.Top = 1, Cancel);
        var sent = await Mara.Me.MailFolders["sentitems"].Messages.GetAsync(request => request.QueryParameters.Top = 1, Cancel);
        Assert.Equal("At once", inbox!.Value!.Single().Subject);
        Assert.Equal("At once", sent!.Value!.Single().Subject);
    }

    [Theory]
    [InlineData("POST", "/me/messages", "Mail.Read", """{"subject":"x"}""", 403)]
    [InlineData("POST", "/me/messages", "Mail.ReadWrite", """{"toRecipients":[{"emailAddress":{"address":"nobody"}}]}""", 400)]
    [InlineData("POST", "/me/messages", "Mail.ReadWrite", """{"internetMessageHeaders":[{"name":"Received","value":"forged"}]}""", 400)]
    [InlineData("POST", "/me/messages", "Mail.ReadWrite", """{"subject":""", 400)]
    [InlineData("POST", "/me/messages", "Mail.ReadWrite", """[1]""", 400)]
    [InlineData("POST", "/users/receivables@halden.example/messages", "Mail.ReadWrite", """{"subject":"x"}""", 403)]
    [InlineData("POST", "/users/receivables@halden.example/messages", "Mail.ReadWrite.Shared", """{"subject":"x"}""", 201)]
    [InlineData("POST", "/me/sendMail", "Mail.ReadWrite", """{"message":{}}""", 403)]
    [InlineData("POST", "/me/sendMail", "Mail.Send", """{"message":{"subject":"to nobody"}}""", 400)]
    [InlineData("POST", "/me/sendMail", "Mail.Send", """{}""", 400)]
    [InlineData("POST", "/me/translateExchangeIds", "User.Read", """{"inputIds":["a"],"sourceIdType":"entryId","targetIdType":"restId"}""", 400)]
    [InlineData("POST", "/me/translateExchangeIds", "User.Read", """{"sourceIdType":"ewsId","targetIdType":"restId"}""", 400)]
    [InlineData("POST", "/$batch", "User.Read", """{"requests":[]}""", 400)]
    public async Task Writing_is_judged_by_permission_and_by_sense(string method, string path, string scopes, string body, int status)
    {
        using var client = host.Microsoft();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"https://graph.microsoft.com/v1.0{path}"));
        request.Headers.Authorization = new("Bearer", host.TokenOf(host.Mara, scopes.Split(' ')));
        request.Content = new StringContent(body, null, "application/json");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Calls_of_a_batch_are_judged_alone()
    {
        using var answer = await host.Call(HttpMethod.Post, host.TokenOf(host.Mara, "User.Read"), "/$batch", new
        {
            requests = new object[]
            {
                new { id = "1", method = "GET", url = "/me?$select=id" },
                new { id = "2", method = "GET", url = "/me/messages" },
                new { id = "3", method = "GET", url = "/me", dependsOn = new[] { "2" } },
            },
        });
        var responses = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["responses"]!.AsArray();

        Assert.Equal([200, 403, 424], responses.Select(response => (int)response!["status"]!));
        Assert.Equal(host.Mara.Id.ToString(), (string?)responses[0]!["body"]!["id"]);
    }

    Task<Message?> Immutable(string id) => Shared.Messages[id].GetAsync(request => request.Headers.Add("Prefer", "IdType=\"ImmutableId\""), Cancel);

    static async Task<Message?> FindIn(Microsoft.Graph.Users.Item.MailFolders.Item.MailFolderItemRequestBuilder folder, string internetMessageId) =>
        (await folder.Messages.GetAsync(request => request.QueryParameters.Filter = $"internetMessageId eq '{internetMessageId}'", Cancel))!.Value!.SingleOrDefault();

    static async Task<Message?> FindIn(Microsoft.Graph.Me.MailFolders.Item.MailFolderItemRequestBuilder folder, string internetMessageId) =>
        (await folder.Messages.GetAsync(request => request.QueryParameters.Filter = $"internetMessageId eq '{internetMessageId}'", Cancel))!.Value!.SingleOrDefault();
}
