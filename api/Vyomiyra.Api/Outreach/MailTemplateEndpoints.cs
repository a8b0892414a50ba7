using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Outreach;

public static class MailTemplateEndpoints
{
    private const long MaximumRequest = 256 * 1024;

    private static MailTemplateRequest Example { get; } = new(
        "Payment reminder", "en", "Open invoices, account {{account.number}}",
        "Dear {{contact.name}},\n\n{{#if overdue}}{{overdue}} of your account are overdue since {{oldestDue}}.{{/if}}\n\n{{table}}\n\nKind regards\n{{me.name}}");

    public static void AddMailTemplates(this IServiceCollection services)
    {
        services.AddScoped<SaveMailTemplate>();
        services.AddScoped<DeleteMailTemplate>();
        services.AddScoped<FillMailTemplate>();
    }

    public static void MapMailTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/mail-templates").WithTags("Outreach").AcceptsUpTo(MaximumRequest);
        templates.MapGet("/", List).WithName("ListMailTemplates").WithSummary("The templates that mails begin with, by name and language.");
        templates.MapPost("/", Make).WithName("MakeMailTemplate").WithMetadata(new RequestExample(Example)).WithSummary("Makes a template.");
        templates.MapPut("/{id:long}", Change).WithName("ChangeMailTemplate").WithMetadata(new RequestExample(Example)).WithSummary("Changes a template.");
        templates.MapDelete("/{id:long}", Delete).WithName("DeleteMailTemplate").WithSummary("Deletes a template.");
        templates.MapPost("/{id:long}/fill", Fill).WithName("FillMailTemplate").WithMetadata(new RequestExample(new FillMailTemplateRequest(17, [4711, 4712], "helen.marsh@brightwater-foods.example")))
            .WithSummary("Fills a template from an account and its open receivables. Nothing is written or sent.");
    }

    private static async Task<Ok<List<MailTemplateView>>> List(VyomiyraDb db, CancellationToken cancellation) => TypedResults.Ok(
        await db.MailTemplates.OrderBy(template => template.Name).ThenBy(template => template.Language)
            .Select(template => new MailTemplateView(template.Id, template.Name, template.Language, template.Subject, template.Body, template.Version, template.ChangedAt))
            .ToListAsync(cancellation));

    private static async Task<Results<Created<MailTemplateView>, RefusalResult>> Make(
        MailTemplateRequest request, Caller caller, HttpContext http, SaveMailTemplate templates, Idempotency idempotency, CancellationToken cancellation) =>
        (await idempotency.RunAsync(caller, http, request, token => templates.MakeAsync(request, caller, token), cancellation)).ToHttp(made =>
        {
            http.SetETag(made.Version);
            return TypedResults.Created((string?)null, made);
        });

    private static async Task<Results<Ok<MailTemplateView>, RefusalResult>> Change(
        long id, MailTemplateRequest request, IfMatch ifMatch, Caller caller, HttpContext http, SaveMailTemplate templates, CancellationToken cancellation) =>
        (await templates.ChangeAsync(id, ifMatch, request, caller, cancellation)).ToHttp(changed =>
        {
            http.SetETag(changed.Version);
            return TypedResults.Ok(changed);
        });

    private static async Task<Results<NoContent, RefusalResult>> Delete(long id, IfMatch ifMatch, Caller caller, DeleteMailTemplate templates, CancellationToken cancellation) =>
        (await templates.HandleAsync(id, ifMatch, caller, cancellation)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<Results<Ok<FilledMailTemplate>, RefusalResult>> Fill(
        long id, FillMailTemplateRequest request, Caller caller, FillMailTemplate templates, CancellationToken cancellation) =>
        (await templates.HandleAsync(id, request, caller, cancellation)).ToHttp(TypedResults.Ok);
}
