using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vyomiyra.Api.Http;

/// <summary>Requests that never became a handler's input: what was wrong with which field, in the field's JSON spelling.</summary>
internal static partial class BadRequests
{
    public static Problem ProblemOf(HttpContext http, BadHttpRequestException bad) => (bad.StatusCode, bad.InnerException) switch
    {
        (StatusCodes.Status400BadRequest, JsonException { InnerException: JsonException }) => Malformed(http, "malformed_json", "The body is not JSON."),
        (StatusCodes.Status400BadRequest, JsonException wrong) => OfFields(http, FieldsOf(wrong)),
        (StatusCodes.Status400BadRequest, _) when Parameter().Match(bad.Message) is { Success: true } match =>
            OfFields(http, [new FieldProblem(match.Groups[1].Value, "wrong_type", "This value is not of the right type.")]),
        (StatusCodes.Status400BadRequest, _) when MissingParameter().Match(bad.Message) is { Success: true } match =>
            OfFields(http, [new FieldProblem(match.Groups[1].Value, "required", "This value is needed.")]),
        (StatusCodes.Status428PreconditionRequired, _) => Problem.Of(
            http, bad.StatusCode, "precondition_required", "Say in If-Match which version you read."),
        (StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType, _) => Problem.Of(http, bad.StatusCode, CodeOf(bad.StatusCode)),
        _ => Malformed(http, "malformed_request", "The request cannot be read."),
    };

    /// <summary>The code of an answer that only has a status.</summary>
    public static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "malformed_request",
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => $"status_{status}",
    };

    private static Problem Malformed(HttpContext http, string code, string detail) => Problem.Of(http, StatusCodes.Status400BadRequest, code, detail);

    private static Problem OfFields(HttpContext http, IReadOnlyList<FieldProblem> fields) =>
        Problem.Of(http, StatusCodes.Status422UnprocessableEntity, fields[0].Code, fields[0].Detail) with { Errors = fields };

    private static IReadOnlyList<FieldProblem> FieldsOf(JsonException wrong)
    {
        var path = Field(wrong.Path);
        var missing = MissingMembers().Match(wrong.Message);
        return missing.Success
            ? [.. Quoted().Matches(missing.Groups[1].Value).Select(name => new FieldProblem(
                path.Length == 0 ? name.Groups[1].Value : $"{path}.{name.Groups[1].Value}", "required", "This value is needed."))]
            : [new FieldProblem(path, "wrong_type", "This value is not of the right type.")];
    }

    /// <summary>"$.receivables[0].amount" as "receivables[0].amount".</summary>
    private static string Field(string? path) => (path ?? "").TrimStart('$').TrimStart('.');

    // The framework says these things in its messages only.
    [GeneratedRegex("^Failed to bind parameter \"\\S+ (\\w+)\" from ")]
    private static partial Regex Parameter();

    [GeneratedRegex("^Required parameter \"\\S+ (\\w+)\" was not provided")]
    private static partial Regex MissingParameter();

    [GeneratedRegex("was missing required properties including: (.*)$", RegexOptions.Singleline)]
    private static partial Regex MissingMembers();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
