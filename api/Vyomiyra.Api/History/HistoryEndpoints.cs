using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.History;

public static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("").WithTags("History");
        history.MapGet("/accounts/{id:long}/timeline", OfAccount)
            .WithName("ReadAccountTimeline").WithSummary("What happened to an account, the latest first; with Accept: text/csv all of it as a file.");
        history.MapGet("/history/export", Export).WithName("ExportHistory").Produces<Stream>(contentType: HistoryExport.JsonLines, additionalContentTypes: ListFormat.Csv)
            .WithSummary("The history of an account, a company or a period with its hashes, in the order in which it was written: JSON lines, or CSV with Accept: text/csv.");
    }

    private static async Task<Results<Listing<TimelineRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ReadTimeline timeline, ListFormat format, CancellationToken cancellation, Choice<TimelineGroup>? kind = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => timeline.HandleAsync(id, kind?.Value, page, caller, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<PushStreamHttpResult, RefusalResult>> Export(
        Caller caller, ExportHistory history, ListFormat format, CancellationToken cancellation, long? account = null, string? company = null, DateOnly? from = null,
        DateOnly? to = null) =>
        (await history.RunAsync(new HistoryPart(account, company, from, to), caller, cancellation)).ToHttp(export => TypedResults.Stream(
            output => export.WriteAsync(format.IsCsv, output, cancellation),
            format.IsCsv ? ListFormat.Csv : HistoryExport.JsonLines,
            format.IsCsv ? "history.csv" : "history.jsonl"));
}
