using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>What a relying party asks before it trusts a token: the OpenID metadata, the keys, and which hosts are one cloud.</summary>
static class Discovery
{
    public static IResult Metadata(string tenantId, Tenant tenant)
    {
        if (!Issuer.Serves(tenant, tenantId))
            return EntraError.UnknownTenant(tenantId);
        var segment = Segment(tenantId, tenant);
        var home = $"https://{Issuer.Host}/{segment}";
        return Results.Json(new JsonObject
        {
            ["issuer"] = IssuerFor(tenantId, tenant),
            ["authorization_endpoint"] = $"{home}/oauth2/v2.0/authorize",
            ["token_endpoint"] = $"{home}/oauth2/v2.0/token",
            ["end_session_endpoint"] = $"{home}/oauth2/v2.0/logout",
            ["userinfo_endpoint"] = $"{Issuer.Graph}/oidc/userinfo",
            ["jwks_uri"] = $"{home}/discovery/v2.0/keys",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
            ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
            ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["claims_supported"] = new JsonArray("sub", "iss", "aud", "exp", "iat", "oid", "tid", "ver", "name", "preferred_username"),
            ["request_uri_parameter_supported"] = false,
            ["tenant_region_scope"] = Issuer.IsAlias(tenantId) ? null : "EU",
            ["cloud_instance_name"] = "microsoftonline.com",
            ["cloud_graph_host_name"] = "graph.windows.net",
            ["msgraph_host"] = "graph.microsoft.com",
        });
    }

    public static IResult Keys(string tenantId, Tenant tenant, SigningKey key)
    {
        if (!Issuer.Serves(tenant, tenantId))
            return EntraError.UnknownTenant(tenantId);
        var rsa = key.Key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = key.Key.KeyId,
                ["x5t"] = key.Key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(rsa.Modulus!),
                ["e"] = Base64UrlEncoder.Encode(rsa.Exponent!),
                ["issuer"] = IssuerFor(tenantId, tenant),
            }),
        });
    }

    public static IResult Instances(Tenant tenant) => Results.Json(new JsonObject
    {
        ["tenant_discovery_endpoint"] = $"{Issuer.V2(tenant.Id)}/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = Issuer.Host,
            ["preferred_cache"] = "login.windows.net",
            ["aliases"] = new JsonArray(Issuer.Host, "login.windows.net", "login.microsoft.com", "sts.windows.net"),
        }),
    });

    static string Segment(string tenantId, Tenant tenant) =>
        Issuer.IsAlias(tenantId) ? tenantId.ToLowerInvariant() : tenant.Id.ToString();

    /// <summary>The shared aliases answer with a template that each token's own tenant fills in.</summary>
    static string IssuerFor(string tenantId, Tenant tenant) =>
        Issuer.IsAlias(tenantId) ? $"https://{Issuer.Host}/{{tenantid}}/v2.0" : Issuer.V2(tenant.Id);
}
