using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

/// <param name="Reason"><c>changed</c> when the message went to another folder, <c>deleted</c> when it is gone.</param>
sealed record Removal(long Change, string ImmutableId, string ItemId, string Reason);

/// <summary>What left a folder, for those who read the folder's changes.</summary>
static class RemovalTable
{
    public static void Add(SqliteConnection connection, StoredMessage stored, long change, string reason) => connection.Execute(
        "INSERT INTO removal (folder_id, change, immutable_id, item_id, reason) VALUES ($folder, $change, $immutable, $item, $reason)",
        ("$folder", stored.FolderId), ("$change", change), ("$immutable", stored.ImmutableId), ("$item", stored.ItemId), ("$reason", reason));

    public static List<Removal> After(SqliteConnection connection, string folder, long change, int take) => connection.Query(
        "SELECT change, immutable_id, item_id, reason FROM removal WHERE folder_id = $folder AND change > $change ORDER BY change LIMIT $take",
        row => new Removal(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3)),
        ("$folder", folder), ("$change", change), ("$take", take));
}
