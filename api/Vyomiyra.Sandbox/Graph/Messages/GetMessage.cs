using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>GET …/messages/{id}</c>, and its MIME at <c>/$value</c>.</summary>
static class GetMessage
{
    public static async Task Handle(GraphCall call)
    {
        using var connection = call.Store.Open();
        await MessageAnswer.One(call, connection, Find(call, connection));
    }

    public static async Task Mime(GraphCall call)
    {
        using var connection = call.Store.Open();
        var message = Find(call, connection);
        var files = AttachmentTable.List(connection, message.Seq).ConvertAll(file =>
            new MimeFile(file.Name, file.ContentType, file.IsInline, file.ContentId, () => AttachmentTable.Open(connection, message.Seq, file.Number)));
        await call.AnswerBytes("text/plain", null, body => MimeWriter.Write(WholeMessage.LoadWithoutFiles(connection, message), files, body, call.Aborted));
    }

    /// <summary>The message of this call, in its folder when the address names one.</summary>
    public static StoredMessage Find(GraphCall call, SqliteConnection connection)
    {
        var id = call.Segment("id");
        if (id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '=')))
            throw GraphError.BadId();
        var stored = MessageTable.Find(connection, call.Address, id) ?? throw GraphError.ItemNotFound();
        return !call.Context.Request.RouteValues.ContainsKey("folder")
            || FolderTable.Find(connection, call.Address, call.Segment("folder"))?.Id == stored.FolderId
            ? stored
            : throw GraphError.ItemNotFound();
    }
}
