using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Subscriptions;

/// <summary><c>DELETE /subscriptions/{id}</c>.</summary>
static class DeleteSubscription
{
    public static Task Handle(GraphRequest call)
    {
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        SubscriptionTable.Delete(connection, GetSubscriptions.Find(call, connection));
        transaction.Commit();
        return call.Answer(204);
    }
}
