namespace Vyomiyra.Api.Http;

public static class Routes
{
    /// <summary>"POST /api/promises/{id:long}/withdrawal": the endpoint as its author wrote it, without anybody's values; null beside all routes.</summary>
    public static string? Find(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.GetEndpoint() is RouteEndpoint endpoint ? NameOf(http.Request.Method, endpoint) : null;
    }

    public static string NameOf(string method, RouteEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}";
    }
}
