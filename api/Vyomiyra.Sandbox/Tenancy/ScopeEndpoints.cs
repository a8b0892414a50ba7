using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Vyomiyra.Sandbox.Tenancy;

/// <summary><c>GET</c> and <c>PUT /sandbox/scope</c>: the addresses of the mailboxes that the app reaches in its own name.</summary>
static class ScopeEndpoints
{
    public static void MapScope(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/scope", (AppScope scope) => TypedResults.Ok(scope.Mailboxes));
        sandbox.MapPut("/scope", Change);
    }

    static Results<Ok<IReadOnlyList<string>>, ValidationProblem> Change(string[] addresses, Tenant tenant, AppScope scope)
    {
        var mailboxes = addresses.Select(tenant.FindMailbox).ToList();
        if (mailboxes.IndexOf(null) is var unknown and >= 0)
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                [$"[{unknown}]"] = [$"Nobody here has the mailbox {addresses[unknown]}."],
            });
        scope.Change(mailboxes.OfType<Mailbox>().Distinct());
        return TypedResults.Ok(scope.Mailboxes);
    }
}
