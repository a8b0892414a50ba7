using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Store;

static class WholeMessage
{
    /// <summary>Everything a message holds, its files included.</summary>
    public static MailItem Load(SqliteConnection connection, StoredMessage stored) =>
        WithFiles(connection, stored, AttachmentTable.Load(connection, stored.Seq));

    /// <summary>Everything but its files.</summary>
    public static MailItem LoadWithoutFiles(SqliteConnection connection, StoredMessage stored) => WithFiles(connection, stored, []);

    static MailItem WithFiles(SqliteConnection connection, StoredMessage stored, IEnumerable<MailFile> files) =>
        connection.Query(MessageSql.Load, row => Read(row, files), ("$seq", stored.Seq)).Single();

    static MailItem Read(SqliteDataReader row, IEnumerable<MailFile> files) => new()
    {
        Subject = Text(row, 0),
        From = Address(row, 1),
        Sender = Address(row, 3),
        Sent = Instant.Parse(row.GetString(5)),
        Received = Instant.Parse(row.GetString(6)),
        InternetMessageId = row.GetString(7),
        ConversationId = row.GetString(8),
        IsRead = row.GetBoolean(9),
        IsDraft = row.GetBoolean(10),
        DeliveryReceipt = row.GetBoolean(11),
        ReadReceipt = row.GetBoolean(12),
        Importance = row.GetString(13),
        Inference = row.GetString(14),
        FlagStatus = row.GetString(15),
        Categories = Recipients.Words(row.GetString(16)),
        To = Recipients.Addresses(row.GetString(17)),
        Cc = Recipients.Addresses(row.GetString(18)),
        Bcc = Recipients.Addresses(row.GetString(19)),
        ReplyTo = Recipients.Addresses(row.GetString(20)),
        Headers = Recipients.Headers(row.GetString(21)),
        Body = new(row.GetString(22), row.GetString(23)),
        Files = [.. files],
    };

    static MailAddress? Address(SqliteDataReader row, int at) =>
        row.IsDBNull(at + 1) ? null : new(Text(row, at) ?? "", row.GetString(at + 1));

    static string? Text(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
