using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.History;

public static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api) => api.MapGet("/accounts/{id:long}/timeline", OfAccount).WithTags("History")
        .WithName("ReadAccountTimeline").WithSummary("What happened to an account, the latest first; with Accept: text/csv all of it as a file.");

    private static async Task<Results<Listing<TimelineRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ReadTimeline timeline, ListFormat format, CancellationToken cancellation, Choice<TimelineGroup>? kind = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => timeline.HandleAsync(id, kind?.Value, page, caller, cancellation))).ToHttp(listing => listing);
}
