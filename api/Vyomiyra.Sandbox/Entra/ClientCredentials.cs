using Microsoft.AspNetCore.Http;
using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>The app in its own name: always with all application permissions it was given, hence <c>.default</c> only.</summary>
sealed class ClientCredentials(Tenant tenant, SandboxTokens tokens)
{
    public IResult Grant(IFormCollection form)
    {
        var words = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return EntraError.Missing("scope");
        if (words is not [var only] || !only.EndsWith("/.default", StringComparison.Ordinal))
            return new EntraError("invalid_scope", 1002012,
                $"The provided value for scope {form["scope"]} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.");
        if (!ScopeRequest.TryParse(tenant, only, out var scope, out var refused))
            return refused;
        return Results.Json(TokenAnswer.ForApp(scope.IsGraph ? tokens.AppForGraph() : tokens.AppForApi()));
    }
}
