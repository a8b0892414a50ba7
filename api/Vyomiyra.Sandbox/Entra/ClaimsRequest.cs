using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>
/// The OpenID Connect claims parameter, as far as access tokens go: client capabilities (<c>xms_cc</c>) and
/// authentication contexts (<c>acrs</c>), which Conditional Access demands in a claims challenge.
/// </summary>
public sealed record ClaimsRequest(IReadOnlyList<string> Capabilities, IReadOnlyList<string> Contexts)
{
    public static ClaimsRequest? Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        var wanted = JsonNode.Parse(json) is JsonObject root ? root["access_token"] as JsonObject : throw new JsonException("Not an object.");
        return new ClaimsRequest(Values(wanted?["xms_cc"]), Values(wanted?["acrs"]));
    }

    /// <summary>The challenge that asks for this authentication context.</summary>
    public static string Challenge(string context) => new JsonObject
    {
        ["access_token"] = new JsonObject { ["acrs"] = new JsonObject { ["essential"] = true, ["value"] = context } },
    }.ToJsonString();

    public void AddTo(JsonObject payload)
    {
        if (Capabilities.Count > 0)
            payload["xms_cc"] = new JsonArray([.. Capabilities.Select(value => (JsonNode)value)]);
        if (Contexts.Count > 0)
            payload["acrs"] = new JsonArray([.. Contexts.Select(value => (JsonNode)value)]);
    }

    static List<string> Values(JsonNode? claim) => claim switch
    {
        JsonObject wanted when wanted["values"] is JsonArray values => [.. values.Select(value => value!.ToString())],
        JsonObject wanted when wanted["value"] is { } value => [value.ToString()],
        _ => [],
    };
}
