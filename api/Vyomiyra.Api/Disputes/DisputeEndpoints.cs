using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Disputes;

public static class DisputeEndpoints
{
    public static void AddDisputes(this IServiceCollection services) => services.AddScoped<ListDisputes>();

    public static void MapDisputes(this IEndpointRouteBuilder api) => api.MapGet("/accounts/{id:long}/disputes", OfAccount).WithTags("Disputes")
        .WithName("ListAccountDisputes").WithSummary("An account's disputes, the latest first; with Accept: text/csv all of them as a file.");

    private static async Task<Results<Listing<DisputeRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListDisputes disputes, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => disputes.HandleAsync(id, page, caller, cancellation))).ToHttp(listing => listing);
}
