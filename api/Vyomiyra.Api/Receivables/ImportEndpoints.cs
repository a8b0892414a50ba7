using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Receivables.Runs;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

public static class ImportEndpoints
{
    private static readonly ImportReport Example = new(
        17, ImportKind.Receivables, Repeated: false, Rows: 1250, Created: 40, Changed: 31, Unchanged: 1178, Rejected: 1,
        [new ImportReportIssue(812, "original", "12.34", "too_many_decimals", "JPY has 0 decimals.")],
        [new ImportReportIssue(31, "due", "2026-10-30", "due_before_issued", "It is due before it was issued.")]);

    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddImportFiles()
        .AddCustomerImports()
        .AddDocuments()
        .AddScoped<ImportRuns>()
        .AddScoped<PurgeUploads>()
        .AddScoped<ImportReceivables>()
        .AddImportRuns()
        .AddScoped<ImportCompanies>()
        .AddScoped<ImportHolidays>()
        .AddScoped<ImportRates>();

    /// <summary>The body is the file. What was imported before changes nothing, so that no key is needed to repeat it.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Imports").AcceptsUpTo(ImportFiles.MaximumBytes).WithMetadata(new AnswerExample(Example));
        imports.MapPost("/receivables/imports", Receivables).Accepts<Stream>("text/csv").WithName("ImportReceivables")
            .WithSummary("Imports a CSV file of receivables as a profile reads it; accounts are created or updated alongside.");
        imports.MapPost("/companies/imports", Companies).Accepts<Stream>("text/csv").WithName("ImportCompanies")
            .WithSummary("Imports our companies: code, name, currency, timezone, country.");
        imports.MapPost("/holidays/imports", Holidays).Accepts<Stream>("text/csv").WithName("ImportHolidays")
            .WithSummary("Imports companies' holidays: company, date, name.");
        imports.MapPost("/rates/imports", Rates).Accepts<Stream>("text/csv").WithName("ImportRates")
            .WithSummary("Imports dated exchange rates: date, from, to, rate.");
    }

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Receivables(
        Stream body, string profile, Caller caller, ImportReceivables import, CancellationToken cancellation, string? team = null, string? file = null) =>
        Answer(await import.RunAsync(body, profile, NameOf(file), team, caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Companies(
        Stream body, Caller caller, ImportCompanies import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, NameOf(file), caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Holidays(
        Stream body, Caller caller, ImportHolidays import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, NameOf(file), caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Rates(
        Stream body, Caller caller, ImportRates import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, NameOf(file), caller.Actor, cancellation));

    private static Results<Ok<ImportReport>, RefusalResult> Answer(Outcome<ImportReport> outcome) => outcome.ToHttp(TypedResults.Ok);

    private static string NameOf(string? file) => Path.GetFileName(file) is { Length: > 0 and <= 200 } name ? name : "unnamed.csv";
}
