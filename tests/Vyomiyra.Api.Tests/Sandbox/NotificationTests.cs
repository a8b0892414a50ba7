using System.Text.Json.Nodes;
using Microsoft.Graph.Models;

namespace Vyomiyra.Api.Tests.Sandbox;

/// <summary>What Graph posts when mail comes, changes and goes, and when it has trouble doing so.</summary>
public sealed class NotificationTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_arrives_is_told()
    {
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();

        var id = await Deliver(bell, "News");
        var told = await bell.Change();

        var resource = $"Users/22222222-bbbb-4b02-8002-000000000001/Messages/{id}";
        Assert.Equal(
            (subscription.Id, "created", "a secret", bell.Host.Tenant.Id.ToString(), resource),
            ((string?)told["subscriptionId"], (string?)told["changeType"], (string?)told["clientState"], (string?)told["tenantId"], (string?)told["resource"]));
        Assert.Equal(subscription.ExpirationDateTime, (DateTimeOffset)told["subscriptionExpirationDateTime"]!);
        var data = told["resourceData"]!;
        Assert.Equal(("#Microsoft.Graph.Message", resource, id), ((string?)data["@odata.type"], (string?)data["@odata.id"], (string?)data["id"]));
        Assert.StartsWith("W/\"", (string?)data["@odata.etag"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_in_the_folder_is_told_and_what_happens_elsewhere_is_not()
    {
        await using var bell = await Doorbell.Hang();
        await bell.Subscribe();
        var graph = await bell.Host.AppGraph();
        await bell.Host.Deliver(new { subject = "Sorted by a rule", from = new { emailAddress = new { address = "clerk@customer.example" } }, parentFolder = "Disputes" });

        var id = await Deliver(bell, "Coming and going");
        var message = graph.Users[SandboxGraph.Shared].Messages[id];
        await message.PatchAsync(new Message { IsRead = true }, cancellationToken: Cancel);
        await message.Move.PostAsync(new() { DestinationId = "archive" }, cancellationToken: Cancel);
        await message.Move.PostAsync(new() { DestinationId = "inbox" }, cancellationToken: Cancel);

        Assert.Equal(
            [("created", id), ("updated", id), ("deleted", id), ("created", id)],
            [Told(await bell.Change()), Told(await bell.Change()), Told(await bell.Change()), Told(await bell.Change())]);
    }

    [Fact]
    public async Task Of_a_whole_mailbox_only_what_was_asked_for_is_told()
    {
        await using var bell = await Doorbell.Hang();
        await bell.Subscribe($"/users/{SandboxGraph.Shared}/messages", "deleted");
        var graph = await bell.Host.AppGraph();
        var id = await Deliver(bell, "Thrown away");

        await graph.Users[SandboxGraph.Shared].Messages[id].DeleteAsync(cancellationToken: Cancel);
        await graph.Users[SandboxGraph.Shared].Messages[id].DeleteAsync(cancellationToken: Cancel);

        Assert.Equal(("deleted", id), Told(await bell.Change()));
    }

    [Fact]
    public async Task What_nobody_took_is_posted_again()
    {
        await using var bell = await Doorbell.Hang();
        await bell.Subscribe();
        bell.Refuse(503, 500, 401);

        var id = await Deliver(bell, "Again and again");

        Assert.Equal(("created", id), Told(await bell.Change()));
    }

    [Fact]
    public async Task What_nobody_ever_takes_is_called_missed()
    {
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();
        bell.Refuse(503, 503, 503, 503, 503, 503, 503, 503);

        await Deliver(bell, "Lost");
        var life = await bell.Lifecycle();
        var next = await Deliver(bell, "Next");

        Assert.Equal(("missed", subscription.Id), ((string?)life["lifecycleEvent"], (string?)life["subscriptionId"]));
        Assert.Equal(("created", next), Told(await bell.Change()));
    }

    [Fact]
    public async Task What_was_not_posted_yet_outlives_the_process()
    {
        var folder = Directory.CreateTempSubdirectory("vyomiyra-sandbox-");
        string id;
        await using (var first = await Doorbell.Hang(folder: folder.FullName))
        {
            await first.Subscribe();
            first.Refuse(503, 503, 503);
            id = await Deliver(first, "Before the fall");
        }
        await using (var second = await Doorbell.Hang(folder: folder.FullName))
        {
            var later = await Deliver(second, "After it");
            Assert.Equal([("created", id), ("created", later)], [Told(await second.Change()), Told(await second.Change())]);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Notifications_are_dropped_and_doubled_on_demand()
    {
        await using var bell = await Doorbell.Hang();
        await bell.Subscribe();
        await bell.Host.Order(new { kind = "notificationsDropped", count = 1, mailbox = SandboxGraph.Shared });
        await bell.Host.Order(new { kind = "notificationsDoubled", count = 1 });

        await bell.Host.DeliverMany(new { count = 3 });
        var told = new[] { Told(await bell.Change()), Told(await bell.Change()), Told(await bell.Change()) };

        Assert.Equal(2, told.Distinct().Count());
    }

    [Theory]
    [InlineData("missed", true)]
    [InlineData("reauthorizationRequired", true)]
    [InlineData("subscriptionRemoved", false)]
    public async Task A_subscriptions_fate_is_told_on_demand(string fate, bool stands)
    {
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();

        await bell.Host.Order(new { kind = fate, mailbox = SandboxGraph.Shared });
        var life = await bell.Lifecycle();

        Assert.Equal((fate, subscription.Id, "a secret"), ((string?)life["lifecycleEvent"], (string?)life["subscriptionId"], (string?)life["clientState"]));
        using var known = await bell.Host.Get(bell.Host.Tokens.AppForGraph(), $"/subscriptions/{subscription.Id}");
        Assert.Equal(stands, known.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Nothing_is_told_until_a_subscription_is_authorised_anew()
    {
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();
        await bell.Host.Order(new { kind = "reauthorizationRequired" });
        await Deliver(bell, "Unheard");

        await (await bell.Host.AppGraph()).Subscriptions[subscription.Id].Reauthorize.PostAsync(cancellationToken: Cancel);
        var id = await Deliver(bell, "Heard");

        Assert.Equal(("created", id), Told(await bell.Change()));
    }

    [Fact]
    public async Task Subscriptions_and_notifications_conform_to_Graphs_metadata()
    {
        var metadata = GraphMetadata.Find();
        Assert.SkipWhen(metadata is null, "Graph's metadata (shared/contracts/graph-v1.0.csdl) is not beside the repository.");
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();
        await Deliver(bell, "Conforming");
        await bell.Host.Order(new { kind = "missed" });

        Assert.Empty(metadata!.Contradictions(await bell.Change(), "graph.changeNotification"));
        Assert.Empty(metadata.Contradictions(await bell.Lifecycle(), "graph.changeNotification"));
        var answer = await bell.Host.Get(bell.Host.Tokens.AppForGraph(), $"/subscriptions/{subscription.Id}").Json();
        Assert.Empty(metadata.Contradictions(answer, "graph.subscription"));
    }

    /// <returns>The message's immutable id.</returns>
    static async Task<string> Deliver(Doorbell bell, string subject)
    {
        var message = await bell.Host.Deliver(SandboxGraph.Mail(subject));
        var known = await bell.Host.Get(
            bell.Host.Tokens.AppForGraph(), $"/users/{SandboxGraph.Shared}/messages/{message["id"]}?$select=id", "IdType=\"ImmutableId\"").Json();
        return (string)known["id"]!;
    }

    static (string? Type, string? Id) Told(JsonNode notification) =>
        ((string?)notification["changeType"], (string?)notification["resourceData"]!["id"]);
}
