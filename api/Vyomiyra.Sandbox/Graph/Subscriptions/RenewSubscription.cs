using System.Collections.Frozen;
using System.Text.Json;
using Vyomiyra.Sandbox.Notifications;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

/// <summary><c>PATCH /subscriptions/{id}</c>: a new end, or a new address that has to answer first; and <c>POST …/reauthorize</c>.</summary>
static class RenewSubscription
{
    static readonly FrozenSet<string> Changeable = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "expirationDateTime", "notificationUrl");

    public static async Task Handle(GraphRequest call, Webhooks webhooks)
    {
        var body = await call.Body();
        if (body.ValueKind != JsonValueKind.Object)
            throw CreateSubscription.Invalid("A subscription is a JSON object.");
        if (body.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !name.StartsWith('@') && !Changeable.Contains(name)) is { } kept)
            throw CreateSubscription.Invalid($"The {kept} property of a subscription cannot be changed.");

        using var connection = call.Store.Open();
        var renewed = GetSubscriptions.Find(call, connection);
        if (CreateSubscription.Text(body, "expirationDateTime") is { } expires)
            renewed = renewed with { Expires = CreateSubscription.Expires(call, expires) };
        if (CreateSubscription.Text(body, "notificationUrl") is { } url)
        {
            await webhooks.Validate(CreateSubscription.Url("notificationUrl", url), call.Aborted);
            renewed = renewed with { NotificationUrl = url };
        }
        Authorize(call, renewed);
        SubscriptionTable.Renew(connection, renewed);
        await SubscriptionAnswer.One(call, renewed, 200);
    }

    public static Task Reauthorize(GraphRequest call)
    {
        using var connection = call.Store.Open();
        var authorized = GetSubscriptions.Find(call, connection);
        Authorize(call, authorized);
        SubscriptionTable.Renew(connection, authorized);
        return call.Answer(204);
    }

    static void Authorize(GraphRequest call, Subscription subscription)
    {
        if (!call.Caller.MayUse(call.Tenant.FindMailbox(subscription.Mailbox)!, Access.ReadMail))
            throw GraphError.AccessDenied();
    }
}
