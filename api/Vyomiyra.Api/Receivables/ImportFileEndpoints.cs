using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Api.Receivables;

public static class ImportFileEndpoints
{
    private const string ExampleId = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>What browsers call such files; the content tells what they are.</summary>
    internal static readonly string[] Types =
    [
        "text/csv", "text/plain", "text/tab-separated-values", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ];

    private static ImportProfileView Profile { get; } = new(
        new Dictionary<string, string>
        {
            ["account"] = "Debitor",
            ["number"] = "Belegnummer",
            ["type"] = "Belegart",
            ["issued"] = "Belegdatum",
            ["due"] = "Fälligkeit",
            ["currency"] = "Währung",
            ["open"] = "Betrag",
        },
        new Dictionary<string, ReceivableType> { ["RV"] = ReceivableType.Invoice, ["DG"] = ReceivableType.CreditNote },
        Constants: new Dictionary<string, string> { ["company"] = "1000" },
        Description: "Open items from the ERP, every night.",
        Encoding: "windows-1252",
        Delimiter: ";",
        Dates: ["dd.MM.yyyy"],
        DecimalSeparator: ",",
        ThousandsSeparator: ".",
        Credits: CreditSign.Negative);

    private static ImportFileView File { get; } = new(
        ExampleId, "items.csv", 48_213, ImportFileFormat.Csv, [], null, "windows-1252", ";",
        ["Debitor", "Belegnummer", "Belegart", "Belegdatum", "Fälligkeit", "Währung", "Betrag"],
        [["0004711", "90001", "RV", "25.12.2026", "24.01.2027", "EUR", "1.234,56"]], [], Profile,
        [new Proposal(DetectedWhat.Column, ReceivableField.Due, "Fälligkeit", 200, 200)], null,
        [new Doubt(DetectedWhat.Column, ReceivableField.Company, [], "No column seems to say it. Name one, or what every row says.")]);

    private static FilePreview Preview { get; } = new(
        [new PreviewedRow(
            2,
            new Dictionary<string, string> { ["account"] = "0004711", ["open"] = "1.234,56" },
            new PreviewedItem("1000", "0004711", null, ReceivableType.Invoice, "90001", "0", null, null, new DateOnly(2026, 12, 25), new DateOnly(2027, 1, 24), "EUR", 1234.56m, 1234.56m),
            [])],
        1,
        0);

    public static IServiceCollection AddImportFiles(this IServiceCollection services) => services
        .AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).Services
        .AddSingleton(_ => new ImportProfiles())
        .AddSingleton<ImportFiles>()
        .AddScoped<StoredImportProfiles>()
        .AddScoped<LookAtFile>()
        .AddScoped<PreviewFile>();

    public static void MapImportFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/imports/files").WithTags("Imports");
        files.MapPost("/", Upload).AcceptsUpTo(ImportFiles.MaximumBytes).Accepts<Stream>("application/octet-stream", Types).WithName("UploadImportFile")
            .WithMetadata(new AnswerExample(File, StatusCodes.Status201Created))
            .WithSummary("Keeps a CSV file or an Excel workbook by its content, and says how it seems to be read.");
        files.MapGet("/{id}", Get).WithName("GetImportFile").WithMetadata(new AnswerExample(File)).WithSummary("How a kept file seems to be read.");
        files.MapPost("/{id}/preview", PreviewRows).WithName("PreviewImportFile").WithMetadata(new RequestExample(new PreviewFileRequest(Profile)), new AnswerExample(Preview))
            .WithSummary("The first rows of a kept file as a profile reads them. Nothing is written.");

        var profiles = api.MapGroup("/import-profiles").WithTags("Imports");
        profiles.MapGet("/", List).WithName("ListImportProfiles").WithSummary("The profiles by which files are read: those that came with the program and those that people made.");
        profiles.MapPut("/{name}", Save).WithName("SaveImportProfile").WithMetadata(new RequestExample(Profile))
            .WithSummary("Makes a profile (If-None-Match: *) or changes one (If-Match).");
        profiles.MapDelete("/{name}", Delete).WithName("DeleteImportProfile").WithSummary("Deletes a profile that somebody made. Imports that used it keep their own copy.");
    }

    /// <summary>The body is the file. The same content again is the same file.</summary>
    private static async Task<Results<Created<ImportFileView>, RefusalResult>> Upload(
        Stream body, ImportFiles files, LookAtFile look, CancellationToken cancellation, string? name = null)
    {
        var kept = await files.KeepAsync(body, NameOf(name), cancellation);
        if (kept.IsRefused)
        {
            return new RefusalResult(kept.Refusals);
        }

        var seen = await look.RunAsync(kept.Value.Hash, null, cancellation);
        return seen.ToHttp(view => TypedResults.Created($"/api/imports/files/{view.Id}", view));
    }

    private static async Task<Results<Ok<ImportFileView>, RefusalResult>> Get(string id, LookAtFile look, CancellationToken cancellation, string? sheet = null) =>
        (await look.RunAsync(id, sheet, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<FilePreview>, RefusalResult>> PreviewRows(string id, PreviewFileRequest request, PreviewFile preview, CancellationToken cancellation) =>
        (await preview.RunAsync(id, request, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Ok<IReadOnlyList<NamedImportProfile>>> List(StoredImportProfiles profiles, CancellationToken cancellation) =>
        TypedResults.Ok(await profiles.ListAsync(cancellation));

    private static async Task<Results<Ok<NamedImportProfile>, RefusalResult>> Save(
        string name, ImportProfileView request, Caller caller, IfMatch ifMatch, HttpContext http, StoredImportProfiles profiles, CancellationToken cancellation)
    {
        var isNew = http.Request.Headers.IfNoneMatch == "*";
        return (await profiles.SaveAsync(name, request, isNew, ifMatch, caller.Actor, cancellation)).ToHttp(saved =>
        {
            http.SetETag(saved.Version);
            return TypedResults.Ok(saved);
        });
    }

    private static async Task<Results<NoContent, RefusalResult>> Delete(
        string name, Caller caller, IfMatch ifMatch, StoredImportProfiles profiles, CancellationToken cancellation) =>
        (await profiles.DeleteAsync(name, ifMatch, caller.Actor, cancellation)).ToHttp(_ => TypedResults.NoContent());

    internal static string NameOf(string? name) => Path.GetFileName(name) is { Length: > 0 and <= 200 } given && !given.Any(char.IsControl) ? given : "unnamed";
}
