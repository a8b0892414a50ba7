using System.Diagnostics;

namespace Vyomiyra.Api.Http;

/// <summary>
/// One line a request: its id, who, which route, how it ended, how long it took. Never its path's values, its query, its body or its token.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public const string Header = "X-Request-Id";

    public async Task InvokeAsync(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        http.TraceIdentifier = Guid.CreateVersion7().ToString("N");
        http.OnAnswering(() => http.Response.Headers[Header] = http.TraceIdentifier);
        using var scope = log.BeginScope(new Dictionary<string, object> { ["RequestId"] = http.TraceIdentifier });
        await next(http);
        log.LogInformation(
            "{Route} {Status} in {Elapsed:0.0} ms for {User}, request {RequestId}",
            Routes.Find(http) ?? $"{http.Request.Method} (no route)",
            http.Response.StatusCode,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            http.User.FindFirst("oid")?.Value ?? "nobody",
            http.TraceIdentifier);
    }
}

internal static class Answering
{
    /// <summary>Sets headers at the last moment: a fault clears those that were set before it.</summary>
    public static void OnAnswering(this HttpContext http, Action set) => http.Response.OnStarting(() =>
    {
        set();
        return Task.CompletedTask;
    });
}
