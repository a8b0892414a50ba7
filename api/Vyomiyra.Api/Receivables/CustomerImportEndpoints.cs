using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Imports of what belongs to customers beside their receivables. The body is a CSV file or an Excel workbook in our layout.</summary>
public static class CustomerImportEndpoints
{
    private static readonly ImportReport Example = new(
        18, ImportKind.Payments, Repeated: false, Rows: 310, Created: 305, Changed: 1, Unchanged: 3, Rejected: 1,
        [new ImportReportIssue(41, "document", "INV-9", "unknown_receivable", "The company has no such receivable.")], []);

    public static IServiceCollection AddCustomerImports(this IServiceCollection services) => services
        .AddScoped<ImportAccounts>()
        .AddScoped<ImportContacts>()
        .AddScoped<ImportDomains>()
        .AddScoped<ImportPayments>()
        .AddScoped<FixedImports>();

    /// <summary>What was imported before changes nothing, so that no key is needed to repeat it.</summary>
    public static void MapCustomerImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("").WithTags("Imports").AcceptsUpTo(ImportFiles.MaximumBytes).WithMetadata(new AnswerExample(Example));
        Map("/accounts/imports", "ImportAccounts", Accounts, "Imports customers: number, name; and where there: parent, company, segment, terms, limit, language, team.");
        Map("/contacts/imports", "ImportContacts", Contacts, "Imports people at customers: account, name; and where there: email, roles, language.");
        Map("/domains/imports", "ImportDomains", Domains, "Imports customers' mail domains: account, domain.");
        Map("/payments/imports", "ImportPayments", Payments, "Imports payments and credits: company, document, kind, number, date, amount, currency; and where there: account, type, line.");

        void Map(string route, string name, Delegate handler, string summary) =>
            imports.MapPost(route, handler).Accepts<Stream>("application/octet-stream", ImportFileEndpoints.Types).WithName(name).WithSummary(summary);
    }

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Accounts(
        Stream body, Caller caller, ImportAccounts import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, ImportFileEndpoints.NameOf(file), caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Contacts(
        Stream body, Caller caller, ImportContacts import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, ImportFileEndpoints.NameOf(file), caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Domains(
        Stream body, Caller caller, ImportDomains import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, ImportFileEndpoints.NameOf(file), caller.Actor, cancellation));

    private static async Task<Results<Ok<ImportReport>, RefusalResult>> Payments(
        Stream body, Caller caller, ImportPayments import, CancellationToken cancellation, string? file = null) =>
        Answer(await import.RunAsync(body, ImportFileEndpoints.NameOf(file), caller.Actor, cancellation));

    private static Results<Ok<ImportReport>, RefusalResult> Answer(Outcome<ImportReport> outcome) => outcome.ToHttp(TypedResults.Ok);
}
