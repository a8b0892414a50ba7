using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Vyomiyra.Sandbox.Graph;

/// <summary><c>POST /$batch</c>: up to 20 calls in one, each judged alone, in the order given.</summary>
static class Batch
{
    const int Most = 20;

    public static async Task<IResult> Handle(HttpContext context, SandboxHandler handler)
    {
        JsonArray? requests;
        try
        {
            requests = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))?["requests"] as JsonArray;
        }
        catch (JsonException)
        {
            requests = null;
        }
        if (requests is not { Count: > 0 and <= Most } || requests.Any(request => request?["id"] is null || request["method"] is null || request["url"] is null))
            return Results.Json(new { error = new { code = "BadRequest", message = $"A batch holds 1 to {Most} requests with id, method and url." } }, statusCode: 400);

        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        var responses = new JsonArray();
        var failed = new HashSet<string>();
        foreach (var request in requests)
        {
            var dependencies = request!["dependsOn"] is JsonArray ids ? ids.Select(id => id!.ToString()) : [];
            var response = dependencies.Any(failed.Contains)
                ? new JsonObject { ["status"] = 424, ["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = "FailedDependency" } } }
                : await Call(client, context, request);
            response["id"] = request["id"]!.ToString();
            if ((int)response["status"]! >= 400)
                failed.Add(request["id"]!.ToString());
            responses.Add(response);
        }
        return Results.Json(new JsonObject { ["responses"] = responses });
    }

    static async Task<JsonObject> Call(HttpMessageInvoker client, HttpContext context, JsonNode request)
    {
        using var call = new HttpRequestMessage(
            new HttpMethod(request["method"]!.ToString()), new Uri($"https://{GraphEndpoints.Host}/v1.0/{request["url"]!.ToString().TrimStart('/')}"));
        call.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        if (request["body"] is { } body)
            call.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        foreach (var (name, value) in request["headers"] as JsonObject ?? [])
            call.Headers.TryAddWithoutValidation(name, value?.ToString());

        using var answer = await client.SendAsync(call, context.RequestAborted);
        var headers = new JsonObject();
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            headers[name] = string.Join(',', values);
        var response = new JsonObject { ["status"] = (int)answer.StatusCode, ["headers"] = headers };
        var bytes = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (bytes.Length > 0)
            response["body"] = answer.Content.Headers.ContentType?.MediaType == "application/json"
                ? JsonNode.Parse(bytes)
                : JsonValue.Create(Convert.ToBase64String(bytes));
        return response;
    }
}
