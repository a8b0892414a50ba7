using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Vyomiyra.Sandbox.Entra;

static class EntraEndpoints
{
    public static void MapEntra(this IEndpointRouteBuilder app)
    {
        var entra = app.MapGroup("").RequireHost(Issuer.Host);
        entra.MapGet("/common/discovery/instance", Discovery.Instances);
        entra.MapGet("/{tenantId}/v2.0/.well-known/openid-configuration", Discovery.Metadata);
        entra.MapGet("/{tenantId}/discovery/v2.0/keys", Discovery.Keys);
        entra.MapPost("/{tenantId}/oauth2/v2.0/token", TokenEndpoint.Handle).DisableAntiforgery();
    }
}
