using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>Every answer is held against Microsoft's metadata: names, types, enumerations.</summary>
public sealed class GraphConformanceTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    const string Mailbox = $"/users/{SandboxGraph.Shared}";
    const string Everything =
        "?$select=id,createdDateTime,lastModifiedDateTime,changeKey,categories,receivedDateTime,sentDateTime,hasAttachments,internetMessageId,subject,"
        + "bodyPreview,importance,parentFolderId,conversationId,conversationIndex,isDeliveryReceiptRequested,isReadReceiptRequested,isRead,isDraft,webLink,"
        + "inferenceClassification,body,sender,from,toRecipients,ccRecipients,bccRecipients,replyTo,flag,uniqueBody,internetMessageHeaders&$expand=attachments";

    [Theory]
    [InlineData("/me", "graph.user")]
    [InlineData(Mailbox, "graph.user")]
    [InlineData($"{Mailbox}/messages?$top=100&$count=true", "Collection(graph.message)")]
    [InlineData($"{Mailbox}/messages{Everything}&$top=100", "Collection(graph.message)")]
    [InlineData($"{Mailbox}/mailFolders/inbox/messages", "Collection(graph.message)")]
    [InlineData($"{Mailbox}/mailFolders?$count=true", "Collection(graph.mailFolder)")]
    [InlineData($"{Mailbox}/mailFolders/sentitems", "graph.mailFolder")]
    [InlineData($"{Mailbox}/mailFolders/msgfolderroot/childFolders", "Collection(graph.mailFolder)")]
    [InlineData($"{Mailbox}/messages/{{id}}", "graph.message")]
    [InlineData($"{Mailbox}/messages/{{id}}{Everything}", "graph.message")]
    [InlineData($"{Mailbox}/messages/{{id}}/attachments", "Collection(graph.attachment)")]
    [InlineData($"{Mailbox}/messages/{{id}}/attachments/{{attachment}}", "graph.attachment")]
    public async Task Answers_to_GET_conform(string path, string type)
    {
        var (id, attachment) = await MessageWithFile();

        var answer = await host.Get(host.TokenOf(host.Mara), path.Replace("{id}", id, StringComparison.Ordinal).Replace("{attachment}", attachment, StringComparison.Ordinal)).Json();

        AssertConforms(answer, type);
    }

    [Theory]
    [InlineData("POST", "/me/messages", """{"subject":"Draft","internetMessageHeaders":[{"name":"x-test","value":"1"}]}""", "graph.message")]
    [InlineData("POST", $"{Mailbox}/messages/{{id}}/createReply", "{}", "graph.message")]
    [InlineData("POST", $"{Mailbox}/messages/{{id}}/createReplyAll", """{"comment":"Thanks"}""", "graph.message")]
    [InlineData("PATCH", $"{Mailbox}/messages/{{id}}", """{"isRead":true}""", "graph.message")]
    [InlineData("POST", $"{Mailbox}/messages/{{id}}/move", """{"DestinationId":"archive"}""", "graph.message")]
    [InlineData("POST", $"{Mailbox}/translateExchangeIds", """{"InputIds":["{id}","x"],"SourceIdType":"restId","TargetIdType":"restImmutableEntryId"}""", "Collection(graph.convertIdResult)")]
    public async Task Answers_to_writing_conform(string method, string path, string body, string type)
    {
        var (id, _) = await MessageWithFile();
        using var client = host.Microsoft();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"https://graph.microsoft.com/v1.0{path.Replace("{id}", id, StringComparison.Ordinal)}"));
        request.Headers.Authorization = new("Bearer", host.TokenOf(host.Mara));
        request.Content = new StringContent(body.Replace("{id}", id, StringComparison.Ordinal), null, "application/json");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        AssertConforms(await Task.FromResult(answer).Json(), type);
    }

    [Fact]
    public async Task A_delivered_message_conforms() =>
        AssertConforms(await host.Deliver(SandboxGraph.Mail("Conforming")), "graph.message");

    [Theory]
    [InlineData("""{"colour":"red"}""")]
    [InlineData("""{"isRead":"yes"}""")]
    [InlineData("""{"importance":"urgent"}""")]
    [InlineData("""{"receivedDateTime":"yesterday"}""")]
    [InlineData("""{"from":{"emailAddress":{"mail":"x"}}}""")]
    [InlineData("""{"toRecipients":{}}""")]
    public void The_check_itself_notices_what_does_not_conform(string message) =>
        Assert.NotEmpty(Metadata().Contradictions(JsonNode.Parse(message), "graph.message"));

    static void AssertConforms(JsonNode answer, string type) => Assert.Empty(
        Metadata().Contradictions(type.StartsWith("Collection", StringComparison.Ordinal) ? answer["value"] : answer, type));

    static GraphMetadata Metadata()
    {
        var metadata = Known.Value;
        Assert.SkipWhen(metadata is null, "Graph's metadata (shared/contracts/graph-v1.0.csdl) is not beside the repository.");
        return metadata!;
    }

    static readonly Lazy<GraphMetadata?> Known = new(GraphMetadata.Find);

    async Task<(string Id, string Attachment)> MessageWithFile()
    {
        var message = await host.Deliver(new
        {
            subject = "With a file",
            from = new { emailAddress = new { address = "clerk@customer.example" } },
            body = new { contentType = "html", content = "<p>See the file.</p>" },
            importance = "high",
            categories = new[] { "Red" },
            attachments = new[] { new { name = "notes.txt", contentType = "text/plain", contentBytes = "aGVsbG8=" } },
        });
        var id = (string)message["id"]!;
        var list = await host.Get(host.TokenOf(host.Mara), $"{Mailbox}/messages/{id}/attachments").Json();
        return (id, (string)list["value"]![0]!["id"]!);
    }
}
