using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>Graph refuses a call: the HTTP status, and the code that clients look at.</summary>
sealed class GraphError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public int? RetryAfter { get; init; }

    public static GraphError Unauthorized(string message) => new(401, "InvalidAuthenticationToken", message);
    public static GraphError AccessDenied() => new(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    public static GraphError ItemNotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");
    public static GraphError BadRequest(string message) => new(400, "BadRequest", message);
    public static GraphError BadId() => new(400, "ErrorInvalidIdMalformed", "Id is malformed.");
    public static GraphError Throttled(int retryAfter) =>
        new(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.") { RetryAfter = retryAfter };
    public static GraphError UnknownProperty(string name) =>
        new(400, "RequestBroker--ParseUri", $"Could not find a property named '{name}' on this type.");

    public Task Write(HttpContext context, DateTimeOffset now)
    {
        var id = context.Response.Headers["request-id"].ToString();
        context.Response.StatusCode = Status;
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        if (Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate =
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"";
        return context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = Code,
                ["message"] = Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = $"{now:yyyy-MM-dd'T'HH:mm:ss}",
                    ["request-id"] = id,
                    ["client-request-id"] = context.Response.Headers["client-request-id"].ToString(),
                },
            },
        }, context.RequestAborted);
    }
}
