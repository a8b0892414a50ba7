using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Vyomiyra.Api.Http;

/// <summary>The body of every answer that is not a success (RFC 9457). Clients decide by its code, people read its detail.</summary>
public sealed record Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>The status code's name.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>Stable, snake_case.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>What is wrong with which field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldProblem>? Errors { get; init; }

    /// <summary>What is stored now, where the caller's copy was older (412).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Current { get; init; }

    /// <summary>Finds this request in the logs.</summary>
    public required string RequestId { get; init; }

    public static Problem Of(HttpContext http, int status, string code, string? detail = null) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Code = code,
        Detail = detail,
        RequestId = http.TraceIdentifier,
    };

    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        return http.Response.WriteAsJsonAsync(this, options: null, ContentType, http.RequestAborted);
    }
}

/// <param name="Field">The field in its JSON spelling, such as "receivables[0].amount".</param>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Detail">One sentence for people.</param>
public sealed record FieldProblem(string Field, string Code, string Detail);
