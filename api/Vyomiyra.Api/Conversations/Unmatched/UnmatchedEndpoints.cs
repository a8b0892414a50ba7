using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>The queue of what nobody knows whose it is, and the answers that were remembered from it.</summary>
public static class UnmatchedEndpoints
{
    public static void AddUnmatched(this IServiceCollection services)
    {
        services.AddScoped<GuessRows>();
        services.AddScoped<ListUnmatched>();
        services.AddScoped<AssignConversation>();
        services.AddScoped<DismissConversation>();
        services.AddScoped<RememberedAnswers>();
        services.AddScoped<EraseUnmatched>();
    }

    public static void MapUnmatched(this IEndpointRouteBuilder api)
    {
        var unmatched = api.MapGroup("/unmatched").WithTags("Unmatched");
        unmatched.MapGet("", List).WithName("ListUnmatched").WithSummary("Conversations that nobody knows whose they are, the newest first, with the best guesses; with Accept: text/csv all of them as a file.");
        unmatched.MapPost("/{id:long}/assign", Assign).WithName("AssignConversation").WithMetadata(new RequestExample(new AssignRequest(17, RememberContact: true))).WithSummary("Says whose a conversation is, and looks again at others of the same sender and those that name the same.");
        unmatched.MapPost("/{id:long}/dismiss", Dismiss).WithName("DismissConversation").WithSummary("Says that a conversation is nobody's we know.");
        unmatched.MapDelete("/{id:long}/dismiss", Undismiss).WithName("UndismissConversation").WithSummary("Puts a dismissed conversation back into the queue.");
        var answers = api.MapGroup("/remembered-answers").WithTags("Unmatched");
        answers.MapGet("", ListAnswers).WithName("ListRememberedAnswers").WithSummary("Which account was chosen where several fitted a sender's mail; with Accept: text/csv all of them as a file.");
        answers.MapDelete("/{id:long}", Revoke).WithName("RevokeRememberedAnswer").WithSummary("Takes a remembered answer back: the next such mail is a question again.");
    }

    private static async Task<Results<Listing<UnmatchedRow>, RefusalResult>> List(
        Caller caller, ListUnmatched unmatched, ListFormat format, CancellationToken cancellation, bool dismissed = false, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => unmatched.HandleAsync(dismissed, page, caller, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<Ok<AssignResponse>, RefusalResult>> Assign(
        long id,
        AssignRequest request,
        IfMatch ifMatch,
        Caller caller,
        HttpContext http,
        VyomiyraDb db,
        AssignConversation assign,
        ConversationStates states,
        Idempotency idempotency,
        CancellationToken cancellation)
    {
        if (await db.RefuseConversationAsync(id, caller, cancellation) is { } refusal)
        {
            return new RefusalResult([refusal]);
        }

        var assigned = await idempotency.RunAsync(caller, http, request, token => assign.HandleAsync(id, ifMatch, request, caller, token), cancellation);
        if (assigned.IsRefused)
        {
            return new RefusalResult(assigned.Refusals);
        }

        var state = await states.ReadAsync(assigned.Value.ConversationId, caller, cancellation);
        http.SetETag(state.Version);
        return TypedResults.Ok(new AssignResponse(state, assigned.Value.AlsoLinked, assigned.Value.LookedAtLater));
    }

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Dismiss(
        long id, IfMatch ifMatch, Caller caller, HttpContext http, DismissConversation dismiss, ConversationDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(id, caller, http, idempotency, "dismiss", token => dismiss.DismissAsync(id, ifMatch, caller, token), cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Undismiss(
        long id, IfMatch ifMatch, Caller caller, HttpContext http, DismissConversation dismiss, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(dismiss.UndoAsync(id, ifMatch, caller, cancellation), caller, http, cancellation);

    private static async Task<Results<Listing<RememberedAnswerRow>, RefusalResult>> ListAnswers(
        Caller caller, RememberedAnswers answers, ListFormat format, CancellationToken cancellation, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => answers.ListAsync(page, caller, cancellation))).ToHttp(listing => listing);

    private static async Task<Results<NoContent, RefusalResult>> Revoke(long id, Caller caller, RememberedAnswers answers, CancellationToken cancellation) =>
        (await answers.RevokeAsync(id, caller, cancellation)).ToHttp(_ => TypedResults.NoContent());
}
