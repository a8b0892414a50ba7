using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Vyomiyra.Sandbox.Entra;

/// <summary>A refusal of the token endpoint: OAuth's name for it, and Entra's own AADSTS number.</summary>
sealed record EntraError(string Error, int Code, string Text, int Status = StatusCodes.Status400BadRequest) : IResult
{
    public string? SubError { get; init; }
    public string? Claims { get; init; }

    public static EntraError Missing(string parameter) =>
        new("invalid_request", 900144, $"The request body must contain the following parameter: '{parameter}'.");

    public static EntraError UnknownTenant(string tenant) =>
        new("invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID.");

    public static EntraError Interaction(string claims) =>
        new("interaction_required", 50076,
            "Due to a configuration change made by your administrator, you must use multi-factor authentication to access the resource.")
        {
            SubError = "basic_action",
            Claims = claims,
        };

    public Task ExecuteAsync(HttpContext context)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var correlation = Guid.TryParse(context.Request.Headers["client-request-id"], out var id) ? id : Guid.NewGuid();
        var trace = Guid.NewGuid();
        var body = new JsonObject
        {
            ["error"] = Error,
            ["error_description"] =
                $"AADSTS{Code}: {Text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {now:yyyy-MM-dd HH:mm:ssZ}",
            ["error_codes"] = new JsonArray(Code),
            ["timestamp"] = $"{now:yyyy-MM-dd HH:mm:ssZ}",
            ["trace_id"] = trace.ToString(),
            ["correlation_id"] = correlation.ToString(),
            ["error_uri"] = $"https://{Issuer.Host}/error?code={Code}",
        };
        if (SubError is not null)
            body["suberror"] = SubError;
        if (Claims is not null)
            body["claims"] = Claims;
        return Results.Json(body, statusCode: Status).ExecuteAsync(context);
    }
}
