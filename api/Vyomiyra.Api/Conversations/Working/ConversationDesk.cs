using Microsoft.AspNetCore.Http.HttpResults;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>Answers a change with the conversation as it stands then.</summary>
public sealed class ConversationDesk(VyomiyraDb db, ConversationStates states)
{
    /// <summary>For what may be repeated: done once for the key in the request's header.</summary>
    public async Task<Results<Ok<ConversationState>, RefusalResult>> OnceAsync<TRequest>(
        long id,
        Caller caller,
        HttpContext http,
        Idempotency idempotency,
        TRequest request,
        Func<CancellationToken, Task<Outcome<ConversationReceipt>>> change,
        CancellationToken cancellation) =>
        await db.RefuseConversationAsync(id, caller, cancellation) is { } refusal
            ? new RefusalResult([refusal])
            : await ShowAsync(idempotency.RunAsync(caller, http, request, change, cancellation), caller, http, cancellation);

    public async Task<Results<Ok<ConversationState>, RefusalResult>> ShowAsync(
        Task<Outcome<ConversationReceipt>> change, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = await change;
        return changed.IsRefused ? new RefusalResult(changed.Refusals)
            : await db.FindConversationAsync(changed.Value.ConversationId, caller, cancellation) is { } conversation
                ? WorkingEndpoints.Shown(await states.ReadAsync(conversation.Id, caller, cancellation), http)
                : new RefusalResult([Refusal.NotFound("It is done; what it became is not yours to see.")]);
    }
}
