using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Vyomiyra.Api.Tests;

/// <summary>Reading parts of answers by their path, such as "account.promises[0].amount".</summary>
public static class Paths
{
    public static T At<T>(this JsonNode node, string path) => node.Find(path) is { } found
        ? found.GetValue<T>()
        : throw new ArgumentException($"Nothing at {path} in {node.ToJsonString()}", nameof(path));

    /// <summary>What stands at the path; null for nothing and for null.</summary>
    public static JsonNode? Find(this JsonNode node, string path) => path
        .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Aggregate<string, JsonNode?>(node, (at, step) => at switch
        {
            JsonArray list => int.Parse(step, CultureInfo.InvariantCulture) is var index && index < list.Count ? list[index] : null,
            _ => at?[step],
        });

    /// <summary>The same member of every element of a list.</summary>
    public static IReadOnlyList<T> All<T>(this JsonNode node, string path, string member) =>
        [.. node.Find(path)!.AsArray().Select(each => each!.At<T>(member))];

    /// <summary>The values of the list at the path.</summary>
    public static IReadOnlyList<T> Values<T>(this JsonNode node, string path) => [.. node.Find(path)!.AsArray().Select(each => each!.GetValue<T>())];

    /// <summary>The elements of the list at the path, or of the node itself.</summary>
    public static IReadOnlyList<JsonNode> Rows(this JsonNode node, string path = "") => [.. node.Find(path)!.AsArray().Select(each => each!)];

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonNode> IsAsync(this Task<HttpResponseMessage> answering, HttpStatusCode status)
    {
        using var answer = await answering;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static Task<JsonNode> IsOkAsync(this Task<HttpResponseMessage> answering) => answering.IsAsync(HttpStatusCode.OK);

    /// <summary>An answer without a body: it was done.</summary>
    public static async Task IsEmptyAsync(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Asserts the problem's status, its code, and the field to blame where one is.</summary>
    public static async Task RefusesAsync(this Task<HttpResponseMessage> answering, HttpStatusCode status, string code, string? field = null)
    {
        var problem = await answering.IsAsync(status);
        Assert.Equal(code, problem.At<string>("code"));
        if (field is not null)
        {
            Assert.Contains(field, problem.All<string>("errors", "field"));
        }
    }
}
