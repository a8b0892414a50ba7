using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary>The columns of one message that an answer asked for, written as JSON.</summary>
readonly struct MessageRow(SqliteDataReader reader, GraphCall call)
{
    public long Seq => reader.GetInt64(reader.GetOrdinal("seq"));

    public string ChangeKey => ItemIds.ChangeKey(reader.GetInt64(reader.GetOrdinal("change")));

    public string Id => Column(call.Prefer.ImmutableIds ? "immutable_id" : "item_id")!;

    public string WebLink => call.WebLink(Column("item_id")!);

    public string? Column(string name) => reader.GetOrdinal(name) is var at && reader.IsDBNull(at) ? null : reader.GetString(at);

    public bool Flag(string name) => reader.GetBoolean(reader.GetOrdinal(name));

    public string Time(string name) => $"{Column(name)}Z";

    public void Json(Utf8JsonWriter json, string column) => json.WriteRawValue(Column(column)!, skipInputValidation: true);

    public void Address(Utf8JsonWriter json, string name, string address)
    {
        if (Column(address) is { } known)
            json.WriteRawValue(Recipients.Json(new MailAddress(Column(name) ?? "", known)), skipInputValidation: true);
        else
            json.WriteNullValue();
    }

    public void Body(Utf8JsonWriter json, bool unique)
    {
        var body = new MailBody(Column("body_type")!, Column("body")!);
        if (unique)
            body = UniquePart.Of(body);
        body = (call.Prefer.BodyType, body.Type) switch
        {
            ("text", "html") => new("text", HtmlText.From(body.Content)),
            ("html", "text") => new("html", HtmlText.ToHtml(body.Content)),
            _ => body,
        };
        json.WriteStartObject();
        json.WriteString("contentType", body.Type);
        json.WriteString("content", body.Content);
        json.WriteEndObject();
    }
}
