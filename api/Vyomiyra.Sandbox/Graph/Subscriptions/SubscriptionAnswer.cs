using System.Text.Json;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

static class SubscriptionAnswer
{
    public static Task One(GraphRequest call, Subscription subscription, int status) => call.Answer(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Root}/$metadata#subscriptions/$entity");
        Write(json, call, subscription);
        json.WriteEndObject();
    });

    public static void Write(Utf8JsonWriter json, GraphRequest call, Subscription subscription)
    {
        json.WriteString("id", subscription.Id);
        json.WriteString("resource", subscription.Resource);
        json.WriteString("applicationId", call.Tenant.App.ClientId);
        json.WriteString("changeType", subscription.ChangeType);
        json.WriteString("clientState", subscription.ClientState);
        json.WriteString("notificationUrl", subscription.NotificationUrl);
        json.WriteNull("notificationQueryOptions");
        json.WriteString("lifecycleNotificationUrl", subscription.LifecycleUrl);
        json.WriteString("expirationDateTime", $"{Instant.Text(subscription.Expires)}Z");
        json.WriteString("creatorId", subscription.Creator);
        json.WriteNull("includeResourceData");
        json.WriteString("latestSupportedTlsVersion", "v1_2");
        json.WriteNull("encryptionCertificate");
        json.WriteNull("encryptionCertificateId");
        json.WriteNull("notificationUrlAppId");
    }
}
