using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Vyomiyra.Sandbox.Faults;

static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapPost("/faults", Order);
        sandbox.MapDelete("/faults", (FaultBoard board) =>
        {
            board.Clear();
            return TypedResults.NoContent();
        });
    }

    static Results<Created<Fault>, ValidationProblem> Order(Fault fault, FaultBoard board)
    {
        var errors = Errors(fault).ToDictionary(error => error.Field, error => new[] { error.Text });
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors);
        board.Order(fault);
        return TypedResults.Created("/sandbox/faults", fault);
    }

    static IEnumerable<(string Field, string Text)> Errors(Fault fault)
    {
        if (fault.Kind is not ("conditionalAccess" or "graph"))
            yield return ("kind", "One of conditionalAccess, graph.");
        if (fault.Status is < 400 or > 599)
            yield return ("status", "An HTTP error status, 400 to 599.");
        if (fault.Count < 1)
            yield return ("count", "At least 1.");
        if (fault.Delay is < 0 or > 600_000)
            yield return ("delay", "Milliseconds, 0 to 600000.");
        if (fault.RetryAfter is < 0)
            yield return ("retryAfter", "Seconds, not negative.");
    }
}
