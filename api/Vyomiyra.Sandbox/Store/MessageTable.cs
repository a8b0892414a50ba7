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
        var seq = connection.Scalar<long>("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'message'), 0) + 1");
        var change = NextChange(connection);
        Write(connection, MessageSql.Insert, item, [
            ("$seq", seq), ("$mailbox", mailbox), ("$folder", folder.Id), ("$change", change),
            ("$immutable", ItemIds.Immutable(mailbox, seq)), ("$item", ItemIds.Item(mailbox, seq, folder.Id, change)),
            ("$conversation", conversation), ("$index", ItemIds.ConversationIndex(conversation, item.Received ?? now)),
            ("$created", Instant.Text(item.Received ?? now)), ("$modified", Instant.Text(item.Received ?? now))], now);
        for (var number = 1; number <= item.Files.Length; number++)
            AttachmentTable.Add(connection, seq, number, item.Files[number - 1], now);
        return Find(connection, mailbox, ItemIds.Immutable(mailbox, seq))!;
    }

    /// <summary>Replaces what the message says, except its attachments.</summary>
    public static void Change(SqliteConnection connection, StoredMessage stored, MailItem item, DateTimeOffset now) =>
        Write(connection, MessageSql.Update, item,
            [("$seq", stored.Seq), ("$change", NextChange(connection)), ("$modified", Instant.Text(now))], now);

    /// <summary>The everyday id changes with the move, the immutable one does not.</summary>
    public static StoredMessage Move(SqliteConnection connection, StoredMessage stored, Folder folder, DateTimeOffset now)
    {
        var change = NextChange(connection);
        var item = ItemIds.Item(stored.Mailbox, stored.Seq, folder.Id, change);
        connection.Execute(
            "UPDATE message SET folder_id = $folder, item_id = $item, change = $change, modified = $now WHERE seq = $seq",
            ("$folder", folder.Id), ("$item", item), ("$change", change), ("$now", Instant.Text(now)), ("$seq", stored.Seq));
        return stored with { FolderId = folder.Id, ItemId = item };
    }

    public static void Delete(SqliteConnection connection, StoredMessage stored) =>
        connection.Execute("DELETE FROM message WHERE seq = $seq", ("$seq", stored.Seq));

    /// <param name="id">Either form of the id; letters' case matters.</param>
    public static StoredMessage? Find(SqliteConnection connection, string mailbox, string id) => connection.Query(
        """
        SELECT seq, mailbox, immutable_id, item_id, folder_id, is_draft FROM message
        WHERE (immutable_id = $id OR item_id = $id) AND mailbox = $mailbox
        """,
        row => new StoredMessage(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5)),
        ("$id", id), ("$mailbox", mailbox)).FirstOrDefault();

    static long NextChange(SqliteConnection connection) =>
        long.Parse(connection.Scalar<string>("UPDATE setting SET value = value + 1 WHERE name = 'change' RETURNING value")!,
            System.Globalization.CultureInfo.InvariantCulture);

    static void Write(SqliteConnection connection, string sql, MailItem item, (string Name, object? Value)[] where, DateTimeOffset now) =>
        connection.Execute(sql, [
            .. where,
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
            ("$bodyType", item.Body.Type), ("$body", item.Body.Content)]);

    static string Preview(MailBody body)
    {
        var start = body.Content[..Math.Min(body.Content.Length, 64 * 1024)];
        var text = string.Join("\r\n", (body.IsHtml ? HtmlText.From(start) : start).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= PreviewLength ? text : text[..(char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength)];
    }
}
