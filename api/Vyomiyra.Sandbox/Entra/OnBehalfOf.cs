using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>The API shows the token it was called with, and gets one for Graph in that user's name.</summary>
sealed class OnBehalfOf(Tenant tenant, SandboxTokens tokens, FaultBoard faults)
{
    public async Task<IResult> Grant(IFormCollection form, ClaimsRequest? claims)
    {
        if (form["requested_token_use"] != "on_behalf_of")
            return EntraError.Missing("requested_token_use");
        if (form["assertion"].ToString() is not { Length: > 0 } assertion)
            return EntraError.Missing("assertion");
        if (!ScopeRequest.TryParse(tenant, form["scope"], out var scope, out var refused))
            return refused;

        var checkedToken = await tokens.Validate(assertion, tenant.App.ClientId.ToString());
        if (!checkedToken.IsValid)
            return Refuse(checkedToken.Exception);
        var token = (JsonWebToken)checkedToken.SecurityToken;
        if (!token.TryGetPayloadValue<string>("scp", out _))
            return new EntraError("invalid_grant", 500137, "The assertion is not an access token that was issued to act for a user.");
        if (!Guid.TryParse(token.GetClaim("oid").Value, out var id) || tenant.FindUser(id) is not { } user)
            return new EntraError("invalid_grant", 50034, "The user account does not exist in the directory.");
        if (faults.ContextDemandedOf(user.Id) is { } context && !HasContext(token, context))
            return EntraError.Interaction(ClaimsRequest.Challenge(context));

        return Results.Json(TokenAnswer.ForUser(tenant, tokens, user, scope, claims));
    }

    static bool HasContext(JsonWebToken token, string context) =>
        token.Claims.Any(claim => claim.Type == "acrs" && claim.Value == context);

    static EntraError Refuse(Exception reason) => reason switch
    {
        SecurityTokenExpiredException => new("invalid_grant", 500133, "Assertion is not within its valid time range."),
        SecurityTokenInvalidAudienceException => new("invalid_grant", 500131,
            "Assertion audience does not match the Client app presenting the assertion."),
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidIssuerException =>
            new("invalid_grant", 50013, "Assertion failed signature validation."),
        _ => new("invalid_grant", 50027, "Invalid JWT token."),
    };
}
