using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Working;

public sealed record AskColleagueRequest(long MemberId);

/// <summary>Sets a conversation waiting on a named colleague, or takes that back.</summary>
public sealed class AskColleague(ChangeConversation conversations, VyomiyraDb db, Work work)
{
    public Task<Outcome<ConversationReceipt>> AskAsync(long id, IfMatch ifMatch, AskColleagueRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return conversations.RunLinkedAsync(
            id,
            ifMatch,
            caller,
            async (conversation, accountId, token) =>
            {
                if (!await db.Members.AnyAsync(member => member.Id == request.MemberId && member.IsActive, token))
                {
                    return Refusal.Invalid("memberId", "unknown_member", "There is no such colleague.");
                }

                conversation.AskColleague(request.MemberId, work.Now);
                work.Record(new ConversationAskedColleague(accountId, conversation.Id, request.MemberId));
                return null;
            },
            cancellation);
    }

    public Task<Outcome<ConversationReceipt>> ReleaseAsync(long id, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunLinkedAsync(
        id,
        ifMatch,
        caller,
        (conversation, accountId, _) =>
        {
            if (conversation.ColleagueId is not { } colleague)
            {
                return Task.FromResult<Refusal?>(Refusal.Conflict("no_colleague_asked", "This conversation waits on no colleague."));
            }

            conversation.ReleaseColleague();
            work.Record(new ConversationReleasedColleague(accountId, conversation.Id, colleague));
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
