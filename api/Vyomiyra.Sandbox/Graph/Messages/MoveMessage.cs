using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>POST …/messages/{id}/move</c>, and <c>DELETE …/messages/{id}</c>, which is a move to Deleted Items the first time.</summary>
static class MoveMessage
{
    public static async Task Handle(GraphCall call)
    {
        var destination = MessageJson.Member(await call.Body(), "destinationId") is { } given ? MessageJson.Text("destinationId", given) : null;
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var stored = GetMessage.Find(call, connection);
        var folder = FolderTable.Find(connection, call.Address, destination ?? throw GraphError.BadRequest("The parameter DestinationId is missing."))
            ?? throw GraphError.ItemNotFound();
        var moved = MessageTable.Move(connection, stored, folder, call.Now);
        transaction.Commit();
        await MessageAnswer.One(call, connection, moved, 201);
    }

    public static Task Delete(GraphCall call)
    {
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var stored = GetMessage.Find(call, connection);
        var bin = FolderTable.WellKnown(connection, call.Address, "deleteditems");
        if (stored.FolderId == bin.Id)
            MessageTable.Delete(connection, stored, call.Now);
        else
            MessageTable.Move(connection, stored, bin, call.Now);
        transaction.Commit();
        return call.Answer(204);
    }
}
