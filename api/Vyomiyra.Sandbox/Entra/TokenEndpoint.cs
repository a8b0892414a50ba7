using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary><c>POST /{tenant}/oauth2/v2.0/token</c>: authenticates the client and hands on to the grant.</summary>
static class TokenEndpoint
{
    public static async Task<IResult> Handle(
        string tenantId, HttpContext context, Tenant tenant, OnBehalfOf onBehalfOf, ClientCredentials clientCredentials, RefreshToken refresh)
    {
        context.Response.Headers.CacheControl = "no-store, no-cache";
        context.Response.Headers.Pragma = "no-cache";
        if (!Issuer.Serves(tenant, tenantId))
            return EntraError.UnknownTenant(tenantId);
        if (!context.Request.HasFormContentType)
            return EntraError.Missing("grant_type");

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (RefuseClient(tenant, context.Request, form) is { } refused)
            return refused;
        if (!TryReadClaims(form, out var claims))
            return new EntraError("invalid_request", 50148, "The claims parameter is not a valid JSON object.");

        return form["grant_type"].ToString() switch
        {
            "" => EntraError.Missing("grant_type"),
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => await onBehalfOf.Grant(form, claims),
            "client_credentials" => clientCredentials.Grant(form),
            "refresh_token" => await refresh.Grant(form, claims),
            var other => new EntraError("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{other}'."),
        };
    }

    static EntraError? RefuseClient(Tenant tenant, HttpRequest request, IFormCollection form)
    {
        var (id, secret) = BasicCredentials(request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (id.Length == 0)
            return EntraError.Missing("client_id");
        if (!Guid.TryParse(id, out var clientId) || clientId != tenant.App.ClientId)
            return new("unauthorized_client", 700016, $"Application with identifier '{id}' was not found in the directory '{tenant.Name}'.");
        if (secret.Length == 0)
            return new("invalid_client", 7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", StatusCodes.Status401Unauthorized);
        if (secret != tenant.App.Secret)
            return new("invalid_client", 7000215,
                $"Invalid client secret provided for app '{tenant.App.ClientId}'.", StatusCodes.Status401Unauthorized);
        return null;
    }

    static (string Id, string Secret)? BasicCredentials(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..], buffer, out var length))
            return ("", "");
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    static bool TryReadClaims(IFormCollection form, out ClaimsRequest? claims)
    {
        try
        {
            claims = ClaimsRequest.Parse(form["claims"]);
            return true;
        }
        catch (JsonException)
        {
            claims = null;
            return false;
        }
    }
}
