using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Accounts;

public static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api) => api
        .MapGet("/search", FindAsync)
        .WithTags("Search")
        .WithName("Search")
        .WithSummary("Accounts, contacts and receivables by words, by first or last digits, and with a slip.");

    /// <summary>After an upgrade there are accounts that nobody could find yet.</summary>
    public static async Task IndexMissingNamesAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IndexNames>().IndexMissingAsync(CancellationToken.None);
    }

    private static async Task<Results<Ok<SearchAnswer>, RefusalResult>> FindAsync(
        Caller caller, Search search, CancellationToken cancellation, string q = "", int size = 20) =>
        (await search.HandleAsync(q, size, caller, cancellation)).ToHttp(TypedResults.Ok);
}
