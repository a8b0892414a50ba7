using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>The one place where a refusal becomes an answer. A refusal of several parts has the status of its first.</summary>
public sealed class RefusalResult(IReadOnlyList<Refusal> refusals) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusOf(refusals[0].Kind);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var first = refusals[0];
        if (first.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var fields = refusals.Where(refusal => refusal.Field is not null)
            .Select(refusal => new FieldProblem(refusal.Field!, refusal.Code, refusal.Detail)).ToList();
        var problem = Problem.Of(httpContext, StatusOf(first.Kind), first.Code, first.Detail) with
        {
            Errors = fields.Count > 0 ? fields : null,
            Current = first.Current,
        };
        return problem.WriteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var status in Enum.GetValues<RefusalKind>().Select(StatusOf))
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.ContentType]));
        }
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };
}

public static class OutcomeResults
{
    /// <summary>The handler's answer where the outcome has a value, a problem where it was refused.</summary>
    public static Results<TResult, RefusalResult> ToHttp<T, TResult>(this Outcome<T> outcome, Func<T, TResult> answer)
        where TResult : IResult
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(answer);
        return outcome.IsRefused ? new RefusalResult(outcome.Refusals) : answer(outcome.Value);
    }
}
