using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <param name="Linked">So many got an account.</param>
/// <param name="Left">So many others are looked at by the clock.</param>
public sealed record LookedAgain(int Linked, int Left);

/// <summary>Looks once more at conversations whose account is not known: somebody said something that may tell.</summary>
public sealed class LookAgain(VyomiyraDb db, OwnDomains domains, GatherEvidence gather, LinkConversations links, Work work, ILogger<LookAgain> log)
{
    /// <summary>So many are looked at in one transaction, for whose end others wait.</summary>
    public const int AtOnce = 20;

    private const int MostMessages = 5;
    private const int MostNumbers = 100;

    private static readonly Actor Rule = Actor.System("linking");
    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <summary>Those that wait for a person, said so that no database walks through all of them by the index of the queue's order.</summary>
    private IQueryable<UnmatchedConversation> Waiting => db.UnmatchedConversations.Where(row => (row.DismissedAt ?? Never) == Never);

    /// <summary>
    /// Others that wait with the same counterpart, or name a number that the conversation names or a receivable that it is about: the latest of
    /// them now, the rest by the clock.
    /// </summary>
    /// <param name="told">As it waited before somebody said whose it is, with its references.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task<LookedAgain> AtSiblingsAsync(UnmatchedConversation told, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(told);
        var (counterpart, keys) = (told.Counterpart ?? "", await NumbersOfAsync(told, cancellation));
        var naming = db.Set<UnmatchedReference>().Where(reference => EF.Parameter(keys).Contains(reference.Key)).Select(reference => reference.ConversationId);
        var siblings = Waiting.Where(row => row.ConversationId != told.ConversationId && (row.Counterpart == counterpart || naming.Contains(row.ConversationId)));
        DateTimeOffset? now = work.Now;
        var asked = await siblings.ExecuteUpdateAsync(row => row.SetProperty(each => each.LookAgainSince, each => each.LookAgainSince ?? now), cancellation);
        var latest = await siblings.OrderByDescending(row => row.ReceivedAt).Select(row => row.ConversationId).Take(AtOnce).ToArrayAsync(cancellation);
        return new LookedAgain(await AtAsync(latest, cancellation), asked - latest.Length);
    }

    /// <summary>Looks at all that somebody asked to be looked at; answers how many that were.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var count = 0;
        while (await Waiting.Where(row => row.LookAgainSince != null)
            .OrderBy(row => row.LookAgainSince).ThenBy(row => row.ConversationId)
            .Select(row => row.ConversationId).Take(AtOnce).ToArrayAsync(cancellation) is { Length: > 0 } due)
        {
            await RunAsync(due, cancellation);
            count += due.Length;
        }

        return count;
    }

    /// <summary>Answers how many got an account. All are looked at by then.</summary>
    public async Task<int> AtAsync(long[] ids, CancellationToken cancellation)
    {
        await ForgetAsync(ids, cancellation);
        var conversations = await db.Conversations.Where(conversation => EF.Parameter(ids).Contains(conversation.Id) && conversation.AccountId == null).ToListAsync(cancellation);
        var asked = new List<Asked>();
        foreach (var conversation in conversations)
        {
            if (await LatestAsync(conversation.Id, cancellation) is { Count: > 0 } messages)
            {
                asked.Add(Ask(conversation, messages));
            }
        }

        var linked = await links.SettleAsync(asked, await gather.ForAsync([.. asked.SelectMany(each => each.Clues)], cancellation), cancellation);
        await RecordAsync(linked, cancellation);
        return linked.Count;
    }

    /// <summary>Where one cannot be looked at, the others are; it waits for its next message.</summary>
    private async Task RunAsync(long[] ids, CancellationToken cancellation)
    {
        try
        {
            await work.CommitAsync<int>(Rule, async token => await AtAsync(ids, token), cancellation);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbUpdateConcurrencyException) && !PassingFault.Is(fault))
        {
            if (ids is [var id])
            {
                log.LogError(fault, "Conversation {ConversationId} could not be looked at again", id);
                await work.CommitAsync<int>(Rule, async token => await ForgetAsync(ids, token), cancellation);
                return;
            }

            foreach (var each in ids)
            {
                await RunAsync([each], cancellation);
            }
        }
    }

    private Task<int> ForgetAsync(long[] ids, CancellationToken cancellation)
    {
        DateTimeOffset? never = null;
        return db.UnmatchedConversations.Where(row => EF.Parameter(ids).Contains(row.ConversationId) && row.LookAgainSince != null)
            .ExecuteUpdateAsync(row => row.SetProperty(each => each.LookAgainSince, never), cancellation);
    }

    /// <summary>The numbers that it names, and all those of the receivables that it is about by now.</summary>
    private async Task<string[]> NumbersOfAsync(UnmatchedConversation told, CancellationToken cancellation)
    {
        var about = await (
            from link in db.Links
            join receivable in db.Set<Receivable>() on link.ReceivableId equals receivable.Id
            where link.ConversationId == told.ConversationId && link.RevokedAt == null
            orderby receivable.Id
            select new { receivable.DocumentKey, receivable.OrderKey, receivable.ReferenceKey }).Take(MostNumbers).ToListAsync(cancellation);
        return [.. told.References.Select(reference => reference.Key)
            .Concat(about.SelectMany(receivable => new[] { receivable.DocumentKey, receivable.OrderKey, receivable.ReferenceKey }).OfType<string>())
            .Distinct(StringComparer.Ordinal).Take(MostNumbers)];
    }

    private Task<List<Message>> LatestAsync(long conversationId, CancellationToken cancellation) => db.Messages.AsNoTracking().Include(message => message.Copies)
        .Where(message => message.ConversationId == conversationId)
        .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Take(MostMessages).ToListAsync(cancellation);

    private async Task RecordAsync(IReadOnlyDictionary<Conversation, IReadOnlyList<Evidence>> linked, CancellationToken cancellation)
    {
        var ids = linked.Keys.Select(conversation => conversation.Id).ToArray();
        var messages = ids.Length == 0 ? [] : await db.Messages.Where(message => EF.Parameter(ids).Contains(message.ConversationId))
            .GroupBy(message => message.ConversationId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation);
        foreach (var (conversation, evidence) in linked)
        {
            work.Record(
                new ConversationReceived(conversation.AccountId!.Value, conversation.Id, messages[conversation.Id], true, [.. evidence.Select(piece => piece.Kind).Distinct()])
                {
                    Subject = conversation.Subject,
                },
                Rule);
        }
    }

    /// <summary>All that its latest messages tell. One that could not be proven makes all of it doubtful.</summary>
    /// <param name="conversation">Whose account is not known.</param>
    /// <param name="messages">The latest first.</param>
    private Asked Ask(Conversation conversation, List<Message> messages)
    {
        var mailbox = messages.SelectMany(message => message.Copies).Select(copy => copy.Mailbox).FirstOrDefault() ?? "";
        var told = messages.Select(message => (message, sides: MailSides.Of(message.FromAddress, message.Recipients, domains.Of(mailbox)))).ToList();
        var sides = told.Select(each => each.sides).FirstOrDefault(side => side.Direction == MessageDirection.Inbound) ?? told[0].sides;
        return new Asked(
            conversation,
            sides,
            messages.Any(message => message.Authentication == SenderAuthentication.Failed) ? SenderAuthentication.Failed : messages[0].Authentication,
            [.. told.Select(each => MailClues.Of(each.sides, each.message.FromName, each.message.Subject, each.message.Text))],
            mailbox,
            messages.Max(message => message.ReceivedAt));
    }
}
