using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes;

public static class DisputeEndpoints
{
    private const long MaximumRequest = 4 * 1024 * 1024;

    private static OpenDisputeRequest Example { get; } = new(
        AccountId: 17,
        ReasonCode: "06",
        Receivables: [new ContestedReceivable(4711, 5_720.00m)],
        Summary: "40 of 100 sensors were missing from the delivery.",
        Quote: "40 of the 100 sensors were not in the box.",
        Mail: ConversationExamples.Mail);

    public static void AddDisputes(this IServiceCollection services)
    {
        services.AddOptions<DisputeOptions>().BindConfiguration(DisputeOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Reasons.All(reason => reason.IsUsable), "Disputes:Reasons: a code has 1 to 8 letters or digits, a name and a step 1 to 200 characters.")
            .ValidateOnStart();
        services.AddSingleton<DisputeReasonList>();
        services.AddScoped<ListDisputes>();
        services.AddScoped<MatchingDisputes>();
        services.AddScoped<FindDisputes>();
        services.AddScoped<GetDisputeBoard>();
        services.AddScoped<GetDispute>();
        services.AddScoped<OpenDispute>();
        services.AddScoped<ActOnDispute>();
        services.AddScoped<DisputeDesk>();
        services.AddScoped<ChangeDispute>();
        services.AddScoped<MoveDispute>();
        services.AddScoped<WriteDisputeNote>();
        services.AddScoped<TickDisputeStep>();
        services.AddScoped<CreditApprovals>();
        services.AddScoped<DisputeCredits>();
        services.AddScoped<ResolveDispute>();
        services.AddScoped<DecideResolution>();
        services.AddScoped<WithdrawDispute>();
        services.AddScoped<ReopenDispute>();
    }

    public static void MapDisputes(this IEndpointRouteBuilder api)
    {
        var disputes = api.MapGroup("/disputes").WithTags("Disputes").AcceptsUpTo(MaximumRequest);
        disputes.MapPost("/", Open).WithName("OpenDispute").WithMetadata(new RequestExample(Example)).WithSummary("Opens a dispute with its mail, its checklist, its activity and the account's new standing.");
        disputes.MapGet("/", Find).WithName("ListDisputes").WithSummary("Disputes of all accounts that one may see, filtered and in the order asked for; with Accept: text/csv all of them as a file.");
        disputes.MapGet("/board", Board).WithName("GetDisputeBoard").WithSummary("Disputes by their state: how many, over how much, and the first of each.");
        disputes.MapGet("/{id:long}", Get).WithName("GetDispute").WithSummary("A dispute with everything about it, and what one may do with it.");
        disputes.MapPut("/{id:long}", Change).WithName("ChangeDispute").WithMetadata(new RequestExample(new ChangeDisputeRequest("06", "40 of 100 sensors were missing.", 2, null, new DateOnly(2026, 12, 4)))).WithSummary("Changes a dispute's reason, summary, owner and due date.");
        disputes.MapPost("/{id:long}/state", Move).WithName("MoveDispute").WithMetadata(new RequestExample(new MoveDisputeRequest(DisputeState.Investigating))).WithSummary("Says whose turn it is while the dispute is being settled.");
        disputes.MapPost("/{id:long}/notes", Note).WithName("WriteDisputeNote").WithMetadata(new RequestExample(new DisputeNoteRequest("The warehouse counts again tomorrow."))).WithSummary("Writes something about a dispute for the others of us.");
        disputes.MapPut("/{id:long}/steps/{position:int}", Tick).WithName("TickDisputeStep").WithMetadata(new RequestExample(new TickDisputeStepRequest(true))).WithSummary("Marks a step of the checklist as done, or as not done after all.");
        disputes.MapPost("/{id:long}/resolve", Resolve).WithName("ResolveDispute").WithMetadata(new RequestExample(new ResolveDisputeRequest(ResolvedAs.Credited, "The warehouse found that 40 were missing.", 5_720.00m))).WithSummary("Settles a dispute; a credit above what one person may give waits for a second one.");
        disputes.MapPost("/{id:long}/resolutions/{resolutionId:long}/approve", Approve).WithName("ApproveResolution").WithMetadata(new RequestExample(new DecideResolutionRequest("Agreed."))).WithSummary("Agrees, as a second person, to a credit that one may not give alone.");
        disputes.MapPost("/{id:long}/resolutions/{resolutionId:long}/decline", Decline).WithName("DeclineResolution").WithMetadata(new RequestExample(new DecideResolutionRequest("Ask for the delivery note first."))).WithSummary("Does not agree to a credit; or takes back what one asked for.");
        disputes.MapPost("/{id:long}/withdraw", Withdraw).WithName("WithdrawDispute").WithMetadata(new RequestExample(new WithdrawDisputeRequest(Promises.WithdrawnBy.Customer, "They found the sensors."))).WithSummary("Takes a dispute back; it stays in the history.");
        disputes.MapPost("/{id:long}/reopen", Reopen).WithName("ReopenDispute").WithMetadata(new RequestExample(new ReopenDisputeRequest("The carrier's proof was for another delivery."))).WithSummary("Opens a settled dispute again, and takes back what it credited.");
        api.MapGet("/dispute-reasons", Reasons).WithTags("Disputes").WithName("ListDisputeReasons").WithSummary("The reasons for which customers contest, each with its checklist.");
        api.MapGet("/accounts/{id:long}/disputes", OfAccount).WithTags("Disputes").WithName("ListAccountDisputes").WithSummary("An account's disputes, the latest first; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Created<OpenedDispute>, RefusalResult>> Open(
        OpenDisputeRequest request, Caller caller, HttpContext http, VyomiyraDb db, OpenDispute open, GetAccount account, Idempotency idempotency, CancellationToken cancellation)
    {
        if (await db.RefuseAccountAsync(request.AccountId, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var receipt = await idempotency.RunAsync(caller, http, request, token => open.HandleAsync(request, caller, token), cancellation);
        if (receipt.IsRefused)
        {
            return new RefusalResult(receipt.Refusals);
        }

        var context = await account.HandleAsync(receipt.Value.AccountId, caller, cancellation);
        return context.ToHttp(value => TypedResults.Created($"/api/disputes/{receipt.Value.DisputeId}", new OpenedDispute(receipt.Value.DisputeId, value)));
    }

    private static async Task<Results<Listing<DisputeListRow>, RefusalResult>> Find(
        Caller caller, FindDisputes disputes, ListFormat format, CancellationToken cancellation, Choice<DisputeState>? state = null, bool unresolved = false,
        string? reason = null, long? owner = null, long? team = null, long? account = null, int? olderThanDays = null, bool overdue = false, bool awaitsApproval = false,
        Choice<DisputeSort>? sort = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => disputes.HandleAsync(
            new DisputeFilter(state?.Value, unresolved, reason, owner, team, account, olderThanDays, overdue, awaitsApproval), sort?.Value ?? DisputeSort.Age, page, caller, cancellation)))
        .ToHttp(listing => listing);

    private static async Task<Ok<DisputeBoardView>> Board(
        Caller caller, GetDisputeBoard board, CancellationToken cancellation, string? reason = null, long? owner = null, long? team = null, long? account = null,
        int? olderThanDays = null, bool overdue = false, bool awaitsApproval = false) =>
        TypedResults.Ok(await board.HandleAsync(new DisputeFilter(null, false, reason, owner, team, account, olderThanDays, overdue, awaitsApproval), caller, cancellation));

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Get(long id, Caller caller, HttpContext http, DisputeDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(id, caller, http, cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Change(
        long id, ChangeDisputeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, ChangeDispute change, DisputeDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(change.HandleAsync(id, ifMatch, request, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Move(
        long id, MoveDisputeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, MoveDispute move, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => move.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Note(
        long id, DisputeNoteRequest request, Caller caller, HttpContext http, WriteDisputeNote note, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => note.HandleAsync(id, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Tick(
        long id, int position, TickDisputeStepRequest request, IfMatch ifMatch, Caller caller, HttpContext http, TickDisputeStep tick, DisputeDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(tick.HandleAsync(id, position, ifMatch, request, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Resolve(
        long id, ResolveDisputeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, ResolveDispute resolve, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => resolve.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Approve(
        long id, long resolutionId, DecideResolutionRequest request, IfMatch ifMatch, Caller caller, HttpContext http, DecideResolution decide, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => decide.HandleAsync(id, resolutionId, isApproved: true, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Decline(
        long id, long resolutionId, DecideResolutionRequest request, IfMatch ifMatch, Caller caller, HttpContext http, DecideResolution decide, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => decide.HandleAsync(id, resolutionId, isApproved: false, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Withdraw(
        long id, WithdrawDisputeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, WithdrawDispute withdraw, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => withdraw.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<DisputeDetail>, RefusalResult>> Reopen(
        long id, ReopenDisputeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, ReopenDispute reopen, DisputeDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(idempotency, id, caller, http, request, token => reopen.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static Ok<IReadOnlyCollection<DisputeReasonTerms>> Reasons(DisputeReasonList reasons) => TypedResults.Ok(reasons.All);

    private static async Task<Results<Listing<DisputeRow>, RefusalResult>> OfAccount(
        long id, Caller caller, ListDisputes disputes, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => disputes.HandleAsync(id, page, caller, cancellation))).ToHttp(listing => listing);
}
