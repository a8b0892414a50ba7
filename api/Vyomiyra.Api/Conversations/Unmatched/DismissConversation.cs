using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>A person says that an unmatched conversation is nobody's we know, or takes that back.</summary>
public sealed class DismissConversation(ChangeConversation conversations, VyomiyraDb db, Work work)
{
    public Task<Outcome<ConversationReceipt>> DismissAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunAsync(
        id,
        ifMatch,
        caller,
        async (conversation, token) =>
        {
            var asked = await db.UnmatchedConversations.FirstOrDefaultAsync(row => row.ConversationId == conversation.Id, token);
            if (asked is null || conversation.AccountId is not null)
            {
                return Refusal.Conflict("conversation_matched", "Somebody has said already whose conversation this is.");
            }

            asked.DismissedAt = work.Now;
            conversation.Decide(null, caller.MemberId, work.Now);
            work.Record(new ConversationDismissed(conversation.Id) { Subject = conversation.Subject });
            return null;
        },
        cancellation);

    public Task<Outcome<ConversationReceipt>> UndoAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunAsync(
        id,
        ifMatch,
        caller,
        async (conversation, token) =>
        {
            var asked = await db.UnmatchedConversations.FirstOrDefaultAsync(row => row.ConversationId == conversation.Id && row.DismissedAt != null, token);
            if (asked is null)
            {
                return Refusal.Conflict("conversation_not_dismissed", "Nobody has dismissed this conversation.");
            }

            (asked.DismissedAt, asked.Since) = (null, work.Now);
            conversation.Undecide();
            work.Record(new ConversationUndismissed(conversation.Id) { Subject = conversation.Subject });
            return null;
        },
        cancellation);
}
