using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables.Runs;

public static class ImportRunEndpoints
{
    private const int PageSize = 50;

    private static readonly BeginImportRequest Example = new(
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ImportKind.Receivables, "sandbox", "Europe",
        Full: new FullScope(["1000"], [ReceivableType.Invoice, ReceivableType.CreditNote]));

    public static IServiceCollection AddImportRuns(this IServiceCollection services) => services
        .AddScoped<ImportSources>()
        .AddScoped<StageRows>()
        .AddScoped<PendingRuns>()
        .AddScoped<ReadRun>()
        .AddScoped<PublishRun>()
        .AddSingleton<ImportWorker>()
        .AddScoped<StartImport>()
        .AddScoped<BeginImport>()
        .AddScoped<ImportReports>()
        .AddScoped<ListImportRuns>()
        .AddScoped<GetImportRun>()
        .AddScoped<ListImportIssues>();

    public static void MapImportRuns(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("/", Begin).WithName("BeginImport").WithMetadata(new RequestExample(Example))
            .WithSummary("Starts to import a file that was uploaded. The run goes on by itself; ask for it to see how far it is.");
        imports.MapGet("/", List).WithName("ListImports").WithSummary("All imports, newest first.");
        imports.MapGet("/{id:long}", Get).WithName("GetImport").WithSummary("One import as it is now.");
        imports.MapGet("/{id:long}/issues", Issues).WithName("ListImportIssues").WithSummary("What was wrong or odd about its rows, by line; the first ten thousand.");
    }

    private static async Task<Results<Accepted<ImportRunView>, RefusalResult>> Begin(
        BeginImportRequest request, Caller caller, HttpContext http, BeginImport begin, GetImportRun get, CancellationToken cancellation)
    {
        var started = await begin.HandleAsync(request, caller, http, cancellation);
        if (started.IsRefused)
        {
            return new RefusalResult(started.Refusals);
        }

        var view = await get.HandleAsync(started.Value.RunId, cancellation);
        return view.ToHttp(run => TypedResults.Accepted($"/api/imports/{run.Id}", run));
    }

    private static async Task<Ok<Page<ImportRunRow>>> List(ListImportRuns list, CancellationToken cancellation, string? cursor = null, int size = PageSize) =>
        TypedResults.Ok(await list.HandleAsync(cursor, size, cancellation));

    private static async Task<Results<Ok<ImportRunView>, RefusalResult>> Get(long id, GetImportRun get, CancellationToken cancellation) =>
        (await get.HandleAsync(id, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<Page<ImportIssueRow>>, RefusalResult>> Issues(
        long id, ListImportIssues list, CancellationToken cancellation, IssueSeverity? severity = null, string? cursor = null, int size = PageSize) =>
        (await list.HandleAsync(id, severity, cursor, size, cancellation)).ToHttp(TypedResults.Ok);
}
