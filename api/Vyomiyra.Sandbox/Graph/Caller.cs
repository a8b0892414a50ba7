using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Vyomiyra.Sandbox.Entra;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

enum Access { ReadUser, ReadMail, WriteMail, SendMail }

/// <summary>Who calls: a user through our app, or (without a user) the app itself.</summary>
/// <param name="Scope">Whose mailboxes the app itself reaches.</param>
sealed record Caller(User? User, IReadOnlySet<string> Permissions, AppScope Scope)
{
    public static async Task<Caller> Authenticate(string authorization, Tenant tenant, SandboxTokens tokens, AppScope scope)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw GraphError.Unauthorized("Access token is empty.");
        var result = await tokens.Validate(authorization["Bearer ".Length..].Trim(), Issuer.Graph);
        if (!result.IsValid)
            throw GraphError.Unauthorized(result.Exception switch
            {
                SecurityTokenExpiredException => "Lifetime validation failed, the token is expired.",
                SecurityTokenInvalidAudienceException => "Access token validation failure. Invalid audience.",
                _ => "IDX14100: JWT is not well formed, or its signature is invalid.",
            });

        var token = (JsonWebToken)result.SecurityToken;
        if (token.TryGetPayloadValue<string>("scp", out var scopes))
            return new(
                tenant.FindUser(Guid.Parse(token.GetClaim("oid").Value)) ?? throw GraphError.Unauthorized("The user of the token does not exist."),
                scopes.Split(' ').ToHashSet(), scope);
        return new(null, token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet(), scope);
    }

    /// <summary>
    /// A user reaches the own mailbox with a permission, and one shared with them with the same permission for shared mail. An app reaches
    /// the mailboxes of its scope only: RBAC for Applications limits it to them.
    /// </summary>
    public bool MayUse(Mailbox mailbox, Access access) => (User, mailbox, access) switch
    {
        (null, _, Access.ReadUser) => Has("User.Read.All"),
        ({ } user, _, Access.ReadUser) => (mailbox == user && Has("User.Read")) || Has("User.ReadBasic.All") || Has("User.Read.All"),
        (null, _, _) => Scope.Holds(mailbox) && HasMail(access, ""),
        ({ } user, User own, _) => own == user && HasMail(access, ""),
        ({ } user, SharedMailbox shared, _) => shared.OpenTo.Contains(user.Id) && HasMail(access, ".Shared"),
        _ => false,
    };

    bool HasMail(Access access, string suffix) => access switch
    {
        Access.ReadMail => Has($"Mail.Read{suffix}") || Has($"Mail.ReadWrite{suffix}"),
        Access.WriteMail => Has($"Mail.ReadWrite{suffix}"),
        Access.SendMail => Has($"Mail.Send{suffix}"),
        Access.ReadUser => false,
    };

    bool Has(string permission) => Permissions.Contains(permission);
}
