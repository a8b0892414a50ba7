using System.Security.Claims;

namespace Vyomiyra.Api.Identity;

/// <summary>What a validated token must say besides being genuine.</summary>
internal static class AccessToken
{
    /// <summary>
    /// Why the token does not let anybody in, or null. A user's access token carries our scope, an application's carries our role and says so;
    /// an id token carries neither.
    /// </summary>
    public static string? Objection(ClaimsPrincipal principal, AzureAdOptions options) =>
        principal.FindFirstValue("ver") != "2.0" ? "not a version 2 token"
        : UserOf(principal) is not { } user ? "no tid or oid"
        : !options.Allows(user.TenantId) ? "tenant not allowed"
        : !IsUser(principal, options) && !IsApplication(principal, options) ? "neither our scope nor our role"
        : null;

    public static UserKey? UserOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue("tid"), out var tenant) && Guid.TryParse(principal.FindFirstValue("oid"), out var id)
            ? new UserKey(tenant, id)
            : null;

    private static bool IsUser(ClaimsPrincipal principal, AzureAdOptions options) =>
        principal.FindFirstValue("idtyp") != "app" && (principal.FindFirstValue("scp") ?? "").Split(' ').Contains(options.Scopes, StringComparer.Ordinal);

    private static bool IsApplication(ClaimsPrincipal principal, AzureAdOptions options) =>
        principal.FindFirstValue("idtyp") == "app" && principal.FindAll("roles").Any(role => role.Value == options.AppPermissions);
}

/// <summary>A user as Entra ID knows one: tenant and object id, never an address.</summary>
public sealed record UserKey(Guid TenantId, Guid ObjectId)
{
    public override string ToString() => $"{TenantId}/{ObjectId}";

    /// <exception cref="FormatException">Not "tenant id/object id".</exception>
    public static UserKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var tenant, var user] && Guid.TryParse(tenant, out var tenantId) && Guid.TryParse(user, out var objectId)
            ? new UserKey(tenantId, objectId)
            : throw new FormatException($"'{text}' is not \"tenant id/object id\".");
    }
}
