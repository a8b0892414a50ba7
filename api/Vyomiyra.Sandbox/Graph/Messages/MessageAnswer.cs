using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Graph.Attachments;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary>Writes messages as the call selected and expanded them.</summary>
sealed class MessageAnswer
{
    readonly GraphCall call;
    readonly SqliteConnection connection;
    readonly bool attachments;

    public MessageAnswer(GraphCall call, SqliteConnection connection) : this(call, connection, call.Option("select")) { }

    public MessageAnswer(GraphCall call, SqliteConnection connection, string? select)
    {
        (this.call, this.connection) = (call, connection);
        Properties = MessageProperty.Selected(select);
        attachments = call.Option("expand") switch
        {
            null => false,
            "attachments" => true,
            var other => throw GraphError.BadRequest($"Could not expand '{other}'."),
        };
    }

    public IReadOnlyList<MessageProperty> Properties { get; }

    public static async Task One(GraphCall call, SqliteConnection connection, StoredMessage stored, int status = 200)
    {
        var answer = new MessageAnswer(call, connection);
        using var command = connection.Command($"{MessageProperty.Sql(answer.Properties)} WHERE seq = $seq", ("$seq", stored.Seq));
        using var reader = command.ExecuteReader();
        reader.Read();
        await call.Answer(status, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Metadata}/messages/$entity");
            answer.Write(json, new MessageRow(reader, call));
            json.WriteEndObject();
        });
    }

    public void Write(Utf8JsonWriter json, MessageRow row)
    {
        json.WriteString("@odata.etag", $"W/\"{row.ChangeKey}\"");
        foreach (var property in Properties)
        {
            json.WritePropertyName(property.Name);
            property.Write(json, row);
        }
        if (!attachments)
            return;
        json.WriteStartArray("attachments");
        foreach (var file in AttachmentTable.List(connection, row.Seq))
            AttachmentAnswer.Write(json, connection, row.Seq, row.Id, file, AttachmentAnswer.Selected(null));
        json.WriteEndArray();
    }
}
