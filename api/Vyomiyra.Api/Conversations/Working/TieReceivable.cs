using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>A person says that a conversation is also about a receivable, or that it is not.</summary>
public sealed class TieReceivable(ChangeConversation conversations, VyomiyraDb db, Work work)
{
    public Task<Outcome<ConversationReceipt>> TieAsync(long id, long receivableId, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunLinkedAsync(
        id,
        ifMatch,
        caller,
        async (conversation, accountId, token) =>
        {
            if (await NumberAsync(receivableId, accountId, token) is not { } number)
            {
                return Refusal.NotFound();
            }

            var link = await Standing(conversation.Id, receivableId).FirstOrDefaultAsync(token);
            if (link is null)
            {
                link = db.Links.Add(new Link { ConversationId = conversation.Id, AccountId = accountId, ReceivableId = receivableId, Confidence = 1, CreatedAt = work.Now }).Entity;
            }

            link.Confidence = 1;
            link.Evidence = [new Evidence(EvidenceKind.PersonDecided, caller.Name), .. link.Evidence.Where(piece => piece.Kind != EvidenceKind.PersonDecided)];
            (link.ConfirmedById, link.ConfirmedAt) = (caller.MemberId, work.Now);
            work.Record(new ConversationTiedToReceivable(accountId, conversation.Id, receivableId, number));
            return null;
        },
        cancellation);

    public Task<Outcome<ConversationReceipt>> FreeAsync(long id, long receivableId, IfMatch ifMatch, Caller caller, CancellationToken cancellation) => conversations.RunLinkedAsync(
        id,
        ifMatch,
        caller,
        async (conversation, accountId, token) =>
        {
            var links = await Standing(conversation.Id, receivableId).ToListAsync(token);
            if (links.Count == 0 || await NumberAsync(receivableId, accountId, token) is not { } number)
            {
                return Refusal.NotFound();
            }

            foreach (var link in links)
            {
                (link.RevokedAt, link.RevokedById) = (work.Now, caller.MemberId);
            }

            work.Record(new ConversationFreedOfReceivable(accountId, conversation.Id, receivableId, number));
            return null;
        },
        cancellation);

    private IQueryable<Link> Standing(long conversationId, long receivableId) =>
        db.Links.Where(link => link.ConversationId == conversationId && link.ReceivableId == receivableId && link.RevokedAt == null);

    private Task<string?> NumberAsync(long receivableId, long accountId, CancellationToken cancellation) =>
        db.Set<Receivable>().Where(row => row.Id == receivableId && row.AccountId == accountId).Select(row => row.DocumentNumber).FirstOrDefaultAsync(cancellation);
}
