using Microsoft.AspNetCore.Diagnostics;

namespace Vyomiyra.Api.Http;

public static class Routes
{
    /// <summary>"POST /api/promises/{id:long}/withdrawal": the endpoint as its author wrote it, without anybody's values; null beside all routes.</summary>
    public static string? Find(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        // After a fault the endpoint is remembered with the fault only.
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint is RouteEndpoint route ? NameOf(http.Request.Method, route.RoutePattern.RawText) : null;
    }

    public static string NameOf(string method, string? pattern) => $"{method} /{pattern?.Trim('/')}";
}
