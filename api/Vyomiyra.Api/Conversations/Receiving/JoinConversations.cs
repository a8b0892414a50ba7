using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>
/// Makes two stored conversations one. Messages, ties and links move, and with the messages what names them as evidence; the later conversation
/// stays as a sign to where they went, as the history names it.
/// </summary>
public sealed class JoinConversations(VyomiyraDb db, Work work)
{
    public async Task JoinAsync(Conversation from, Conversation into, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(into);
        await db.SaveChangesAsync(cancellation);
        var links = await db.Links.AsNoTracking()
            .Where(link => (link.ConversationId == from.Id || link.ConversationId == into.Id) && link.RevokedAt == null).ToListAsync(cancellation);
        var accounts = links.Where(link => link.ReceivableId is null).Select(link => link.AccountId)
            .Concat(new[] { from.AccountId, into.AccountId }.OfType<long>()).Distinct().ToList();
        var whose = MergedLinks.AccountOf(links);
        foreach (var accountId in accounts)
        {
            work.Record(new ConversationsJoined(accountId, into.Id, from.Id, whose is null));
        }

        await MoveAsync(from.Id, into.Id, cancellation);
        into.Join(from, whose);
        await MoveQuestionAsync(from.Id, into, Linked(links), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static List<Candidate> Linked(IEnumerable<Link> links) =>
        [.. links.Where(link => link.ReceivableId is null).GroupBy(link => link.AccountId)
            .Select(account => new Candidate(account.Key, account.Max(link => link.Confidence), [.. account.SelectMany(link => link.Evidence).Distinct()]))];

    private async Task MoveAsync(long from, long into, CancellationToken cancellation)
    {
        await db.Messages.Where(message => message.ConversationId == from)
            .ExecuteUpdateAsync(message => message.SetProperty(row => row.ConversationId, into), cancellation);
        await db.ThreadIds.Where(id => id.ConversationId == from).ExecuteUpdateAsync(id => id.SetProperty(row => row.ConversationId, into), cancellation);
        await db.LooseTies.Where(tie => tie.ConversationId == from).ExecuteUpdateAsync(tie => tie.SetProperty(row => row.ConversationId, into), cancellation);
        await db.Links.Where(link => link.ConversationId == from).ExecuteUpdateAsync(link => link.SetProperty(row => row.ConversationId, into), cancellation);
        await db.ConversationTurns.Where(turn => turn.ConversationId == from).ExecuteDeleteAsync(cancellation);
        await db.Conversations.Where(conversation => conversation.JoinedToId == from)
            .ExecuteUpdateAsync(conversation => conversation.SetProperty(row => row.JoinedToId, into), cancellation);
    }

    /// <summary>A question about either is one about both, unless the account of both is known. Where they were two customers', that is the question.</summary>
    private async Task MoveQuestionAsync(long from, Conversation into, List<Candidate> linked, CancellationToken cancellation)
    {
        var asked = await db.UnmatchedConversations.Include(row => row.References).Where(row => row.ConversationId == from || row.ConversationId == into.Id).ToListAsync(cancellation);
        var (gone, stays) = (asked.Find(row => row.ConversationId == from), asked.Find(row => row.ConversationId == into.Id));
        if (gone is not null)
        {
            db.Remove(gone);
        }

        if (into.AccountId is not null)
        {
            if (stays is { Caution: not Caution.SenderFailed })
            {
                db.Remove(stays);
            }

            return;
        }

        var row = stays ?? db.Add(new UnmatchedConversation
        {
            ConversationId = into.Id,
            State = gone?.State ?? LinkState.Question,
            Caution = gone?.Caution ?? Caution.None,
            Mailbox = gone?.Mailbox ?? "",
            Counterpart = gone?.Counterpart,
            ReceivedAt = gone?.ReceivedAt ?? into.LastMessageAt,
            Since = work.Now,
            Guesses = gone?.Guesses ?? [],
            DismissedAt = gone?.DismissedAt,
        }).Entity;
        row.Name(gone?.References.Select(reference => reference.Key) ?? []);
        if (linked.Count > 0)
        {
            row.AskWhich(linked, work.Now);
        }
    }
}
