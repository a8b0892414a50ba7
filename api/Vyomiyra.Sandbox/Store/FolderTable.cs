using Microsoft.Data.Sqlite;

namespace Vyomiyra.Sandbox.Store;

sealed record Folder(string Id, string? ParentId, string Name);

sealed record FolderCounts(int Children, int Unread, int Total);

static class FolderTable
{
    public const string Root = "msgfolderroot";

    static readonly (string WellKnown, string Name)[] Standard =
    [
        ("archive", "Archive"), ("deleteditems", "Deleted Items"), ("drafts", "Drafts"), ("inbox", "Inbox"),
        ("junkemail", "Junk Email"), ("outbox", "Outbox"), ("sentitems", "Sent Items"),
    ];

    public static void CreateMailbox(SqliteConnection connection, string mailbox)
    {
        Create(connection, mailbox, null, Root, "Top of Information Store");
        foreach (var (wellKnown, name) in Standard)
            Create(connection, mailbox, ItemIds.Folder(mailbox, Root), wellKnown, name);
    }

    /// <param name="idOrName">A folder's id, or a well-known name in any case.</param>
    public static Folder? Find(SqliteConnection connection, string mailbox, string idOrName) => connection.Query(
        "SELECT id, parent_id, name FROM folder WHERE mailbox = $mailbox AND (id = $id OR well_known = lower($id))",
        Read, ("$mailbox", mailbox), ("$id", idOrName)).FirstOrDefault();

    public static Folder WellKnown(SqliteConnection connection, string mailbox, string name) =>
        Find(connection, mailbox, name) ?? throw new InvalidOperationException($"Mailbox {mailbox} has no folder {name}.");

    /// <summary>The folder of this name, created below the root when it is not there.</summary>
    public static Folder FindOrCreate(SqliteConnection connection, string mailbox, string name)
    {
        var known = Find(connection, mailbox, name) ?? connection.Query(
            "SELECT id, parent_id, name FROM folder WHERE mailbox = $mailbox AND name = $name COLLATE NOCASE",
            Read, ("$mailbox", mailbox), ("$name", name)).FirstOrDefault();
        return known ?? Create(connection, mailbox, ItemIds.Folder(mailbox, Root), null, name);
    }

    public static List<Folder> Below(SqliteConnection connection, Folder parent, int skip, int take) => connection.Query(
        "SELECT id, parent_id, name FROM folder WHERE parent_id = $parent ORDER BY name LIMIT $take OFFSET $skip",
        Read, ("$parent", parent.Id), ("$take", take), ("$skip", skip));

    public static FolderCounts Count(SqliteConnection connection, Folder folder) => connection.Query(
        """
        SELECT (SELECT count(*) FROM folder WHERE parent_id = $id),
               (SELECT count(*) FROM message WHERE folder_id = $id AND is_read = 0),
               (SELECT count(*) FROM message WHERE folder_id = $id)
        """,
        row => new FolderCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), ("$id", folder.Id)).Single();

    /// <summary>Whether one is the other or lies somewhere below it.</summary>
    public static bool IsWithin(SqliteConnection connection, Folder folder, Folder above) => connection.Scalar<long>(
        """
        WITH RECURSIVE up (id) AS (SELECT $id UNION SELECT parent_id FROM folder JOIN up USING (id) WHERE parent_id IS NOT NULL)
        SELECT EXISTS (SELECT 1 FROM up WHERE id = $above)
        """,
        ("$id", folder.Id), ("$above", above.Id)) == 1;

    public static bool IsStandard(SqliteConnection connection, Folder folder) =>
        connection.Scalar<long>("SELECT well_known IS NOT NULL FROM folder WHERE id = $id", ("$id", folder.Id)) == 1;

    public static void Move(SqliteConnection connection, Folder folder, Folder parent) =>
        connection.Execute("UPDATE folder SET parent_id = $parent WHERE id = $id", ("$id", folder.Id), ("$parent", parent.Id));

    /// <summary>It and all that lies in it, for good.</summary>
    public static void Delete(SqliteConnection connection, Folder folder)
    {
        foreach (var child in Below(connection, folder, 0, int.MaxValue))
            Delete(connection, child);
        foreach (var table in (ReadOnlySpan<string>)["message", "removal", "subscription"])
            connection.Execute($"DELETE FROM {table} WHERE folder_id = $id", ("$id", folder.Id));
        connection.Execute("DELETE FROM folder WHERE id = $id", ("$id", folder.Id));
    }

    static Folder Create(SqliteConnection connection, string mailbox, string? parent, string? wellKnown, string name)
    {
        var id = ItemIds.Folder(mailbox, wellKnown ?? name);
        connection.Execute(
            "INSERT INTO folder (id, mailbox, parent_id, well_known, name) VALUES ($id, $mailbox, $parent, $wellKnown, $name)",
            ("$id", id), ("$mailbox", mailbox), ("$parent", parent), ("$wellKnown", wellKnown), ("$name", name));
        return new(id, parent, name);
    }

    static Folder Read(SqliteDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetString(2));
}
