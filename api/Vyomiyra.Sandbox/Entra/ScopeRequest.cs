using System.Diagnostics.CodeAnalysis;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>A scope parameter read: which resource it is for, and which of that resource's permissions.</summary>
/// <param name="Resource"><c>https://graph.microsoft.com</c>, or the API's <c>api://…</c>.</param>
/// <param name="Permissions">In short form; all that were consented to when <c>.default</c> was asked for.</param>
/// <param name="Granted">The answer's scope: as asked, in full form.</param>
/// <param name="Offline">Whether a refresh token was asked for.</param>
sealed record ScopeRequest(string Resource, IReadOnlyList<string> Permissions, string Granted, bool IsDefault, bool Offline)
{
    static readonly string[] OpenId = ["openid", "profile", "email", "offline_access"];

    public bool IsGraph => Resource == Issuer.Graph;

    public static bool TryParse(Tenant tenant, string? scope, [NotNullWhen(true)] out ScopeRequest? request, [NotNullWhen(false)] out EntraError? error)
    {
        (request, error) = (null, null);
        var words = (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = words.Except(OpenId, StringComparer.OrdinalIgnoreCase).Select(word => Split(tenant, word)).ToList();

        if (words.Length == 0)
            error = EntraError.Missing("scope");
        else if (asked.Count == 0)
            asked = [(Issuer.Graph, "User.Read")];

        if (error is null && asked.Find(item => item.Resource is not Issuer.Graph && item.Resource != tenant.App.Resource) is { Resource: { } unknown })
            error = new("invalid_resource", 500011, $"The resource principal named {unknown} was not found in the tenant named {tenant.Name}.");
        if (error is null && asked.Select(item => item.Resource).Distinct().Count() > 1)
            error = new("invalid_scope", 28000,
                "Provided value for the input parameter scope is not valid because it contains more than one resource.");
        if (error is not null)
            return false;

        var resource = asked[0].Resource;
        var consented = resource == Issuer.Graph ? tenant.App.GraphScopes : tenant.App.Scopes;
        var isDefault = asked.Any(item => item.Permission == ".default");
        if (asked.Find(item => item.Permission != ".default" && !consented.Contains(item.Permission, StringComparer.OrdinalIgnoreCase)) is { Permission: { } refused })
        {
            error = new("invalid_grant", 65001,
                $"The user or administrator has not consented to use the application with ID '{tenant.App.ClientId}' and scope '{refused}'.")
            { SubError = "consent_required" };
            return false;
        }

        var permissions = isDefault
            ? [.. consented]
            : asked.Select(item => consented.First(known => known.Equals(item.Permission, StringComparison.OrdinalIgnoreCase))).Distinct().ToList();
        var granted = permissions.Concat(isDefault ? [".default"] : []).Select(permission => $"{resource}/{permission}");
        request = new(resource, permissions, string.Join(' ', granted), isDefault, words.Contains("offline_access"));
        return true;
    }

    static (string Resource, string Permission) Split(Tenant tenant, string word)
    {
        var slash = word.LastIndexOf('/');
        if (slash < 0)
            return (Issuer.Graph, word);
        var resource = word[..slash].TrimEnd('/');
        return (resource == tenant.App.ClientId.ToString() ? tenant.App.Resource : resource, word[(slash + 1)..]);
    }
}
