using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

/// <summary><c>GET /subscriptions</c> of the caller, and one of them.</summary>
static class GetSubscriptions
{
    const int PageSize = 100;

    public static async Task All(GraphRequest call)
    {
        using var connection = call.Store.Open();
        var page = SubscriptionTable.List(
            connection, CreateSubscription.Creator(call), call.Now, call.Option("skiptoken") ?? "", PageSize + 1);
        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Root}/$metadata#subscriptions");
            json.WriteStartArray("value");
            foreach (var subscription in page.Take(PageSize))
            {
                json.WriteStartObject();
                SubscriptionAnswer.Write(json, call, subscription);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (page.Count > PageSize)
                json.WriteString("@odata.nextLink", call.Link($"$skiptoken={page[PageSize - 1].Id}"));
            json.WriteEndObject();
        });
    }

    public static async Task One(GraphRequest call)
    {
        using var connection = call.Store.Open();
        await SubscriptionAnswer.One(call, Find(call, connection), 200);
    }

    /// <summary>The subscription of this call, while it lasts.</summary>
    public static Subscription Find(GraphRequest call, SqliteConnection connection) =>
        SubscriptionTable.Find(connection, CreateSubscription.Creator(call), call.Segment("id"), call.Now)
        ?? throw new GraphError(404, "ResourceNotFound", "The object was not found.");
}
