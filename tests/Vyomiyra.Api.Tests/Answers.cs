using System.Net;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests;

/// <summary>Reading answers whole.</summary>
public static class Answers
{
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Asserts the status and the whole problem body but for the request id, which must be the header's.</summary>
    public static async Task IsProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string expected)
    {
        var body = await answer.JsonAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), body["requestId"]?.GetValue<string>());
        body.AsObject().Remove("requestId");
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), body.ToJsonString());
    }
}
