using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Mailboxes;

public static class MailboxEndpoints
{
    public static void AddMailboxes(this IServiceCollection services)
    {
        services.AddOptions<MailboxOptions>().BindConfiguration(MailboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NotificationCounts>();
        services.AddSingleton<Doorbell>();
        services.AddSingleton<MailboxWorker>();
        services.AddScoped<SubscribeMailbox>();
        services.AddScoped<FindFolders>();
        services.AddScoped<FilePage>();
        services.AddScoped<RetryUnreadable>();
        services.AddScoped<ReadMailbox>();
        services.AddScoped<ListMailboxes>();
        services.AddScoped<EnrolMailbox>();
        services.AddScoped<WithdrawMailbox>();
        services.AddScoped<RingMailbox>();
    }

    public static void MapMailboxes(this IEndpointRouteBuilder api)
    {
        var mailboxes = api.MapGroup("/mailboxes").WithTags("Mailboxes");
        mailboxes.MapGet("/", List).WithName("ListMailboxes").WithSummary("The enrolled mailboxes and how they stand, withdrawn ones among them.");
        mailboxes.MapPost("/", Enrol).WithName("EnrolMailbox").WithMetadata(new RequestExample(new EnrolMailboxRequest("receivables@halden.example", "Receivables"))).WithSummary("Enrols a shared mailbox, once it is seen that it can be read and that the caller's own cannot.");
        mailboxes.MapDelete("/{id:long}", Withdraw).WithName("WithdrawMailbox").WithSummary("Stops reading a mailbox at once; answers with what stays of it.");
        mailboxes.MapPost("/{id:long}/sync", Ring).WithName("SynchroniseMailbox").WithSummary("Looks at a mailbox now, as if it had rung.");
    }

    private static async Task<Ok<Page<MailboxView>>> List(ListMailboxes list, CancellationToken cancellation, long after = 0, int size = 50) =>
        TypedResults.Ok(await list.HandleAsync(after, size, cancellation));

    private static async Task<Results<Created<MailboxView>, RefusalResult>> Enrol(
        EnrolMailboxRequest request, Caller caller, HttpContext http, EnrolMailbox enrol, Idempotency idempotency, VyomiyraDb db, ISchedulerFactory schedulers,
        TimeProvider clock, CancellationToken cancellation)
    {
        var enrolled = await idempotency.RunAsync(caller, http, request, token => enrol.HandleAsync(request, caller, token), cancellation);
        if (enrolled.IsRefused)
        {
            return new RefusalResult(enrolled.Refusals);
        }

        var id = enrolled.Value.MailboxId;
        await WorkOnMailbox.CallAsync(schedulers, id, null, cancellation);
        var view = await db.ViewAsync(await db.Mailboxes.AsNoTracking().SingleAsync(mailbox => mailbox.Id == id, cancellation), clock.Now(), cancellation);
        http.SetETag(view.Version);
        return TypedResults.Created((string?)null, view);
    }

    private static async Task<Results<Ok<MailboxRemains>, RefusalResult>> Withdraw(
        long id, IfMatch ifMatch, Caller caller, WithdrawMailbox withdraw, CancellationToken cancellation) =>
        (await withdraw.HandleAsync(id, ifMatch, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Accepted, RefusalResult>> Ring(
        long id, Caller caller, RingMailbox ring, ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        var rung = await ring.HandleAsync(id, caller, cancellation);
        if (!rung.IsRefused)
        {
            await WorkOnMailbox.CallAsync(schedulers, id, null, cancellation);
        }

        return rung.ToHttp(_ => TypedResults.Accepted((string?)null));
    }
}
