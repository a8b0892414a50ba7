using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Working;

public sealed record RejectAccountRequest(long AccountId);

/// <summary>A person says that a conversation is not this customer's. It goes to the queue, with what else fits.</summary>
public sealed class RejectAccount(ChangeConversation conversations, VyomiyraDb db, DecideAccount decide, LookAgain again)
{
    public Task<Outcome<ConversationReceipt>> HandleAsync(long id, IfMatch ifMatch, RejectAccountRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return conversations.RunAsync(
            id,
            ifMatch,
            caller,
            async (conversation, token) =>
            {
                if (await db.RefuseAccountAsync(request.AccountId, caller, token) is { } refusal)
                {
                    return refusal;
                }

                if (!await db.Links.AnyAsync(link => link.ConversationId == conversation.Id && link.AccountId == request.AccountId && link.RevokedAt == null, token))
                {
                    return Refusal.Conflict("account_not_linked", "This conversation is not linked to that account.");
                }

                await decide.RejectAsync(conversation, request.AccountId, caller, token);
                await again.AtAsync([conversation.Id], token);
                return null;
            },
            cancellation);
    }
}
