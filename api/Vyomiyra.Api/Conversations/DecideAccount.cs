using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
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
        var left = new List<long>();
        if (conversation.AccountId is { } previous)
        {
            left.Add(previous);
        }

        conversation.Decide(accountId, caller.MemberId, work.Now);
        foreach (var old in await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null && (link.AccountId != accountId || link.ReceivableId == null)).ToListAsync(cancellation))
        {
            (old.RevokedAt, old.RevokedById) = (work.Now, caller.MemberId);
            left.Add(old.AccountId);
        }

        foreach (var other in left.Distinct().Where(other => other != accountId))
        {
            work.Record(new ConversationUnlinked(other, conversation.Id, accountId));
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

    /// <summary>What another team's account is linked to stays with them.</summary>
    public async Task<Refusal?> RefuseAnothersAsync(Conversation conversation, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var accounts = await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null).Select(link => link.AccountId).Distinct().ToListAsync(cancellation);
        foreach (var accountId in accounts.Concat(new[] { conversation.AccountId }.OfType<long>()).Distinct())
        {
            if (await db.RefuseAccountAsync(accountId, caller, cancellation) is not null)
            {
                return Refusal.Conflict("filed_by_another_team", "Another team has filed this conversation.");
            }
        }

        return null;
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
        // Whose it is will be asked anew, from today on.
        await EndQuestionAsync(conversation.Id, cancellation);
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
