using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Receivables;

/// <param name="Id">The document.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsMatched">A number of ours was found in its name.</param>
/// <param name="AddedAt">When it came.</param>
public sealed record DocumentRow(long Id, string Name, long Bytes, bool IsMatched, DateTimeOffset AddedAt);

public static class DocumentEndpoints
{
    private static readonly KeptDocument Example = new(7, "Invoice INV-10482.pdf", 48_213, "INV-10482", 1);

    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section).Services
        .AddScoped<MatchDocuments>()
        .AddScoped<KeepDocument>();

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("").WithTags("Documents");
        documents.MapPost("/documents", Keep).AcceptsUpTo(KeepDocument.MaximumBytes).Accepts<Stream>(MediaTypeNames.Application.Pdf, MediaTypeNames.Application.Octet)
            .WithName("KeepDocument").WithMetadata(new AnswerExample(Example, StatusCodes.Status201Created))
            .WithSummary("Keeps the PDF of an invoice, and finds its receivables by the number in its name.");
        documents.MapGet("/documents", List).WithName("ListDocuments").WithSummary("The invoice documents, the latest first; those without a receivable alone where asked.");
        documents.MapGet("/receivables/{id:long}/document", Download).WithName("GetReceivableDocument").Produces<Stream>(contentType: MediaTypeNames.Application.Pdf)
            .WithSummary("The latest PDF of a receivable's invoice, to be saved.");
    }

    /// <summary>The body is the file. The same file by the same name again is the same document.</summary>
    private static async Task<Results<Created<KeptDocument>, RefusalResult>> Keep(Stream body, string name, Caller caller, KeepDocument keep, CancellationToken cancellation) =>
        (await keep.RunAsync(body, name, caller.Actor, cancellation)).ToHttp(document => TypedResults.Created((string?)null, document));

    private static async Task<Ok<Page<DocumentRow>>> List(
        VyomiyraDb db, CancellationToken cancellation, bool unmatched = false, long? cursor = null, int size = 50)
    {
        var rows = await db.InvoiceDocuments
            .Where(document => (!unmatched || document.DocumentKey == null) && (cursor == null || document.Id < cursor))
            .OrderByDescending(document => document.Id)
            .Take(Page.Reading(size))
            .Select(document => new DocumentRow(document.Id, document.FileName, document.Bytes, document.DocumentKey != null, document.AddedAt))
            .ToListAsync(cancellation);
        return TypedResults.Ok(Page.Of(rows, size, row => row.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<FileStreamHttpResult, RefusalResult>> Download(long id, Caller caller, KeepDocument documents, CancellationToken cancellation) =>
        (await documents.OpenAsync(id, caller, cancellation)).ToHttp(document => TypedResults.Stream(document.Content, MediaTypeNames.Application.Pdf, document.Name));
}
