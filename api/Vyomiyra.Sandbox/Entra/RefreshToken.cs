using Microsoft.AspNetCore.Http;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

sealed class RefreshToken(Tenant tenant, SandboxTokens tokens)
{
    public async Task<IResult> Grant(IFormCollection form, ClaimsRequest? claims)
    {
        if (form["refresh_token"].ToString() is not { Length: > 0 } token)
            return EntraError.Missing("refresh_token");
        if (!ScopeRequest.TryParse(tenant, form["scope"], out var scope, out var refused))
            return refused;

        var checkedToken = await tokens.Validate(token, "refresh");
        if (!checkedToken.IsValid
            || !Guid.TryParse(checkedToken.Claims["oid"].ToString(), out var id)
            || tenant.FindUser(id) is not { } user)
            return new EntraError("invalid_grant", 9002313, "Invalid request. The refresh token is malformed, expired or not ours.");

        return Results.Json(TokenAnswer.ForUser(tenant, tokens, user, scope, claims));
    }
}
