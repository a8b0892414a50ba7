using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Turns;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Gives messages that were stored before ties were kept what later ones get at once: ties, kind, new words; and their conversations a turn.</summary>
public sealed class TieOldMessages(VyomiyraDb db, OwnDomains domains, RecomputeTurns turns)
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        // They are tied in their order, and until all are no other is stored.
        if (await db.Messages.OrderByDescending(message => message.Id).Select(message => db.Set<ThreadId>().Any(id => id.Id == message.InternetMessageId)).FirstOrDefaultAsync(cancellation))
        {
            return;
        }

        var after = 0L;
        while (await db.Messages.Include(message => message.Copies)
            .Where(message => message.Id > after && !db.Set<ThreadId>().Any(id => id.Id == message.InternetMessageId))
            .OrderBy(message => message.Id).Take(AtOnce).ToListAsync(cancellation) is { Count: > 0 } untied)
        {
            await TieAsync(untied, cancellation);
            after = untied[^1].Id;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whatever stands together stays together: a person filed it so. An id that several conversations name stays with the first.</summary>
    private async Task TieAsync(List<Message> messages, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        var ties = new List<StoredTie>();
        foreach (var message in messages)
        {
            var mailbox = message.Copies.Select(copy => copy.Mailbox).FirstOrDefault() ?? "";
            var headers = MailHeaders.None with { MessageId = message.InternetMessageId, InReplyTo = message.InReplyTo, References = message.References, Authentication = message.Authentication };
            var arrival = new Arrival(message, headers, mailbox, null, domains.Of(mailbox));
            arrival.Classify(isExpected: true);
            var tied = arrival.Ties(message.InternetMessageId);
            foreach (var id in tied.Ids)
            {
                ids.TryAdd(id, message.ConversationId);
            }

            ties.AddRange(tied.Loose.Select(tie => StoredTie.Of(tie, message.ConversationId)));
        }

        await KeepDecisionsAsync([.. messages.Select(message => message.ConversationId).Distinct()], cancellation);
        var wanted = ids.Keys.ToArray();
        var held = await db.ThreadIds.Where(id => EF.Parameter(wanted).Contains(id.Id)).Select(id => id.Id).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.BulkInsertAsync([.. ids.Where(id => !held.Contains(id.Key)).Select(id => new ThreadId { Id = id.Key, ConversationId = id.Value })], cancellation);
        await db.BulkInsertAsync([.. ties], cancellation);
        await turns.RunAsync(messages.Select(message => message.ConversationId).Distinct(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Until then, nobody but a person linked conversations.</summary>
    private async Task KeepDecisionsAsync(long[] conversationIds, CancellationToken cancellation)
    {
        var decided = await (
            from conversation in db.Conversations
            where EF.Parameter(conversationIds).Contains(conversation.Id) && conversation.AccountId != null && conversation.DecidedAt == null
            join link in db.Links on conversation.Id equals link.ConversationId
            where link.RevokedAt == null && link.ConfirmedById != null && link.AccountId == conversation.AccountId
            select new { Conversation = conversation, link.ConfirmedById, link.ConfirmedAt, link.CreatedAt }).ToListAsync(cancellation);
        foreach (var one in decided)
        {
            one.Conversation.Decide(one.Conversation.AccountId, one.ConfirmedById!.Value, one.ConfirmedAt ?? one.CreatedAt);
        }
    }
}
