using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>Closes a conversation, so that nobody must speak until somebody does; or opens it again.</summary>
public sealed class CloseConversation(ChangeConversation conversations, Work work)
{
    public Task<Outcome<ConversationReceipt>> CloseAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunLinkedAsync(
        id,
        ifMatch,
        caller,
        (conversation, accountId, _) =>
        {
            conversation.Close(work.Now);
            work.Record(new ConversationClosed(accountId, conversation.Id));
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);

    public Task<Outcome<ConversationReceipt>> ReopenAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunLinkedAsync(
        id,
        ifMatch,
        caller,
        (conversation, accountId, _) =>
        {
            if (conversation.ClosedAt is null)
            {
                return Task.FromResult<Refusal?>(Refusal.Conflict("conversation_not_closed", "Nobody has closed this conversation."));
            }

            conversation.Reopen();
            work.Record(new ConversationReopened(accountId, conversation.Id));
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
