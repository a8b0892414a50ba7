using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Store;

sealed record StoredFile(long Number, string Name, string ContentType, long Size, bool IsInline, string? ContentId, string Modified);

static class AttachmentTable
{
    public static void Add(SqliteConnection connection, long seq, int number, MailFile file, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO attachment (seq, number, name, content_type, is_inline, content_id, modified, size, bytes)
        VALUES ($seq, $number, $name, $type, $inline, $contentId, $modified, $size, $bytes)
        """,
        ("$seq", seq), ("$number", number), ("$name", file.Name), ("$type", file.ContentType), ("$inline", file.IsInline),
        ("$contentId", file.ContentId), ("$modified", Instant.Text(now)), ("$size", file.Bytes.Length), ("$bytes", file.Bytes));

    /// <summary>Whether there was one of that number.</summary>
    public static bool Remove(SqliteConnection connection, long seq, long number) =>
        connection.Execute("DELETE FROM attachment WHERE seq = $seq AND number = $number", ("$seq", seq), ("$number", number)) > 0;

    public static List<StoredFile> List(SqliteConnection connection, long seq) => connection.Query(
        "SELECT number, name, content_type, size, is_inline, content_id, modified FROM attachment WHERE seq = $seq ORDER BY number",
        row => new StoredFile(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetBoolean(4),
            row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6)),
        ("$seq", seq));

    public static byte[] Bytes(SqliteConnection connection, long seq, long number) =>
        connection.Scalar<byte[]>("SELECT bytes FROM attachment WHERE seq = $seq AND number = $number", ("$seq", seq), ("$number", number))!;

    /// <summary>Its content, read as it is needed.</summary>
    public static Stream Open(SqliteConnection connection, long seq, long number) => new SqliteBlob(
        connection, "attachment", "bytes",
        connection.Scalar<long>("SELECT rowid FROM attachment WHERE seq = $seq AND number = $number", ("$seq", seq), ("$number", number)),
        readOnly: true);

    public static IEnumerable<MailFile> Load(SqliteConnection connection, long seq) =>
        List(connection, seq).Select(file =>
            new MailFile(file.Name, file.ContentType, Bytes(connection, seq, file.Number), file.IsInline, file.ContentId));
}
