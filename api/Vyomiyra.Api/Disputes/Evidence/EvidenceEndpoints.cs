using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Quartz;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

public static class EvidenceEndpoints
{
    private const long MaximumRequest = 4 * 1024 * 1024;

    private static readonly EvidenceView Example = new(
        12, 1, 88, "receivables@halden.example", EvidenceState.Complete, new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero), "Mara Lindqvist",
        new DateTimeOffset(2026, 11, 22, 9, 30, 4, TimeSpan.Zero), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", null, null,
        new EvidenceProgress(3, 3, 0, 812_004, 812_004),
        [new EvidenceItemView(
            71, 2, EvidenceItemKind.Attachment, "delivery note.pdf", "a1@brightwater.example", new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), "Helen Marsh",
            "helen.marsh@brightwater.example", "INV-10466", FileContents.Pdf, false, 790_100, "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", EvidenceItemState.Stored, null)]);

    public static void AddEvidence(this IServiceCollection services) => services
        .AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section).Services
        .AddSingleton<EvidenceFolder>()
        .AddSingleton<EvidenceWorker>()
        .AddScoped<AskForEvidence>()
        .AddScoped<GatherEvidence>()
        .AddScoped<AddEvidenceFile>()
        .AddScoped<ReadEvidence>()
        .AddScoped<CollectEvidence>()
        .AddScoped<CloseBundle>()
        .AddScoped<ListEvidence>()
        .AddScoped<RetryEvidence>()
        .AddScoped<DownloadEvidence>()
        .AddScoped<HoldEvidence>()
        .AddScoped<VerifyEvidence>();

    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        var ofDispute = api.MapGroup("/disputes/{id:long}").WithTags("Evidence");
        ofDispute.MapGet("/evidence", List).WithName("ListEvidence").WithMetadata(new AnswerExample(new DisputeEvidence(7, false, 3, null, [Example])))
            .WithSummary("The evidence of a dispute and how far it is.");
        ofDispute.MapPost("/evidence", Gather).AcceptsUpTo(MaximumRequest).WithName("GatherEvidence").WithMetadata(new RequestExample(new GatherEvidenceRequest(ConversationExamples.Mail)))
            .WithSummary("Keeps a thread with its attachments; 200 with what is kept already where the thread has not grown since.");
        ofDispute.MapPost("/files", AddFile).AcceptsUpTo(AddEvidenceFile.MaximumBytes).Accepts<Stream>(MediaTypeNames.Application.Octet).WithName("AddEvidenceFile")
            .WithMetadata(new AnswerExample(Example, StatusCodes.Status201Created)).WithSummary("Adds a file to a dispute; what it is told by its content, not by its name.");
        ofDispute.MapPut("/legal-hold", Hold).WithName("HoldEvidence").WithMetadata(new RequestExample(new HoldEvidenceRequest(true, "The customer has sued.")))
            .WithSummary("Keeps the evidence of a dispute from being erased, or no longer.");

        var evidence = api.MapGroup("/evidence/{id:long}").WithTags("Evidence");
        evidence.MapGet("/", Get).WithName("GetEvidence").WithMetadata(new AnswerExample(Example)).WithSummary("One piece of evidence and how far it is.");
        evidence.MapPost("/retry", Retry).WithName("RetryEvidence").WithSummary("Tries again what could not be read, on behalf of the caller.");
        evidence.MapGet("/items/{itemId:long}", Download).TakesTickets().WithName("GetEvidenceFile").Produces<Stream>(contentType: MediaTypeNames.Application.Octet)
            .WithSummary("One file, to be saved; never to be shown by the browser.");
        evidence.MapPost("/items/{itemId:long}/address", FileAddress).WithName("GetEvidenceFileAddress")
            .WithSummary("An address at which a browser saves the file by itself, for a minute and as the caller.");
        evidence.MapGet("/zip", Archive).TakesTickets().WithName("GetEvidenceArchive").Produces<Stream>(contentType: MediaTypeNames.Application.Zip)
            .WithSummary("All files with their manifest as one archive, to be saved.");
        evidence.MapPost("/zip/address", ArchiveAddress).WithName("GetEvidenceArchiveAddress")
            .WithSummary("An address at which a browser saves the archive by itself, for a minute and as the caller.");
    }

    private static async Task<Results<Ok<DisputeEvidence>, RefusalResult>> List(long id, Caller caller, ListEvidence list, CancellationToken cancellation) =>
        (await list.HandleAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Ok<EvidenceView>, RefusalResult>> Get(long id, Caller caller, ListEvidence list, CancellationToken cancellation) =>
        (await list.OneAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static async Task<Results<Created<EvidenceView>, Ok<EvidenceView>, RefusalResult>> Gather(
        long id, GatherEvidenceRequest request, Caller caller, HttpContext http, VyomiyraDb db, GatherEvidence gather, ListEvidence list, Idempotency idempotency,
        ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        if (await db.RefuseDisputeAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var asked = await idempotency.RunAsync(caller, http, request, token => gather.HandleAsync(id, request, caller, token), cancellation);
        return await AnswerAsync(asked, caller, list, schedulers, cancellation);
    }

    /// <summary>The body is the file.</summary>
    private static async Task<Results<Created<EvidenceView>, Ok<EvidenceView>, RefusalResult>> AddFile(
        long id, Stream body, string name, Caller caller, HttpContext http, VyomiyraDb db, AddEvidenceFile add, ListEvidence list, Idempotency idempotency,
        ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        if (await db.RefuseDisputeAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var taken = await add.TakeAsync(name, body, cancellation);
        if (taken.IsRefused)
        {
            return new RefusalResult(taken.Refusals);
        }

        var asked = await idempotency.RunAsync(caller, http, taken.Value, token => add.HandleAsync(id, taken.Value, caller, token), cancellation);
        return await AnswerAsync(asked, caller, list, schedulers, cancellation);
    }

    private static async Task<Results<Ok<EvidenceView>, RefusalResult>> Retry(
        long id, Caller caller, RetryEvidence retry, ListEvidence list, ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        var retried = await retry.HandleAsync(id, caller, cancellation);
        if (retried.IsRefused)
        {
            return new RefusalResult(retried.Refusals);
        }

        await WorkOnEvidence.CallAsync(schedulers, id, cancellation);
        return (await list.OneAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);
    }

    private static async Task<Results<FileStreamHttpResult, RefusalResult>> Download(
        long id, long itemId, Caller caller, DownloadEvidence download, CancellationToken cancellation) =>
        (await download.OneAsync(id, itemId, caller, cancellation)).ToHttp(file => TypedResults.Stream(file.Content, file.Type, file.Name));

    private static async Task<Results<PushStreamHttpResult, RefusalResult>> Archive(
        long id, Caller caller, HttpContext http, DownloadEvidence download, CancellationToken cancellation)
    {
        // The platform's archive writes the last bytes of each file as it closes it, and knows no other way.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return (await download.AllAsync(id, caller, cancellation)).ToHttp(archive => TypedResults.Stream(archive.WriteAsync, MediaTypeNames.Application.Zip, archive.Name));
    }

    private static async Task<Results<Ok<DownloadAddress>, RefusalResult>> FileAddress(
        long id, long itemId, Caller caller, DownloadEvidence download, DownloadTickets tickets, CancellationToken cancellation) =>
        (await download.OneAsync(id, itemId, caller, cancellation)).ToHttp(file =>
        {
            file.Content.Dispose();
            return TypedResults.Ok(tickets.Issue($"/api/evidence/{id}/items/{itemId}", caller));
        });

    private static async Task<Results<Ok<DownloadAddress>, RefusalResult>> ArchiveAddress(
        long id, Caller caller, DownloadEvidence download, DownloadTickets tickets, CancellationToken cancellation) =>
        (await download.AllAsync(id, caller, cancellation)).ToHttp(_ => TypedResults.Ok(tickets.Issue($"/api/evidence/{id}/zip", caller)));

    private static async Task<Results<Ok<LegalHold>, RefusalResult>> Hold(
        long id, HoldEvidenceRequest request, IfMatch ifMatch, Caller caller, HttpContext http, HoldEvidence hold, CancellationToken cancellation) =>
        (await hold.HandleAsync(id, ifMatch, request, caller, cancellation)).ToHttp(held =>
        {
            http.SetETag(held.Version);
            return TypedResults.Ok(held);
        });

    private static async Task<Results<Created<EvidenceView>, Ok<EvidenceView>, RefusalResult>> AnswerAsync(
        Outcome<AskedEvidence> asked, Caller caller, ListEvidence list, ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        if (asked.IsRefused)
        {
            return new RefusalResult(asked.Refusals);
        }

        await WorkOnEvidence.CallAsync(schedulers, asked.Value.BundleId, cancellation);
        var view = await list.OneAsync(asked.Value.BundleId, caller, cancellation);
        return view.IsRefused ? new RefusalResult(view.Refusals)
            : asked.Value.IsNew ? TypedResults.Created($"/api/evidence/{asked.Value.BundleId}", view.Value)
            : TypedResults.Ok(view.Value);
    }
}
