using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Receivables.Statements;

public static class StatementEndpoints
{
    public static void AddStatements(this IServiceCollection services) => services.AddScoped<ReadStatement>();

    public static void MapStatements(this IEndpointRouteBuilder api) => api.MapGet("/accounts/{id:long}/statement", Read).WithTags("Receivables")
        .WithName("ReadStatement").WithSummary("What an account owes, item by item, with what is promised and disputed marked.");

    private static async Task<Results<Ok<Statement>, RefusalResult>> Read(long id, Caller caller, ReadStatement statements, CancellationToken cancellation) =>
        (await statements.RunAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);
}
