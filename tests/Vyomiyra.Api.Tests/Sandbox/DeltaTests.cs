using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.MailFolders.Item.Messages.Delta;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>What changed in a folder since one last looked.</summary>
public sealed class DeltaTests : IAsyncLifetime
{
    SandboxHost host = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await SandboxHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_first_round_tells_all_messages_page_by_page_and_the_next_only_news()
    {
        await host.DeliverMany(new { count = 2_345, parentFolder = "Disputes", name = "first" });

        var round = await Round(await Start("Disputes", pageSize: 500));
        var nothing = await Round(round.DeltaLink);
        await host.DeliverMany(new { count = 1, parentFolder = "Disputes", name = "second" });
        var news = await Round(nothing.DeltaLink);

        Assert.Equal(5, round.Pages);
        Assert.Equal(2_345, round.Messages.Select(message => message.Id).Distinct().Count());
        Assert.Equal(2_345, round.Messages.Count);
        Assert.Empty(nothing.Messages);
        Assert.Equal(["<second.1@customer.example>"], news.Messages.Select(message => message.InternetMessageId));
    }

    [Fact]
    public async Task A_message_that_moves_leaves_one_folder_and_turns_up_in_the_other_under_the_same_id()
    {
        var (inbox, archive) = (await Round(await Start("inbox")), await Round(await Start("archive")));
        var moving = inbox.Messages[0];

        await (await host.AppGraph()).Users[SandboxGraph.Shared].Messages[moving.Id].Move.PostAsync(new() { DestinationId = "archive" }, cancellationToken: Cancel);
        (inbox, archive) = (await Round(inbox.DeltaLink), await Round(archive.DeltaLink));

        Assert.Equal([(moving.Id, "changed")], inbox.Removed);
        Assert.Empty(inbox.Messages);
        Assert.Equal([moving.Id], archive.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task A_message_that_comes_back_is_there_at_the_end()
    {
        var inbox = await Round(await Start("inbox"));
        var message = (await host.AppGraph()).Users[SandboxGraph.Shared].Messages[inbox.Messages[0].Id];

        await message.Move.PostAsync(new() { DestinationId = "archive" }, cancellationToken: Cancel);
        await message.Move.PostAsync(new() { DestinationId = "inbox" }, cancellationToken: Cancel);
        var raw = await Raw(inbox.DeltaLink);

        Assert.Equal([true, false], raw["value"]!.AsArray().Select(item => item!["@removed"] is not null));
    }

    [Fact]
    public async Task A_message_that_is_deleted_for_good_is_called_deleted()
    {
        var bin = await Round(await Start("deleteditems"));
        var id = await Delivered("Thrown away");
        var message = (await host.AppGraph()).Users[SandboxGraph.Shared].Messages[id];

        await message.DeleteAsync(cancellationToken: Cancel);
        bin = await Round(bin.DeltaLink);
        await message.DeleteAsync(cancellationToken: Cancel);
        var gone = await Round(bin.DeltaLink);

        Assert.Equal([id], bin.Messages.Select(known => known.Id));
        Assert.Equal([(id, "deleted")], gone.Removed);
    }

    [Fact]
    public async Task What_changes_while_one_reads_is_told_in_the_same_round()
    {
        await host.DeliverMany(new { count = 10, parentFolder = "Disputes" });
        var graph = await host.AppGraph();
        var first = await Start("Disputes", pageSize: 4);
        var (read, leaving) = (first.Value![0].Id!, first.Value[1].Id!);

        await graph.Users[SandboxGraph.Shared].Messages[read].PatchAsync(new Message { IsRead = true }, cancellationToken: Cancel);
        await graph.Users[SandboxGraph.Shared].Messages[leaving].Move.PostAsync(new() { DestinationId = "archive" }, cancellationToken: Cancel);
        var round = await Round(first);

        Assert.Equal([false, true], round.Messages.Where(message => message.Id == read).Select(message => message.IsRead!.Value));
        Assert.Equal([(leaving, "changed")], round.Removed);
    }

    [Fact]
    public async Task The_options_of_the_first_call_hold_to_the_end()
    {
        await host.DeliverMany(new { count = 3, parentFolder = "Disputes", message = Unread });
        await host.DeliverMany(new { count = 2, parentFolder = "Disputes", message = new { subject = "Old", from = From, receivedDateTime = "2020-02-02T00:00:00Z" } });
        var path = await Path("Disputes");

        var first = await host.Get(
            host.Tokens.AppForGraph(), $"{path}?$select=subject&$filter=receivedDateTime ge 2021-01-01T00:00:00Z", "odata.maxpagesize=2").Json();
        var second = await Raw((string?)first["@odata.nextLink"] + "&$select=body", "odata.maxpagesize=2");

        Assert.Equal(3, first["value"]!.AsArray().Concat(second["value"]!.AsArray()).Count(item => (string?)item!["subject"] == "Unread"));
        Assert.All(first["value"]!.AsArray().Concat(second["value"]!.AsArray()), item =>
            Assert.Equal(["@odata.etag", "id", "subject"], item!.AsObject().Select(property => property.Key)));
        Assert.NotNull(second["@odata.deltaLink"]);
    }

    [Fact]
    public async Task Links_of_an_expired_state_lead_nowhere_and_a_new_start_does()
    {
        var (own, other) = (await Round(await Start("inbox")), await Round(await Start("inbox", mailbox: SandboxGraph.Americas), SandboxGraph.Americas));
        await host.Order(new { kind = "deltaExpired", mailbox = SandboxGraph.Shared });

        var refusal = await Assert.ThrowsAsync<ODataError>(() => Round(own.DeltaLink));
        await Round(other.DeltaLink, SandboxGraph.Americas);
        var again = await Round(await Start("inbox"));

        Assert.Equal((410, "syncStateNotFound"), (refusal.ResponseStatusCode, refusal.Error!.Code));
        Assert.Equal(own.Messages.Select(message => message.Id), again.Messages.Select(message => message.Id));
        Assert.Empty((await Round(again.DeltaLink)).Messages);
    }

    [Fact]
    public async Task A_page_is_replayed_on_demand_and_nothing_gets_lost()
    {
        await host.DeliverMany(new { count = 10, parentFolder = "Disputes" });
        var first = await Start("Disputes", pageSize: 4);
        await host.Order(new { kind = "deltaReplayed", mailbox = SandboxGraph.Shared });

        var round = await Round(first);

        Assert.Equal(10, round.Messages.Select(message => message.Id).Distinct().Count());
        Assert.Equal(14, round.Messages.Count);
    }

    [Theory]
    [InlineData("/mailFolders/inbox/messages/delta?$deltatoken=nonsense")]
    [InlineData("/mailFolders/inbox/messages/delta?$skiptoken=%25")]
    [InlineData("/mailFolders/inbox/messages/delta?$filter=subject eq 'x'")]
    [InlineData("/mailFolders/inbox/messages/delta?$select=colour")]
    [InlineData("/messages/delta")]
    public async Task What_cannot_be_followed_is_refused(string path)
    {
        using var answer = await host.Get(host.Tokens.AppForGraph(), $"/users/{SandboxGraph.Shared}{path}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Answers_conform_to_Graphs_metadata()
    {
        var metadata = GraphMetadata.Find();
        Assert.SkipWhen(metadata is null, "Graph's metadata (shared/contracts/graph-v1.0.csdl) is not beside the repository.");

        var answer = await host.Get(host.Tokens.AppForGraph(), await Path("inbox"), "odata.maxpagesize=100").Json();

        Assert.NotEmpty(answer["value"]!.AsArray());
        Assert.Empty(metadata!.Contradictions(answer["value"], "Collection(graph.message)"));
    }

    [Fact]
    public async Task Generated_messages_answer_each_other_in_threads()
    {
        await host.DeliverMany(new { count = 6, thread = 3, name = "t", parentFolder = "Disputes" });

        var answer = await host.Get(
            host.Tokens.AppForGraph(), $"{await Path("Disputes")}?$select=subject,internetMessageId,internetMessageHeaders,conversationId", "odata.maxpagesize=9").Json();

        var messages = answer["value"]!.AsArray();
        Assert.Equal(["Question 1", "Re: Question 1", "Re: Question 1", "Question 2", "Re: Question 2", "Re: Question 2"], messages.Select(message => (string?)message!["subject"]));
        Assert.Equal(2, messages.Select(message => (string?)message!["conversationId"]).Distinct().Count());
        Assert.Equal("<t.4@customer.example> <t.5@customer.example>", Header(messages[5]!, "References"));
        Assert.Equal("<t.5@customer.example>", Header(messages[5]!, "In-Reply-To"));
    }

    [Theory]
    [InlineData("""{"count":0}""", "count")]
    [InlineData("""{"count":1,"thread":0}""", "thread")]
    [InlineData("""{"count":1,"message":{"subject":"x"}}""", "message.from")]
    public async Task Generated_mail_that_makes_no_sense_is_refused_by_field(string request, string field)
    {
        using var browser = host.Browser();
        using var content = new StringContent(request, null, "application/json");

        using var answer = await browser.PostAsync($"/sandbox/mailboxes/{SandboxGraph.Shared}/messages/bulk", content, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancel))!["errors"]!.AsObject().Select(error => error.Key));
    }

    sealed record Told(List<Message> Messages, List<(string?, string?)> Removed, int Pages, string DeltaLink);

    static object From => new { emailAddress = new { address = "clerk@customer.example" } };

    static object Unread => new { subject = "Unread", from = From };

    static string? Header(JsonNode message, string name) => (string?)message["internetMessageHeaders"]!.AsArray().Single(header => (string?)header!["name"] == name)!["value"];

    /// <summary>The first page of the first round, as the SDK asks for it.</summary>
    async Task<DeltaGetResponse> Start(string folder, int pageSize = 50, string mailbox = SandboxGraph.Shared)
    {
        var graph = await host.AppGraph();
        return (await graph.Users[mailbox].MailFolders[await FolderId(folder, mailbox)].Messages.Delta.GetAsDeltaGetResponseAsync(call =>
        {
            call.QueryParameters.Select = ["subject", "internetMessageId", "isRead"];
            Preferring(call.Headers, pageSize);
        }, Cancel))!;
    }

    Task<Told> Round(string link, string mailbox = SandboxGraph.Shared) => Round(new DeltaGetResponse { Value = [], OdataNextLink = link }, mailbox, pages: 0);

    async Task<Told> Round(DeltaGetResponse page, string mailbox = SandboxGraph.Shared, int pages = 1)
    {
        var graph = await host.AppGraph();
        var told = new Told([], [], 0, "");
        for (; ; pages++)
        {
            foreach (var message in page.Value!)
            {
                if (message.AdditionalData.TryGetValue("@removed", out var removed))
                    told.Removed.Add((message.Id, Reason(removed)));
                else
                    told.Messages.Add(message);
            }
            if (page.OdataDeltaLink is { } link)
                return told with { Pages = pages, DeltaLink = link };
            page = (await graph.Users[mailbox].MailFolders["inbox"].Messages.Delta.WithUrl(page.OdataNextLink!)
                .GetAsDeltaGetResponseAsync(call => Preferring(call.Headers, page.Value!.Count is > 0 and var size ? size : 50), Cancel))!;
        }
    }

    static void Preferring(Microsoft.Kiota.Abstractions.RequestHeaders headers, int pageSize)
    {
        headers.Add("Prefer", "IdType=\"ImmutableId\"");
        headers.Add("Prefer", $"odata.maxpagesize={pageSize}");
    }

    static string? Reason(object removed) =>
        ((Microsoft.Kiota.Abstractions.Serialization.UntypedObject)removed).GetValue()["reason"] is Microsoft.Kiota.Abstractions.Serialization.UntypedString reason
            ? reason.GetValue()
            : null;

    async Task<JsonNode> Raw(string? link, string prefer = "IdType=\"ImmutableId\"") =>
        await host.Get(host.Tokens.AppForGraph(), link!["https://graph.microsoft.com/v1.0".Length..], prefer).Json();

    async Task<string> Path(string folder) => $"/users/{SandboxGraph.Shared}/mailFolders/{await FolderId(folder, SandboxGraph.Shared)}/messages/delta";

    async Task<string> FolderId(string folder, string mailbox)
    {
        var folders = await host.Get(host.Tokens.AppForGraph(), $"/users/{mailbox}/mailFolders?$top=100&$select=displayName").Json();
        return (string?)folders["value"]!.AsArray().FirstOrDefault(known => (string?)known!["displayName"] == folder)?["id"] ?? folder;
    }

    async Task<string> Delivered(string subject)
    {
        var message = await host.Deliver(SandboxGraph.Mail(subject));
        var known = await host.Get(host.Tokens.AppForGraph(), $"/users/{SandboxGraph.Shared}/messages/{message["id"]}?$select=id", "IdType=\"ImmutableId\"").Json();
        return (string)known["id"]!;
    }
}
