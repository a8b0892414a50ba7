using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>Keeps what a person decides about whose a conversation is: the link with its evidence, and the end of the question.</summary>
public sealed class DecideAccount(VyomiyraDb db, Work work)
{
    /// <summary>Links within the caller's transaction. Links to other accounts, and to their receivables, end.</summary>
    public async Task LinkAsync(Conversation conversation, long accountId, List<Evidence> evidence, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(caller);
        var previous = conversation.AccountId;
        conversation.Decide(accountId, caller.MemberId, work.Now);
        foreach (var old in await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null && (link.AccountId != accountId || link.ReceivableId == null)).ToListAsync(cancellation))
        {
            (old.RevokedAt, old.RevokedById) = (work.Now, caller.MemberId);
        }

        if (previous is { } left && left != accountId)
        {
            work.Record(new ConversationUnlinked(left, conversation.Id, accountId));
        }

        db.Links.Add(new Link
        {
            ConversationId = conversation.Id,
            AccountId = accountId,
            Confidence = 1,
            Evidence = evidence,
            ConfirmedById = caller.MemberId,
            ConfirmedAt = work.Now,
            CreatedAt = work.Now,
        });
        await EndQuestionAsync(conversation.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends all links to an account of which a person says that the conversation is not its.</summary>
    public async Task RejectAsync(Conversation conversation, long accountId, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(caller);
        foreach (var link in await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null && link.AccountId == accountId).ToListAsync(cancellation))
        {
            (link.RevokedAt, link.RevokedById) = (work.Now, caller.MemberId);
        }

        conversation.Reject(accountId);
        await db.ConversationTurns.Where(turn => turn.ConversationId == conversation.Id).ExecuteDeleteAsync(cancellation);
        work.Record(new ConversationRejected(accountId, conversation.Id));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task EndQuestionAsync(long conversationId, CancellationToken cancellation)
    {
        if (await db.UnmatchedConversations.FirstOrDefaultAsync(row => row.ConversationId == conversationId, cancellation) is { } asked)
        {
            db.Remove(asked);
        }
    }
}
