using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Graph.Messages;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Attachments;

/// <summary><c>POST …/messages/{id}/attachments</c>, and <c>DELETE …/attachments/{id}</c>: the files of a draft.</summary>
static class ChangeAttachments
{
    /// <summary>In bytes of JSON: the 25 MB that Outlook lets a message hold, in base64.</summary>
    public const int LargestRequest = 36 << 20;

    public static async Task Add(GraphCall call)
    {
        var file = AttachmentJson.Read("attachment", await call.Body());
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var draft = Draft(call, connection);
        var number = AttachmentTable.List(connection, draft.Seq).Select(other => (int)other.Number).DefaultIfEmpty().Max() + 1;
        AttachmentTable.Add(connection, draft.Seq, number, file, call.Now);
        Touch(call, connection, draft);
        var stored = AttachmentTable.List(connection, draft.Seq).Single(other => other.Number == number);
        transaction.Commit();
        await call.Answer(201, json => AttachmentAnswer.Write(json, connection, draft.Seq, call.Segment("id"), stored, WithoutBytes));
    }

    public static Task Remove(GraphCall call)
    {
        using var connection = call.Store.Open();
        using var transaction = connection.BeginTransaction();
        var draft = Draft(call, connection);
        if (ItemIds.AttachmentNumber(call.Segment("id"), call.Segment("attachment")) is not { } number || !AttachmentTable.Remove(connection, draft.Seq, number))
            throw GraphError.ItemNotFound();
        Touch(call, connection, draft);
        transaction.Commit();
        return call.Answer(204);
    }

    static readonly string[] WithoutBytes = ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline", "contentId"];

    static StoredMessage Draft(GraphCall call, SqliteConnection connection) => GetMessage.Find(call, connection) is { IsDraft: true } draft
        ? draft
        : throw new GraphError(400, "ErrorInvalidOperation", "The operation is only possible on a draft.");

    /// <summary>The message has changed with its files, and says whether it has any.</summary>
    static void Touch(GraphCall call, SqliteConnection connection, StoredMessage draft) =>
        MessageTable.Change(connection, draft, WholeMessage.Load(connection, draft), call.Now);
}
