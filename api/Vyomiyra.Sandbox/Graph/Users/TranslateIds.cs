using System.Text.Json;
using Vyomiyra.Sandbox.Mail;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Users;

/// <summary><c>POST …/translateExchangeIds</c>: between the everyday id, the immutable one, and the form Outlook itself uses (ewsId).</summary>
static class TranslateIds
{
    const int Most = 1000;
    static readonly string[] Formats = ["ewsId", "restId", "restImmutableEntryId"];

    public static async Task Handle(GraphCall call)
    {
        var body = await call.Body();
        var source = Format(body, "sourceIdType");
        var target = Format(body, "targetIdType");
        if (MessageJson.Member(body, "inputIds") is not { ValueKind: JsonValueKind.Array } ids)
            throw GraphError.BadRequest("The parameter InputIds is missing.");
        if (ids.GetArrayLength() > Most)
            throw GraphError.BadRequest($"No more than {Most} ids can be translated at a time.");

        using var connection = call.Store.Open();
        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Root}/$metadata#Collection(microsoft.graph.convertIdResult)");
            json.WriteStartArray("value");
            foreach (var id in ids.EnumerateArray().Select(id => MessageJson.Text("inputIds", id) ?? ""))
            {
                var stored = MessageTable.Find(connection, call.Address, source == "ewsId" ? FromEws(id) : id);
                json.WriteStartObject();
                json.WriteString("sourceId", id);
                if (stored is not null)
                    json.WriteString("targetId", target switch
                    {
                        "restImmutableEntryId" => stored.ImmutableId,
                        "ewsId" => ToEws(stored.ItemId),
                        _ => stored.ItemId,
                    });
                else
                    Error(json);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    static void Error(Utf8JsonWriter json)
    {
        json.WriteNull("targetId");
        json.WriteStartObject("errorDetails");
        json.WriteString("code", "ErrorInvalidIdMalformed");
        json.WriteString("message", "Id is malformed.");
        json.WriteEndObject();
    }

    static string Format(JsonElement body, string name)
    {
        var text = MessageJson.Member(body, name) is { } given ? MessageJson.Text(name, given) : null;
        return Formats.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw GraphError.BadRequest($"The sandbox knows the id types {string.Join(", ", Formats)}; {name} is '{text}'.");
    }

    /// <summary>Outlook's ids use the two characters that are not safe in an address.</summary>
    static string FromEws(string id) => id.Replace('/', '-').Replace('+', '_');

    static string ToEws(string id) => id.Replace('-', '/').Replace('_', '+');
}
