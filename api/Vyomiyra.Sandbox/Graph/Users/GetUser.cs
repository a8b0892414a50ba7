using System.Text.Json.Nodes;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph.Users;

/// <summary><c>GET /me</c> and <c>GET /users/{id or address}</c>.</summary>
static class GetUser
{
    public static Task Handle(GraphCall call)
    {
        var all = Describe(call.Mailbox);
        var names = call.Option("select")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names?.FirstOrDefault(name => !all.Any(known => known.Key.Equals(name, StringComparison.OrdinalIgnoreCase))) is { } unknown)
            throw GraphError.UnknownProperty(unknown);
        return call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Root}/$metadata#users/$entity");
            foreach (var (name, value) in all)
            {
                if (names is not null && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    continue;
                json.WritePropertyName(name);
                if (value is null)
                    json.WriteNullValue();
                else
                    value.WriteTo(json);
            }
            json.WriteEndObject();
        });
    }

    static JsonObject Describe(Mailbox mailbox)
    {
        var user = mailbox as User;
        return new()
        {
            ["businessPhones"] = new JsonArray(),
            ["displayName"] = mailbox.Name,
            ["givenName"] = user?.GivenName,
            ["jobTitle"] = user?.JobTitle,
            ["mail"] = mailbox.Mail,
            ["mobilePhone"] = null,
            ["officeLocation"] = user?.Office,
            ["preferredLanguage"] = user?.Language,
            ["surname"] = user?.Surname,
            ["userPrincipalName"] = mailbox.Mail,
            ["id"] = mailbox.Id.ToString(),
        };
    }
}
