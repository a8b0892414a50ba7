using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Store;

/// <summary>Where a message lies, without what it says.</summary>
sealed record StoredMessage(long Seq, string Mailbox, string ImmutableId, string ItemId, string FolderId, bool IsDraft);

/// <summary>Writes messages. Callers hold the transaction.</summary>
static class MessageTable
{
    const int PreviewLength = 255;

    public static StoredMessage Add(SqliteConnection connection, string mailbox, Folder folder, MailItem item, DateTimeOffset now)
    {
        var conversation = item.ConversationId ?? Conversations.Find(connection, mailbox, item)
            ?? ItemIds.Conversation(mailbox, item.InternetMessageId!);
        var seq = LastSeq(connection) + 1;
        var change = Changes.Next(connection);
        connection.Execute(MessageSql.Insert, Row(mailbox, folder, item with { ConversationId = conversation }, seq, change, now));
        for (var number = 1; number <= item.Files.Length; number++)
            AttachmentTable.Add(connection, seq, number, item.Files[number - 1], now);
        var stored = Find(connection, mailbox, ItemIds.Immutable(mailbox, seq))!;
        NewsTable.Tell(connection, "created", stored, change, folder.Id, wholeMailbox: true, now);
        return stored;
    }

    /// <summary>Adds many, without attachments and each with its conversation, by one prepared statement.</summary>
    public static void AddMany(SqliteConnection connection, string mailbox, Folder folder, IReadOnlyList<MailItem> items, DateTimeOffset now)
    {
        var seq = LastSeq(connection);
        var change = Changes.Reserve(connection, items.Count) - items.Count;
        var isHeard = SubscriptionTable.Any(connection, mailbox, now);
        using var insert = connection.Command(MessageSql.Insert, Row(mailbox, folder, items[0], seq, change, now));
        foreach (var item in items)
        {
            foreach (var (name, value) in Row(mailbox, folder, item, ++seq, ++change, now))
                insert.Parameters[name].Value = value ?? DBNull.Value;
            insert.ExecuteNonQuery();
            if (isHeard)
                NewsTable.Tell(connection, "created", Find(connection, mailbox, ItemIds.Immutable(mailbox, seq))!, change, folder.Id, wholeMailbox: true, now);
        }
    }

    /// <summary>Replaces what the message says, except its attachments.</summary>
    public static void Change(SqliteConnection connection, StoredMessage stored, MailItem item, DateTimeOffset now)
    {
        var change = Changes.Next(connection);
        connection.Execute(
            MessageSql.Update, [("$seq", stored.Seq), ("$change", change), ("$modified", Instant.Text(now)), .. Values(item, now)]);
        NewsTable.Tell(connection, "updated", stored, change, stored.FolderId, wholeMailbox: true, now);
    }

    /// <summary>The everyday id changes with the move, the immutable one does not.</summary>
    public static StoredMessage Move(SqliteConnection connection, StoredMessage stored, Folder folder, DateTimeOffset now)
    {
        var change = Changes.Next(connection);
        var item = ItemIds.Item(stored.Mailbox, stored.Seq, folder.Id, change);
        connection.Execute(
            "UPDATE message SET folder_id = $folder, item_id = $item, change = $change, modified = $now WHERE seq = $seq",
            ("$folder", folder.Id), ("$item", item), ("$change", change), ("$now", Instant.Text(now)), ("$seq", stored.Seq));
        var moved = stored with { FolderId = folder.Id, ItemId = item };
        if (stored.FolderId != folder.Id)
        {
            RemovalTable.Add(connection, stored, change, "changed");
            NewsTable.Tell(connection, "deleted", stored, change, stored.FolderId, wholeMailbox: false, now);
            NewsTable.Tell(connection, "created", moved, change, folder.Id, wholeMailbox: false, now);
        }
        NewsTable.Tell(connection, "updated", moved, change, null, wholeMailbox: true, now);
        return moved;
    }

    public static void Delete(SqliteConnection connection, StoredMessage stored, DateTimeOffset now)
    {
        var change = Changes.Next(connection);
        connection.Execute("DELETE FROM message WHERE seq = $seq", ("$seq", stored.Seq));
        RemovalTable.Add(connection, stored, change, "deleted");
        NewsTable.Tell(connection, "deleted", stored, change, stored.FolderId, wholeMailbox: true, now);
    }

    /// <param name="id">Either form of the id; letters' case matters.</param>
    public static StoredMessage? Find(SqliteConnection connection, string mailbox, string id) => connection.Query(
        """
        SELECT seq, mailbox, immutable_id, item_id, folder_id, is_draft FROM message
        WHERE (immutable_id = $id OR item_id = $id) AND mailbox = $mailbox
        """,
        row => new StoredMessage(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5)),
        ("$id", id), ("$mailbox", mailbox)).FirstOrDefault();

    static long LastSeq(SqliteConnection connection) =>
        connection.Scalar<long>("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'message'), 0)");

    static (string Name, object? Value)[] Row(string mailbox, Folder folder, MailItem item, long seq, long change, DateTimeOffset now) =>
    [
        ("$seq", seq), ("$mailbox", mailbox), ("$folder", folder.Id), ("$change", change),
        ("$immutable", ItemIds.Immutable(mailbox, seq)), ("$item", ItemIds.Item(mailbox, seq, folder.Id, change)),
        ("$conversation", item.ConversationId), ("$index", ItemIds.ConversationIndex(item.ConversationId!, item.Received ?? now)),
        ("$created", Instant.Text(item.Received ?? now)), ("$modified", Instant.Text(item.Received ?? now)),
        .. Values(item, now),
    ];

    static (string Name, object? Value)[] Values(MailItem item, DateTimeOffset now) =>
    [
        ("$subject", item.Subject), ("$topic", Subject.Topic(item.Subject)), ("$preview", Preview(item.Body)),
        ("$fromName", item.From?.Name), ("$fromAddress", item.From?.Address),
        ("$senderName", (item.Sender ?? item.From)?.Name), ("$senderAddress", (item.Sender ?? item.From)?.Address),
        ("$sent", Instant.Text(item.Sent ?? now)), ("$received", Instant.Text(item.Received ?? now)),
        ("$internetId", item.InternetMessageId),
        ("$isRead", item.IsRead), ("$isDraft", item.IsDraft), ("$hasAttachments", item.HasVisibleFiles),
        ("$deliveryReceipt", item.DeliveryReceipt), ("$readReceipt", item.ReadReceipt),
        ("$importance", item.Importance), ("$inference", item.Inference), ("$flag", item.FlagStatus),
        ("$categories", Recipients.Json(item.Categories)),
        ("$to", Recipients.Json(item.To)), ("$cc", Recipients.Json(item.Cc)), ("$bcc", Recipients.Json(item.Bcc)),
        ("$replyTo", Recipients.Json(item.ReplyTo)), ("$headers", Recipients.Json(item.Headers)),
        ("$bodyType", item.Body.Type), ("$body", item.Body.Content),
    ];

    static string Preview(MailBody body)
    {
        var start = body.Content[..Math.Min(body.Content.Length, 64 * 1024)];
        var text = string.Join("\r\n", (body.IsHtml ? HtmlText.From(start) : start).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= PreviewLength ? text : text[..(char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)];
    }
}
