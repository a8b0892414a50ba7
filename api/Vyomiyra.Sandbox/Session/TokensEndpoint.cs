using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Session;

/// <summary>Signs a user in for the look-alike's nested app authentication bridge, without a password: this is a sandbox.</summary>
static class TokensEndpoint
{
    /// <param name="Claims">A claims request, as a JSON object or as the text of one.</param>
    public sealed record Request(Guid UserId, IReadOnlyList<string> Scopes, JsonElement? Claims = null);

    public sealed record Answer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("id_token")] string IdToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        string Scope,
        Account Account);

    public sealed record Account(
        string HomeAccountId, string Environment, Guid TenantId, string Username, Guid LocalAccountId, string Name);

    public static Results<Ok<Answer>, ValidationProblem> Handle(Request request, Tenant tenant, SandboxTokens tokens)
    {
        if (tenant.FindUser(request.UserId) is not { } user)
            return Invalid("userId", "Nobody in the tenant has this id.");
        if (!ScopeRequest.TryParse(tenant, string.Join(' ', request.Scopes ?? []), out var scope, out var refused))
            return Invalid("scopes", $"AADSTS{refused.Code}: {refused.Text}");
        if (!TryReadClaims(request.Claims, out var claims))
            return Invalid("claims", "Not a JSON object.");

        return TypedResults.Ok(new Answer(
            scope.IsGraph ? tokens.ForGraph(user, scope.Permissions, claims) : tokens.ForApi(user, scope.Permissions, claims),
            tokens.IdToken(user),
            (int)SandboxTokens.Lifetime.TotalSeconds,
            scope.Granted,
            new Account($"{user.Id}.{tenant.Id}", Issuer.Host, tenant.Id, user.Mail, user.Id, user.Name)));
    }

    static bool TryReadClaims(JsonElement? given, out ClaimsRequest? claims)
    {
        try
        {
            claims = ClaimsRequest.Parse(given switch
            {
                null or { ValueKind: JsonValueKind.Null } => null,
                { ValueKind: JsonValueKind.String } text => text.GetString(),
                { } json => json.GetRawText(),
            });
            return true;
        }
        catch (JsonException)
        {
            claims = null;
            return false;
        }
    }

    static ValidationProblem Invalid(string field, string text) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [text] });
}
