using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Attachments;

static class AttachmentAnswer
{
    static readonly string[] Properties =
        ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline", "contentId", "contentLocation", "contentBytes"];

    public static IReadOnlyList<string> Selected(string? select)
    {
        if (select is null)
            return Properties;
        var names = select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name[(name.LastIndexOf('/') + 1)..]).ToList();
        if (names.Find(name => !Properties.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw GraphError.UnknownProperty(unknown);
        return [.. Properties.Where(name => name == "id" || names.Contains(name, StringComparer.OrdinalIgnoreCase))];
    }

    public static void Write(Utf8JsonWriter json, SqliteConnection connection, long seq, string messageId, StoredFile file, IReadOnlyList<string> selected)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.fileAttachment");
        json.WriteString("@odata.mediaContentType", file.ContentType);
        foreach (var name in selected)
        {
            json.WritePropertyName(name);
            switch (name)
            {
                case "id": json.WriteStringValue(ItemIds.Attachment(messageId, file.Number)); break;
                case "lastModifiedDateTime": json.WriteStringValue($"{file.Modified}Z"); break;
                case "name": json.WriteStringValue(file.Name); break;
                case "contentType": json.WriteStringValue(file.ContentType); break;
                case "size": json.WriteNumberValue(file.Size); break;
                case "isInline": json.WriteBooleanValue(file.IsInline); break;
                case "contentId": json.WriteStringValue(file.ContentId); break;
                case "contentBytes": json.WriteBase64StringValue(AttachmentTable.Bytes(connection, seq, file.Number)); break;
                default: json.WriteNullValue(); break;
            }
        }
        json.WriteEndObject();
    }
}
