using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Receivables.Statements;

public static class StatementEndpoints
{
    public static void AddStatements(this IServiceCollection services) => services.AddScoped<ReadStatement>();

    public static void MapStatements(this IEndpointRouteBuilder api) => api.MapGet("/accounts/{id:long}/statement", Read).WithTags("Receivables")
        .WithName("ReadStatement").WithSummary(
            "What an account owes, or those of its receivables that are asked for (1,2,3), with what is promised and disputed marked; in its language with Accept: application/pdf as a letter, with Accept: text/html or text/plain as a part of a mail.");

    private static async Task<Results<Ok<Statement>, FileContentHttpResult, ContentHttpResult, RefusalResult>> Read(
        long id, Caller caller, HttpContext http, ReadStatement statements, CancellationToken cancellation, Ids? receivables = null)
    {
        var read = await statements.RunAsync(id, receivables?.Values, caller, cancellation);
        if (read.IsRefused)
        {
            return new RefusalResult(read.Refusals);
        }

        var accepted = http.Request.GetTypedHeaders().Accept;
        return accepted.Any(type => type.MediaType == MediaTypeNames.Application.Pdf) ? TypedResults.File(StatementPdf.Draw(read.Value), MediaTypeNames.Application.Pdf, NameOf(read.Value))
            : accepted.Any(type => type.MediaType == MediaTypeNames.Text.Html) ? TypedResults.Text(StatementHtml.Of(read.Value), MediaTypeNames.Text.Html, Encoding.UTF8)
            : accepted.Any(type => type.MediaType == MediaTypeNames.Text.Plain) ? TypedResults.Text(StatementText.Of(read.Value), MediaTypeNames.Text.Plain, Encoding.UTF8)
            : TypedResults.Ok(read.Value);
    }

    private static string NameOf(Statement statement)
    {
        var number = statement.AccountNumber.Replace('/', '-').Replace('\\', '-');
        return FileNames.Safe(string.Create(CultureInfo.InvariantCulture, $"statement-{number}-{statement.On:yyyy-MM-dd}.pdf"));
    }
}
