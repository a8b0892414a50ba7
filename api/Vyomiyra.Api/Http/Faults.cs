using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Vyomiyra.Api.Http;

/// <summary>Turns what a handler threw into a problem. Whatever nobody foresaw is logged and tells the client no more than where to look.</summary>
internal sealed class Faults(ILogger<Faults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await (exception switch
        {
            BadHttpRequestException bad => BadRequests.ProblemOf(httpContext, bad),
            DbUpdateConcurrencyException => Problem.Of(
                httpContext, StatusCodes.Status412PreconditionFailed, "stale_version", "Somebody changed it in this moment. Read it again."),
            _ when IsBusy(exception) => Busy(httpContext),
            _ => Unexpected(httpContext, exception),
        }).WriteAsync(httpContext);
        return true;
    }

    /// <summary>Somebody else, a large import perhaps, held SQLite's write lock for longer than a request waits.</summary>
    private static bool IsBusy(Exception exception) => (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 };

    private static Problem Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return Problem.Of(http, StatusCodes.Status503ServiceUnavailable, "database_busy", "Something large is being written. Nothing was saved; try again.");
    }

    private Problem Unexpected(HttpContext http, Exception exception)
    {
        log.LogError(exception, "Unexpected fault in {Route}, request {RequestId}", Routes.Find(http), http.TraceIdentifier);
        return Problem.Of(
            http, StatusCodes.Status500InternalServerError, "unexpected", "Something went wrong on our side. Give the request id to whoever helps you.");
    }
}
