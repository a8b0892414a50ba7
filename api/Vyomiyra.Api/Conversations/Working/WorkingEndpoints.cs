using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Conversations.Stalled;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>What people do with a conversation, and which of them stalled.</summary>
public static class WorkingEndpoints
{
    public static void AddWorkingOnConversations(this IServiceCollection services)
    {
        services.AddScoped<ConversationStates>();
        services.AddScoped<ChangeConversation>();
        services.AddScoped<FindMail>();
        services.AddScoped<CloseConversation>();
        services.AddScoped<AskColleague>();
        services.AddScoped<RejectAccount>();
        services.AddScoped<TieReceivable>();
        services.AddScoped<NudgeOwner>();
        services.AddScoped<ListStalled>();
    }

    public static void MapWorkingOnConversations(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("/conversations/{id:long}").WithTags("Conversations");
        conversations.MapGet("", Get).WithName("GetConversation").WithSummary("A conversation as it stands: who must speak next, what was said, whom and what it is about. One that was joined to another is found as that other.");
        conversations.MapGet("/mail", Mail).WithName("FindMail").WithSummary("Where the latest message of a conversation is read in Outlook on the web.");
        conversations.MapPost("/close", Close).WithName("CloseConversation").WithSummary("Closes a conversation: nobody must speak until somebody does.");
        conversations.MapDelete("/close", Reopen).WithName("ReopenConversation").WithSummary("Opens a closed conversation again.");
        conversations.MapPut("/colleague", Ask).WithName("AskColleague").WithMetadata(new RequestExample(new AskColleagueRequest(3))).WithSummary("Sets a conversation waiting on a colleague.");
        conversations.MapDelete("/colleague", Release).WithName("ReleaseColleague").WithSummary("Takes back that a conversation waits on a colleague.");
        conversations.MapPost("/not-account", Reject).WithName("RejectAccount").WithMetadata(new RequestExample(new RejectAccountRequest(17))).WithSummary("Says that a conversation is not this customer's: it goes to the queue, with what else fits.");
        conversations.MapPut("/receivables/{receivableId:long}", Tie).WithName("TieReceivable").WithSummary("Says that a conversation is also about a receivable.");
        conversations.MapDelete("/receivables/{receivableId:long}", Free).WithName("FreeReceivable").WithSummary("Says that a conversation is not about a receivable.");
        conversations.MapPost("/nudge", Nudge).WithName("NudgeOwner").WithMetadata(new RequestExample(new NudgeRequest("They have called twice."))).WithSummary("Asks the owner to look at a conversation.");
        api.MapGet("/stalled", ListStalledAsync).WithTags("Conversations").WithName("ListStalled").WithSummary("Conversations in which whoever must speak has not, for too long, by the money at stake or by age; with Accept: text/csv all of them as a file.");
    }

    private static async Task<Results<Ok<ConversationState>, RefusalResult>> Get(
        long id, Caller caller, HttpContext http, VyomiyraDb db, ConversationStates states, CancellationToken cancellation) =>
        await db.FindConversationAsync(id, caller, cancellation) is { } conversation
            ? Shown(await states.ReadAsync(conversation.Id, caller, cancellation), http)
            : new RefusalResult([Refusal.NotFound()]);

    private static async Task<Results<Ok<MailPlace>, RefusalResult>> Mail(long id, Caller caller, FindMail mail, CancellationToken cancellation) =>
        (await mail.HandleAsync(id, caller, cancellation)).ToHttp(TypedResults.Ok);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Close(
        long id, IfMatch ifMatch, Caller caller, HttpContext http, CloseConversation close, ConversationDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(id, caller, http, idempotency, "close", token => close.CloseAsync(id, ifMatch, caller, token), cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Reopen(
        long id, IfMatch ifMatch, Caller caller, HttpContext http, CloseConversation close, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(close.ReopenAsync(id, ifMatch, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Ask(
        long id, AskColleagueRequest request, IfMatch ifMatch, Caller caller, HttpContext http, AskColleague ask, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(ask.AskAsync(id, ifMatch, request, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Release(
        long id, IfMatch ifMatch, Caller caller, HttpContext http, AskColleague ask, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(ask.ReleaseAsync(id, ifMatch, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Reject(
        long id, RejectAccountRequest request, IfMatch ifMatch, Caller caller, HttpContext http, RejectAccount reject, ConversationDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(id, caller, http, idempotency, request, token => reject.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Tie(
        long id, long receivableId, IfMatch ifMatch, Caller caller, HttpContext http, TieReceivable tie, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(tie.TieAsync(id, receivableId, ifMatch, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Free(
        long id, long receivableId, IfMatch ifMatch, Caller caller, HttpContext http, TieReceivable tie, ConversationDesk desk, CancellationToken cancellation) =>
        desk.ShowAsync(tie.FreeAsync(id, receivableId, ifMatch, caller, cancellation), caller, http, cancellation);

    private static Task<Results<Ok<ConversationState>, RefusalResult>> Nudge(
        long id, NudgeRequest request, IfMatch ifMatch, Caller caller, HttpContext http, NudgeOwner nudge, ConversationDesk desk, Idempotency idempotency, CancellationToken cancellation) =>
        desk.OnceAsync(id, caller, http, idempotency, request, token => nudge.HandleAsync(id, ifMatch, request, caller, token), cancellation);

    private static async Task<Results<Listing<StalledRow>, RefusalResult>> ListStalledAsync(
        Caller caller, ListStalled stalled, ListFormat format, CancellationToken cancellation,
        Choice<StalledBy>? by = null, Choice<StalledOn>? on = null, long? owner = null, long? team = null, string? cursor = null, int size = 50) =>
        (await format.ReadAsync(cursor, size, page => stalled.HandleAsync(by?.Value ?? StalledBy.Money, new StalledFilter(on?.Value, owner, team), page, caller, cancellation))).ToHttp(listing => listing);

    internal static Ok<ConversationState> Shown(ConversationState state, HttpContext http)
    {
        http.SetETag(state.Version);
        return TypedResults.Ok(state);
    }
}
