using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Graph.Messages;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Attachments;

/// <summary><c>GET …/messages/{id}/attachments</c>, one of them, and its bytes at <c>/$value</c>.</summary>
static class GetAttachments
{
    public static async Task List(GraphCall call)
    {
        using var connection = call.Store.Open();
        var message = GetMessage.Find(call, connection);
        var selected = AttachmentAnswer.Selected(call.Option("select"));
        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Metadata}/messages('{call.Segment("id")}')/attachments");
            json.WriteStartArray("value");
            foreach (var file in AttachmentTable.List(connection, message.Seq))
                AttachmentAnswer.Write(json, connection, message.Seq, call.Segment("id"), file, selected);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public static async Task One(GraphCall call)
    {
        using var connection = call.Store.Open();
        var (message, file) = Find(call, connection);
        await call.Answer(200, json =>
            AttachmentAnswer.Write(json, connection, message.Seq, call.Segment("id"), file, AttachmentAnswer.Selected(call.Option("select"))));
    }

    public static async Task Bytes(GraphCall call)
    {
        using var connection = call.Store.Open();
        var (message, file) = Find(call, connection);
        await using var content = AttachmentTable.Open(connection, message.Seq, file.Number);
        await call.AnswerBytes(file.ContentType, content.Length, body => content.CopyToAsync(body, call.Aborted));
    }

    static (StoredMessage Message, StoredFile File) Find(GraphCall call, SqliteConnection connection)
    {
        var message = GetMessage.Find(call, connection);
        var number = ItemIds.AttachmentNumber(call.Segment("id"), call.Segment("attachment"));
        var file = AttachmentTable.List(connection, message.Seq).Find(file => file.Number == number);
        return (message, file ?? throw GraphError.ItemNotFound());
    }
}
