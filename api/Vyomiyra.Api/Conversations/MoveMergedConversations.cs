using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Api.Conversations;

/// <summary>Conversations and the links that hold them follow a merge. Links that were revoked tell what was, and stay.</summary>
public sealed class MoveMergedConversations(VyomiyraDb db) : IFactHandler
{
    public async Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation)
    {
        await db.FollowMergesAsync(facts, MergedKind.Conversation, db.Conversations, conversation => conversation.Id, conversation => conversation.AccountId, cancellation);
        await db.FollowMergesAsync(facts, MergedKind.Link, db.Links.Where(link => link.RevokedAt == null), link => link.Id, link => link.AccountId, cancellation);
    }
}
