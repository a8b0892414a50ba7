using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Folders;

/// <summary><c>POST …/mailFolders/{id}/move</c>, and <c>DELETE …/mailFolders/{id}</c>, which is a move to Deleted Items the first time.</summary>
static class MoveFolder
{
    public static async Task Handle(GraphCall call)
    {
        var destination = MessageJson.Member(await call.Body(), "destinationId") is { } given ? MessageJson.Text("destinationId", given) : null;
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var parent = GetFolders.Find(call, connection, destination ?? throw GraphError.BadRequest("The parameter DestinationId is missing."));
        var moved = Movable(call, connection);
        if (FolderTable.IsWithin(connection, parent, moved))
            throw new GraphError(400, "ErrorMoveCopyFailed", "The move or copy operation failed.");
        FolderTable.Move(connection, moved, parent);
        transaction.Commit();
        await GetFolders.One(call, connection, moved with { ParentId = parent.Id }, 201);
    }

    public static Task Delete(GraphCall call)
    {
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var folder = Movable(call, connection);
        var bin = FolderTable.WellKnown(connection, call.Address, "deleteditems");
        if (FolderTable.IsWithin(connection, folder, bin))
            FolderTable.Delete(connection, folder);
        else
            FolderTable.Move(connection, folder, bin);
        transaction.Commit();
        return call.Answer(204);
    }

    static Folder Movable(GraphCall call, SqliteConnection connection)
    {
        var folder = GetFolders.Find(call, connection, call.Segment("folder"));
        return FolderTable.IsStandard(connection, folder)
            ? throw new GraphError(400, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be moved or deleted.")
            : folder;
    }
}
