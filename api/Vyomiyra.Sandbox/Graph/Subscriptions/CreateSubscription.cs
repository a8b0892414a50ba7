using System.Globalization;
using System.Text.Json;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Notifications;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

/// <summary><c>POST /subscriptions</c>: both addresses have to answer before it stands.</summary>
static class CreateSubscription
{
    const int LongestClientState = 128;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10_080);
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);
    static readonly string[] ChangeTypes = ["created", "updated", "deleted"];

    public static async Task Handle(GraphRequest call, Webhooks webhooks)
    {
        var asked = Read(call, await call.Body());
        await webhooks.Validate(asked.NotificationUrl, call.Aborted);
        if (asked.LifecycleUrl is { } lifecycle)
            await webhooks.Validate(lifecycle, call.Aborted);
        using (var connection = call.Store.Open())
            SubscriptionTable.Add(connection, asked);
        await SubscriptionAnswer.One(call, asked, 201);
    }

    static Subscription Read(GraphRequest call, JsonElement body)
    {
        var resource = Needed(body, "resource");
        if (MessageJson.Member(body, "includeResourceData") is { } rich && MessageJson.Bool("includeResourceData", rich))
            throw Invalid("The sandbox posts no resource data.");
        var clientState = Text(body, "clientState");
        if (clientState?.Length > LongestClientState)
            throw Invalid($"The clientState property exceeds the maximum length of {LongestClientState} characters.");
        using var connection = call.Store.Open();
        var about = SubscriptionResource.Find(call, connection, resource);
        return new(
            Guid.NewGuid().ToString(),
            call.Tenant.Id.ToString(),
            Creator(call),
            about.Mailbox.Mail,
            about.Mailbox.Id.ToString(),
            about.FolderId,
            resource,
            ChangeType(Needed(body, "changeType")),
            Url("notificationUrl", Needed(body, "notificationUrl")),
            Text(body, "lifecycleNotificationUrl") is { } lifecycle ? Url("lifecycleNotificationUrl", lifecycle) : null,
            clientState,
            Expires(call, Needed(body, "expirationDateTime")),
            call.Prefer.ImmutableIds);
    }

    /// <summary>Subscriptions belong to the app, or to the user it acted for.</summary>
    public static string Creator(GraphRequest call) => (call.Caller.User?.Id ?? call.Tenant.App.ObjectId).ToString();

    /// <summary>At most seven days ahead; what would end within 45 minutes lasts as long as that.</summary>
    public static DateTimeOffset Expires(GraphRequest call, string text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var expires))
            throw Invalid("The expirationDateTime property is not a valid date and time.");
        if (expires <= call.Now)
            throw Invalid("Subscription expiration has to be in the future.");
        if (expires > call.Now + Longest)
            throw Invalid($"Subscription expiration can only be {Longest.TotalMinutes} minutes in the future.");
        return expires < call.Now + Shortest ? call.Now + Shortest : expires;
    }

    public static string Url(string name, string url) => Webhooks.Accepts(url) ? url : throw Invalid($"The {name} property must be a valid https address.");

    public static string? Text(JsonElement body, string name) => MessageJson.Member(body, name) is { } given ? MessageJson.Text(name, given) : null;

    public static GraphError Invalid(string message) => new(400, "InvalidRequest", message);

    static string Needed(JsonElement body, string name) => Text(body, name) ?? throw Invalid($"The {name} property is required.");

    static string ChangeType(string given)
    {
        var types = given.Split(',', StringSplitOptions.TrimEntries).Select(type => type.ToLowerInvariant()).Distinct().ToList();
        return types.Find(type => !ChangeTypes.Contains(type)) is { } unknown
            ? throw Invalid($"The changeType '{unknown}' is not one of {string.Join(", ", ChangeTypes)}.")
            : string.Join(',', types);
    }
}
