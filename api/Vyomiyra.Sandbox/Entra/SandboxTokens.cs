using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>Makes the tokens that Entra ID would make, with the claims it would put in them.</summary>
public sealed class SandboxTokens(Tenant tenant, SigningKey key, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(75);

    readonly JsonWebTokenHandler handler = new();

    /// <summary>A version 2 access token for our API, acting for a user.</summary>
    /// <param name="scopes">Permissions in short form, such as <c>Collections.ReadWrite</c>.</param>
    /// <param name="claims">What the client asked for in its claims parameter.</param>
    public string ForApi(User user, IEnumerable<string> scopes, ClaimsRequest? claims = null)
    {
        var payload = About(user, Issuer.V2(tenant.Id), tenant.App.ClientId.ToString(), "2.0");
        payload["azp"] = tenant.App.ClientId.ToString();
        payload["azpacr"] = "0";
        payload["scp"] = string.Join(' ', scopes);
        claims?.AddTo(payload);
        return Sign(payload);
    }

    /// <summary>A version 2 access token for our API, for a daemon without a user.</summary>
    public string AppForApi() => Sign(AboutApp(Issuer.V2(tenant.Id), tenant.App.ClientId.ToString(), "2.0", tenant.App.Roles));

    public string ForGraph(User user, IEnumerable<string> scopes, ClaimsRequest? claims = null)
    {
        var payload = About(user, Issuer.V1(tenant.Id), Issuer.Graph, "1.0");
        payload["appid"] = tenant.App.ClientId.ToString();
        payload["idtyp"] = "user";
        payload["scp"] = string.Join(' ', scopes);
        claims?.AddTo(payload);
        return Sign(payload);
    }

    public string AppForGraph() => Sign(AboutApp(Issuer.V1(tenant.Id), Issuer.Graph, "1.0", tenant.App.GraphRoles));

    public string IdToken(User user) => Sign(About(user, Issuer.V2(tenant.Id), tenant.App.ClientId.ToString(), "2.0"));

    public string Refresh(User user) => Sign(About(user, Issuer.V2(tenant.Id), "refresh", "2.0"));

    /// <summary>Signs any payload with the tenant's key. Times that the payload lacks are filled in: valid from now on.</summary>
    public string Sign(JsonObject payload)
    {
        var now = time.GetUtcNow();
        payload.TryAdd("iat", now.ToUnixTimeSeconds());
        payload.TryAdd("nbf", now.ToUnixTimeSeconds());
        payload.TryAdd("exp", (now + Lifetime).ToUnixTimeSeconds());
        return handler.CreateToken(payload.ToJsonString(), key.Credentials);
    }

    /// <summary>Checks signature, lifetime and audience. The result says which of them failed.</summary>
    public Task<TokenValidationResult> Validate(string token, string audience) =>
        handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAudience = audience,
            ValidIssuers = [Issuer.V1(tenant.Id), Issuer.V2(tenant.Id)],
            LifetimeValidator = (notBefore, expires, _, _) =>
                time.GetUtcNow().UtcDateTime is var now
                && (notBefore is null || notBefore <= now.AddMinutes(5))
                && (expires > now ? true : throw new SecurityTokenExpiredException("The token is expired.")),
        });

    JsonObject About(User user, string issuer, string audience, string version) => new()
    {
        ["aud"] = audience,
        ["iss"] = issuer,
        ["name"] = user.Name,
        ["oid"] = user.Id.ToString(),
        [version == "2.0" ? "preferred_username" : "upn"] = user.Mail,
        ["sub"] = Pairwise(user.Id, audience),
        ["tid"] = tenant.Id.ToString(),
        ["uti"] = NewId(),
        ["ver"] = version,
    };

    JsonObject AboutApp(string issuer, string audience, string version, IEnumerable<string> roles) => new()
    {
        ["aud"] = audience,
        ["iss"] = issuer,
        [version == "2.0" ? "azp" : "appid"] = tenant.App.ClientId.ToString(),
        [version == "2.0" ? "azpacr" : "appidacr"] = "1",
        ["idtyp"] = "app",
        ["oid"] = tenant.App.ObjectId.ToString(),
        ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
        ["sub"] = tenant.App.ObjectId.ToString(),
        ["tid"] = tenant.Id.ToString(),
        ["uti"] = NewId(),
        ["ver"] = version,
    };

    static string Pairwise(Guid user, string audience) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{user}|{audience}")));

    static string NewId() => Base64UrlEncoder.Encode(Guid.NewGuid().ToByteArray());
}
