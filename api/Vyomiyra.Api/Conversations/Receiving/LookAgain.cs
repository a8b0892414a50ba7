using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.History;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Looks once more at conversations whose account is not known: somebody said something that may tell.</summary>
public sealed class LookAgain(VyomiyraDb db, OwnDomains domains, GatherEvidence gather, LinkConversations links, Work work)
{
    /// <summary>So many of a sender's are looked at; the others at their next message.</summary>
    private const int MostSiblings = 200;

    private const int MostMessages = 10;

    private static readonly Actor Rule = Actor.System("linking");

    /// <summary>Others with the same counterpart that wait. Answers how many got an account.</summary>
    public async Task<int> AtSiblingsAsync(long conversationId, string counterpart, CancellationToken cancellation)
    {
        var ids = await db.UnmatchedConversations
            .Where(row => row.Counterpart == counterpart && row.ConversationId != conversationId && row.DismissedAt == null)
            .OrderByDescending(row => row.ReceivedAt).Select(row => row.ConversationId).Take(MostSiblings).ToArrayAsync(cancellation);
        return await AtAsync(ids, cancellation);
    }

    /// <summary>Answers how many got an account.</summary>
    public async Task<int> AtAsync(long[] ids, CancellationToken cancellation)
    {
        var conversations = await db.Conversations.Where(conversation => EF.Parameter(ids).Contains(conversation.Id) && conversation.AccountId == null)
            .ToDictionaryAsync(conversation => conversation.Id, cancellation);
        if (conversations.Count == 0)
        {
            return 0;
        }

        var waiting = conversations.Keys.ToArray();
        var messages = (await db.Messages.AsNoTracking().Include(message => message.Copies)
                .Where(message => EF.Parameter(waiting).Contains(message.ConversationId)
                    && db.Set<Message>().Count(later => later.ConversationId == message.ConversationId && later.Id > message.Id) < MostMessages)
                .ToListAsync(cancellation))
            .GroupBy(message => message.ConversationId).ToList();
        var asked = messages.ConvertAll(group => Ask(conversations[group.Key], [.. group.OrderBy(message => message.SentAt)]));
        var linked = await links.SettleAsync(asked, await gather.ForAsync([.. asked.SelectMany(each => each.Clues)], cancellation), cancellation);
        foreach (var (conversation, evidence) in linked)
        {
            work.Record(
                new ConversationReceived(conversation.AccountId!.Value, conversation.Id, messages.Single(group => group.Key == conversation.Id).Count(), true, [.. evidence.Select(piece => piece.Kind).Distinct()])
                {
                    Subject = conversation.Subject,
                },
                Rule);
        }

        return linked.Count;
    }

    /// <summary>All that its latest messages tell. One that could not be proven makes all of it doubtful.</summary>
    private Asked Ask(Conversation conversation, IReadOnlyList<Message> messages)
    {
        var mailbox = messages.SelectMany(message => message.Copies).Select(copy => copy.Mailbox).FirstOrDefault() ?? "";
        var told = messages.Select(message => (message, sides: MailSides.Of(message.FromAddress, message.Recipients, domains.Of(mailbox)))).ToList();
        var sides = told.Select(each => each.sides).LastOrDefault(side => side.Direction == MessageDirection.Inbound) ?? told[^1].sides;
        return new Asked(
            conversation,
            sides,
            messages.Any(message => message.Authentication == SenderAuthentication.Failed) ? SenderAuthentication.Failed : messages[^1].Authentication,
            [.. told.Select(each => MailClues.Of(each.sides, each.message.FromName, each.message.Subject, each.message.Text))],
            mailbox,
            messages.Max(message => message.ReceivedAt));
    }
}
