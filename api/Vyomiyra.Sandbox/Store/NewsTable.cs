using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

/// <summary>One notification that waits to be posted, in the JSON that Graph posts.</summary>
/// <param name="Mailbox">Nothing when the subscription is gone.</param>
/// <param name="IsChange">Of a message, not of the subscription itself.</param>
sealed record News(long Id, string Item, string? Mailbox, bool IsChange);

/// <summary>Notifications, kept in the transaction of the change they tell of, until they are delivered.</summary>
static class NewsTable
{
    /// <param name="folder">Subscriptions to this folder hear of it.</param>
    /// <param name="wholeMailbox">Subscriptions to the whole mailbox hear of it.</param>
    public static void Tell(
        SqliteConnection connection, string changeType, StoredMessage message, long change, string? folder, bool wholeMailbox, DateTimeOffset now) =>
        connection.Execute(
            $"""
            INSERT INTO news (subscription_id, url, item)
            SELECT id, notification_url, json_object(
                'subscriptionId', id, 'subscriptionExpirationDateTime', expires || 'Z', 'changeType', $changeType, 'resource', {Resource},
                'resourceData', json_object(
                    '@odata.type', '#Microsoft.Graph.Message', '@odata.id', {Resource}, '@odata.etag', $etag, 'id', {MessageId}),
                'clientState', client_state, 'tenantId', tenant)
            FROM subscription
            WHERE mailbox = $mailbox AND instr(change_type, $changeType) AND expires > $now AND NOT awaits_authorization
              AND (folder_id = $folder OR ($wholeMailbox AND folder_id IS NULL))
            """,
            ("$changeType", changeType), ("$mailbox", message.Mailbox), ("$immutable", message.ImmutableId), ("$item", message.ItemId),
            ("$etag", $"W/\"{ItemIds.ChangeKey(change)}\""), ("$folder", folder), ("$wholeMailbox", wholeMailbox), ("$now", Instant.Bound(now)));

    /// <summary>Tells what becomes of the subscriptions to a mailbox, where they named an address for it.</summary>
    public static void TellLifecycle(SqliteConnection connection, string lifecycleEvent, string mailbox, DateTimeOffset now) =>
        TellLifecycle(connection, lifecycleEvent, "mailbox = $which", mailbox, now);

    /// <summary>Gives up on notifications that nobody took, and tells their subscriptions that they missed some.</summary>
    public static void GiveUp(SqliteConnection connection, string url, DateTimeOffset now)
    {
        TellLifecycle(
            connection, "missed", "lifecycle_url <> $which AND id IN (SELECT subscription_id FROM news WHERE url = $which)", url, now);
        connection.Execute("DELETE FROM news WHERE url = $url", ("$url", url));
    }

    /// <summary>The addresses for which something waits.</summary>
    public static List<string> Addresses(SqliteConnection connection) =>
        connection.Query("SELECT DISTINCT url FROM news", row => row.GetString(0));

    public static List<News> Oldest(SqliteConnection connection, string url, int take) => connection.Query(
        """
        SELECT news.id, item, mailbox, json_extract(item, '$.lifecycleEvent') IS NULL
        FROM news LEFT JOIN subscription ON subscription.id = subscription_id
        WHERE url = $url ORDER BY news.id LIMIT $take
        """,
        row => new News(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetBoolean(3)),
        ("$url", url), ("$take", take));

    public static void Delete(SqliteConnection connection, IEnumerable<News> told)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var news in told)
            connection.Execute("DELETE FROM news WHERE id = $id", ("$id", news.Id));
        transaction.Commit();
    }

    const string MessageId = "iif(immutable_ids, $immutable, $item)";
    const string Resource = $"'Users/' || owner || '/Messages/' || {MessageId}";

    static void TellLifecycle(SqliteConnection connection, string lifecycleEvent, string condition, string which, DateTimeOffset now) => connection.Execute(
        $"""
        INSERT INTO news (subscription_id, url, item)
        SELECT id, lifecycle_url, json_object(
            'subscriptionId', id, 'subscriptionExpirationDateTime', expires || 'Z', 'tenantId', tenant,
            'clientState', client_state, 'lifecycleEvent', $event)
        FROM subscription WHERE lifecycle_url IS NOT NULL AND expires > $now AND ({condition})
        """,
        ("$event", lifecycleEvent), ("$which", which), ("$now", Instant.Bound(now)));
}
