using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

/// <summary>Who wants to hear of which changes, until when.</summary>
/// <param name="Creator">The object id of the app or user who asked.</param>
/// <param name="Owner">The object id of the mailbox's owner.</param>
/// <param name="FolderId">Nothing for the whole mailbox.</param>
/// <param name="ChangeType">Some of created, updated, deleted, separated by commas.</param>
sealed record Subscription(
    string Id, string Tenant, string Creator, string Mailbox, string Owner, string? FolderId, string Resource, string ChangeType,
    string NotificationUrl, string? LifecycleUrl, string? ClientState, DateTimeOffset Expires, bool ImmutableIds);

static class SubscriptionTable
{
    public static void Add(SqliteConnection connection, Subscription asked) => connection.Execute(
        """
        INSERT INTO subscription (
            id, tenant, creator, mailbox, owner, folder_id, resource, change_type, notification_url, lifecycle_url, client_state, expires, immutable_ids)
        VALUES ($id, $tenant, $creator, $mailbox, $owner, $folder, $resource, $changeType, $url, $lifecycle, $state, $expires, $immutable)
        """,
        ("$id", asked.Id), ("$tenant", asked.Tenant), ("$creator", asked.Creator), ("$mailbox", asked.Mailbox), ("$owner", asked.Owner),
        ("$folder", asked.FolderId), ("$resource", asked.Resource), ("$changeType", asked.ChangeType), ("$url", asked.NotificationUrl),
        ("$lifecycle", asked.LifecycleUrl), ("$state", asked.ClientState), ("$expires", Instant.Text(asked.Expires)), ("$immutable", asked.ImmutableIds));

    /// <summary>What this creator has that has not run out, one page by key.</summary>
    public static List<Subscription> List(SqliteConnection connection, string creator, DateTimeOffset now, string after, int take) => connection.Query(
        $"{Columns} WHERE creator = $creator AND expires > $now AND id > $after ORDER BY id LIMIT $take",
        Read, ("$creator", creator), ("$now", Instant.Bound(now)), ("$after", after), ("$take", take));

    public static Subscription? Find(SqliteConnection connection, string creator, string id, DateTimeOffset now) => connection.Query(
        $"{Columns} WHERE id = $id AND creator = $creator AND expires > $now",
        Read, ("$id", id), ("$creator", creator), ("$now", Instant.Bound(now))).FirstOrDefault();

    public static bool Any(SqliteConnection connection, string mailbox, DateTimeOffset now) => connection.Scalar<long>(
        "SELECT EXISTS (SELECT 1 FROM subscription WHERE mailbox = $mailbox AND expires > $now)",
        ("$mailbox", mailbox), ("$now", Instant.Bound(now))) == 1;

    /// <summary>Renewing also authorises anew.</summary>
    public static void Renew(SqliteConnection connection, Subscription renewed) => connection.Execute(
        "UPDATE subscription SET expires = $expires, notification_url = $url, awaits_authorization = 0 WHERE id = $id",
        ("$expires", Instant.Text(renewed.Expires)), ("$url", renewed.NotificationUrl), ("$id", renewed.Id));

    /// <summary>Nothing of it is posted any more.</summary>
    public static void Delete(SqliteConnection connection, Subscription deleted) => connection.Execute(
        "DELETE FROM news WHERE subscription_id = $id; DELETE FROM subscription WHERE id = $id", ("$id", deleted.Id));

    /// <summary>Takes away every subscription to the mailbox, as Graph does at times, and tells who wants to know.</summary>
    public static void Remove(SqliteConnection connection, string mailbox, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM news WHERE subscription_id IN (SELECT id FROM subscription WHERE mailbox = $mailbox)", ("$mailbox", mailbox));
        NewsTable.TellLifecycle(connection, "subscriptionRemoved", mailbox, now);
        connection.Execute("DELETE FROM subscription WHERE mailbox = $mailbox", ("$mailbox", mailbox));
    }

    /// <summary>No change is told until every subscription to the mailbox was authorised anew.</summary>
    public static void AwaitAuthorization(SqliteConnection connection, string mailbox, DateTimeOffset now)
    {
        connection.Execute("UPDATE subscription SET awaits_authorization = 1 WHERE mailbox = $mailbox", ("$mailbox", mailbox));
        NewsTable.TellLifecycle(connection, "reauthorizationRequired", mailbox, now);
    }

    const string Columns = """
        SELECT id, tenant, creator, mailbox, owner, folder_id, resource, change_type, notification_url, lifecycle_url, client_state, expires, immutable_ids
        FROM subscription
        """;

    static Subscription Read(SqliteDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Text(row, 5), row.GetString(6), row.GetString(7),
        row.GetString(8), Text(row, 9), Text(row, 10), Instant.Parse(row.GetString(11)), row.GetBoolean(12));

    static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
