using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

static class TokenAnswer
{
    public static JsonObject ForApp(string accessToken) => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)SandboxTokens.Lifetime.TotalSeconds,
        ["ext_expires_in"] = (int)SandboxTokens.Lifetime.TotalSeconds,
        ["access_token"] = accessToken,
    };

    public static JsonObject ForUser(Tenant tenant, SandboxTokens tokens, User user, ScopeRequest scope, ClaimsRequest? claims)
    {
        var answer = ForApp(scope.IsGraph ? tokens.ForGraph(user, scope.Permissions, claims) : tokens.ForApi(user, scope.Permissions, claims));
        answer["scope"] = scope.Granted;
        answer["id_token"] = tokens.IdToken(user);
        answer["client_info"] = Base64UrlEncoder.Encode($$"""{"uid":"{{user.Id}}","utid":"{{tenant.Id}}"}""");
        if (scope.Offline)
            answer["refresh_token"] = tokens.Refresh(user);
        return answer;
    }
}
