using Microsoft.AspNetCore.Http.HttpResults;
using Quartz;
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
        .AddScoped<CompareRun>()
        .AddScoped<CloseRun>()
        .AddScoped<UndoRun>()
        .AddSingleton<ImportWorker>()
        .AddScoped<StartImport>()
        .AddScoped<BeginImport>()
        .AddScoped<ImportReports>()
        .AddScoped<ListImportRuns>()
        .AddScoped<GetImportRun>()
        .AddScoped<ListImportIssues>()
        .AddScoped<ListImportAccounts>()
        .AddScoped<ListImportChanges>()
        .AddScoped<ListShrunk>()
        .AddScoped<ListClosing>()
        .AddScoped<DecideImport>();

    public static void MapImportRuns(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("/", Begin).WithName("BeginImport").WithMetadata(new RequestExample(Example))
            .WithSummary("Starts to import a file that was uploaded. The run goes on by itself; ask for it to see how far it is.");
        imports.MapGet("/", List).WithName("ListImports").WithSummary("All imports, newest first.");
        imports.MapGet("/{id:long}", Get).WithName("GetImport").WithSummary("One import as it is now.");
        imports.MapPost("/{id:long}/cancel", Decide(ImportDecision.Cancel)).WithName("CancelImport").WithSummary("Stops it, and takes back what has landed of it.");
        imports.MapPost("/{id:long}/approve", Decide(ImportDecision.Approve)).WithName("ApproveImport").WithSummary("What a full export no longer names may be closed.");
        imports.MapPost("/{id:long}/decline", Decide(ImportDecision.Decline)).WithName("DeclineImport").WithSummary("Nothing is closed; what landed stays.");
        imports.MapPost("/{id:long}/undo", Decide(ImportDecision.Undo)).WithName("UndoImport").WithSummary("Takes back what it did, but for what was changed or used since.");
        imports.MapGet("/{id:long}/issues", Issues).WithName("ListImportIssues")
            .WithSummary("What was wrong or odd about its rows, by line; the first ten thousand. With Accept: text/csv all of them as a file.");
        imports.MapGet("/{id:long}/accounts", Accounts).WithName("ListImportAccounts").WithSummary("The accounts that it touched.");
        imports.MapGet("/{id:long}/changes", Changes).WithName("ListImportChanges").WithSummary("The items that it brought, changed or closed, account by account.");
        imports.MapGet("/{id:long}/shrunk", Shrunk).WithName("ListImportShrunk").WithSummary("Promises and disputes of which it left less, or more again.");
        imports.MapGet("/{id:long}/closing", Closing).WithName("ListImportClosing").WithSummary("What would close because a full export no longer names it.");
    }

    private static Delegate Decide(ImportDecision decision) =>
        async Task<Results<Ok<ImportRunView>, RefusalResult>> (
            long id, Caller caller, DecideImport decide, GetImportRun get, ISchedulerFactory schedulers, CancellationToken cancellation) =>
        {
            var decided = await decide.HandleAsync(id, decision, caller.Actor, cancellation);
            if (decided.IsRefused)
            {
                return new RefusalResult(decided.Refusals);
            }

            await WorkOnImports.CallAsync(schedulers, cancellation);
            return (await get.HandleAsync(id, cancellation)).ToHttp(TypedResults.Ok);
        };

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

    private static async Task<Results<Listing<ImportRunRow>, RefusalResult>> List(
        ListImportRuns list, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(page, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Ok<ImportRunView>, RefusalResult>> Get(long id, GetImportRun get, CancellationToken cancellation) =>
        (await get.HandleAsync(id, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Listing<ImportIssueRow>, RefusalResult>> Issues(
        long id, ListImportIssues list, ListFormat format, CancellationToken cancellation, Choice<IssueSeverity>? severity = null, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(id, severity?.Value, page, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Listing<ImportAccountRow>, RefusalResult>> Accounts(
        long id, ListImportAccounts list, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(id, page, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Listing<ImportChangeRow>, RefusalResult>> Changes(
        long id, ListImportChanges list, ListFormat format, CancellationToken cancellation, long? accountId = null, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(id, accountId, page, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Listing<ShrunkRow>, RefusalResult>> Shrunk(
        long id, ListShrunk list, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(id, page, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Listing<ClosingRow>, RefusalResult>> Closing(
        long id, ListClosing list, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = PageSize) =>
        (await format.ReadAsync(cursor, size, page => list.HandleAsync(id, page, cancellation))).ToHttp(listing => listing);
}
