using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Vyomiyra.Api.Tests.Worklist;

namespace Vyomiyra.Api.Tests.Sandbox;

public sealed class SubscriptionTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_addresses_repeat_a_token_before_a_subscription_stands()
    {
        await using var bell = await Doorbell.Hang();

        var subscription = await bell.Subscribe();

        Assert.Equal(["/bell", "/life"], bell.Asked);
        Assert.Equal(("a secret", bell.Host.Tenant.App.ClientId.ToString()), (subscription.ClientState, subscription.ApplicationId));
        var graph = await bell.Host.AppGraph();
        Assert.Equal([subscription.Id], (await graph.Subscriptions.GetAsync(cancellationToken: Cancel))!.Value!.Select(known => known.Id));
    }

    public static TheoryData<string> Deafness => ["nothing", "another token", "a page", "an error", "silence"];

    [Theory]
    [MemberData(nameof(Deafness))]
    public async Task Without_the_token_there_is_no_subscription(string answer)
    {
        await using var bell = await Doorbell.Hang();
        bell.Handshake = token => answer switch
        {
            "nothing" => Results.Ok(),
            "another token" => Results.Text($"{token}!"),
            "a page" => Results.Text(token, "text/html"),
            "silence" => new Silence(),
            _ => Results.StatusCode(500),
        };

        var refusal = await Assert.ThrowsAsync<ODataError>(() => bell.Subscribe());

        Assert.Equal((400, "ValidationError"), (refusal.ResponseStatusCode, refusal.Error!.Code));
        Assert.Empty((await (await bell.Host.AppGraph()).Subscriptions.GetAsync(cancellationToken: Cancel))!.Value!);
    }

    [Theory]
    [InlineData("resource", null)]
    [InlineData("resource", "/users/receivables@halden.example/events")]
    [InlineData("changeType", null)]
    [InlineData("changeType", "created,read")]
    [InlineData("notificationUrl", null)]
    [InlineData("notificationUrl", "http://vyomiyra.example/bell")]
    [InlineData("notificationUrl", "bell")]
    [InlineData("lifecycleNotificationUrl", "http://vyomiyra.example/life")]
    [InlineData("expirationDateTime", null)]
    [InlineData("expirationDateTime", "tomorrow")]
    [InlineData("expirationDateTime", "2020-01-01T00:00:00Z")]
    [InlineData("expirationDateTime", "in 10081 minutes")]
    [InlineData("clientState", "129 characters")]
    public async Task What_a_subscription_may_not_be_is_refused(string name, string? value)
    {
        await using var bell = await Doorbell.Hang();
        var asked = Asked();
        asked[name] = value switch
        {
            "in 10081 minutes" => $"{DateTimeOffset.UtcNow.AddMinutes(10_081):O}",
            "129 characters" => new string('x', 129),
            _ => value,
        };

        using var answer = await bell.Host.Call(HttpMethod.Post, bell.Host.Tokens.AppForGraph(), "/subscriptions", asked);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("InvalidRequest", (string?)(await Task.FromResult(answer).Json())["error"]!["code"]);
        Assert.Empty(bell.Asked);
    }

    [Theory]
    [InlineData("/users/mara.lindqvist@halden.example/messages", 403)]
    [InlineData("/users/nobody@halden.example/messages", 404)]
    [InlineData("/users/receivables@halden.example/mailFolders('nowhere')/messages", 404)]
    [InlineData("users/RECEIVABLES@halden.example/mailFolders/inbox/messages", 201)]
    [InlineData("/users('22222222-bbbb-4b02-8002-000000000001')/messages", 201)]
    public async Task A_subscription_reaches_as_far_as_the_scope(string resource, int status)
    {
        await using var bell = await Doorbell.Hang();
        var asked = Asked();
        asked["resource"] = resource;

        using var answer = await bell.Host.Call(HttpMethod.Post, bell.Host.Tokens.AppForGraph(), "/subscriptions", asked);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("me/messages", 201)]
    [InlineData("/users/receivables@halden.example/messages", 403)]
    public async Task A_user_subscribes_to_the_own_mailbox_only(string resource, int status)
    {
        await using var bell = await Doorbell.Hang();
        var asked = Asked();
        asked["resource"] = resource;

        using var answer = await bell.Host.Call(HttpMethod.Post, bell.Host.TokenOf(bell.Host.Mara), "/subscriptions", asked);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_subscription_is_renewed_until_it_is_deleted()
    {
        await using var bell = await Doorbell.Hang();
        var subscription = await bell.Subscribe();
        var graph = await bell.Host.AppGraph();
        var one = graph.Subscriptions[subscription.Id];

        var renewed = await one.PatchAsync(new Subscription { ExpirationDateTime = DateTimeOffset.UtcNow.AddMinutes(10_079) }, cancellationToken: Cancel);
        var refusal = await Assert.ThrowsAsync<ODataError>(() => one.PatchAsync(new Subscription { LifecycleNotificationUrl = Doorbell.Url }, cancellationToken: Cancel));
        await one.Reauthorize.PostAsync(cancellationToken: Cancel);
        await one.DeleteAsync(cancellationToken: Cancel);
        var gone = await Assert.ThrowsAsync<ODataError>(() => one.GetAsync(cancellationToken: Cancel));

        Assert.True(renewed!.ExpirationDateTime > subscription.ExpirationDateTime);
        Assert.Equal((400, "InvalidRequest"), (refusal.ResponseStatusCode, refusal.Error!.Code));
        Assert.Equal((404, "ResourceNotFound"), (gone.ResponseStatusCode, gone.Error!.Code));
    }

    [Fact]
    public async Task A_subscription_that_ran_out_is_gone_and_silent()
    {
        var clock = new MovableClock();
        await using var bell = await Doorbell.Hang(clock);
        var old = await bell.Subscribe();
        clock.Advance(days: 7);
        var current = await (await bell.Host.AppGraph()).Subscriptions.PostAsync(new Subscription
        {
            Resource = $"/users/{SandboxGraph.Shared}/messages",
            ChangeType = "created",
            NotificationUrl = Doorbell.Url,
            ExpirationDateTime = clock.GetUtcNow().AddDays(1),
        }, cancellationToken: Cancel);

        await bell.Host.Deliver(SandboxGraph.Mail("Late"));

        Assert.Equal(current!.Id, (string?)(await bell.Change())["subscriptionId"]);
        using var answer = await bell.Host.Get(bell.Host.Tokens.AppForGraph(), $"/subscriptions/{old.Id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    static JsonObject Asked() => new()
    {
        ["resource"] = $"/users/{SandboxGraph.Shared}/messages",
        ["changeType"] = "created",
        ["notificationUrl"] = Doorbell.Url,
        ["lifecycleNotificationUrl"] = Doorbell.LifecycleUrl,
        ["expirationDateTime"] = $"{DateTimeOffset.UtcNow.AddDays(1):O}",
        ["clientState"] = new string('x', 128),
    };

    sealed class Silence : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Task.Delay(Timeout.InfiniteTimeSpan, httpContext.RequestAborted);
    }
}
