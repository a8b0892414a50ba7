using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>A message in its place.</summary>
/// <param name="Arrival">As it came.</param>
/// <param name="Stored">As it is kept: itself, or what is kept of it already.</param>
/// <param name="Conversation">Where.</param>
/// <param name="IsNew">It was not there before.</param>
public sealed record Placed(Arrival Arrival, Message Stored, Conversation Conversation, bool IsNew);

/// <summary>
/// The one way to store messages: each once, however many mailboxes hold a copy, in the conversation that it belongs to. A message that belongs
/// to two shows that they are one.
/// </summary>
public sealed class PlaceMessages(VyomiyraDb db, JoinConversations join, Work work)
{
    /// <summary>Stores within the caller's transaction.</summary>
    /// <param name="arrivals">In the order in which they are looked at.</param>
    /// <param name="isExpected">Whether a message is from somebody known, or names what is owed; see <see cref="Arrival.Classify"/>.</param>
    /// <param name="isOneThread">Whether only what belongs to the first message's conversation is stored.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task<IReadOnlyList<Placed>> StoreAsync(
        IReadOnlyList<Arrival> arrivals, Func<Arrival, bool> isExpected, bool isOneThread, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(isExpected);
        await NameMembersAsync(arrivals, cancellation);
        var known = await KnownAsync(arrivals, cancellation);
        var book = await ThreadBook.OpenAsync(db, [.. arrivals.SelectMany(arrival => KnownMessages.IdsOf(arrival).Select(arrival.Ties))], cancellation);
        var placed = new List<(Arrival Arrival, Message Stored, long Number, bool IsNew)>();
        var corrected = new HashSet<Message>();
        foreach (var arrival in arrivals)
        {
            var (stored, tied) = (known.Find(arrival), arrival.Ties(known.IdFor(arrival)));
            var place = book.Place(tied);
            arrival.Classify(place.ConversationId is not null || isExpected(arrival));
            if (stored is not null && (stored is { IsVerified: true, ErasedAt: null } || !arrival.Message.IsVerified) && place.ConversationId is { } held)
            {
                known.AddCopies(stored, arrival);
                placed.Add((arrival, stored, held, false));
                continue;
            }

            var number = place.ConversationId ?? book.Begin(new Conversation { Subject = Subjects.Root(arrival.Message.Subject), LastMessageAt = arrival.Message.SentAt });
            foreach (var other in place.Merged)
            {
                await JoinAsync(book, other, number, cancellation);
            }

            book.Add(tied, number);
            if (stored is null)
            {
                stored = known.Take(arrival);
                placed.Add((arrival, stored, number, true));
            }
            else
            {
                known.AddCopies(stored, arrival);
                if (!stored.IsVerified)
                {
                    corrected.Add(stored);
                }

                MailToMessage.Correct(stored, arrival.Message);
                placed.Add((arrival, stored, number, false));
            }
        }

        var here = placed.Where(each => !isOneThread || book[each.Number] == book[placed[0].Number])
            .Select(each => new Placed(each.Arrival, each.Stored, book[each.Number], each.IsNew)).ToList();
        foreach (var (_, message, conversation, _) in here.Where(each => each.IsNew && each.Stored.Id == 0).DistinctBy(each => each.Stored))
        {
            conversation.Messages.Add(message);
            conversation.LastMessageAt = message.SentAt > conversation.LastMessageAt ? message.SentAt : conversation.LastMessageAt;
        }

        db.Conversations.AddRange(here.Select(each => each.Conversation).Distinct().Where(conversation => conversation.Id == 0));
        await db.SaveChangesAsync(cancellation);
        var added = book.Added();
        await db.BulkInsertAsync(added.Ids, cancellation);
        await db.BulkInsertAsync(added.Ties, cancellation);
        foreach (var group in here.Where(each => corrected.Contains(each.Stored) && each.Conversation.AccountId is not null).GroupBy(each => each.Conversation, each => each.Stored))
        {
            work.Record(new ConversationCorrected(group.Key.AccountId!.Value, group.Key.Id, group.Distinct().Count()));
        }

        return here;
    }

    private async Task JoinAsync(ThreadBook book, long from, long into, CancellationToken cancellation)
    {
        if (ThreadBook.IsStored(from))
        {
            await join.JoinAsync(book[from], book[into], cancellation);
        }

        book.Join(from, into);
    }

    /// <summary>What is stored already of the arrivals: under their ids, or because a mailbox held them under another one.</summary>
    private async Task<KnownMessages> KnownAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation)
    {
        var ids = arrivals.SelectMany(KnownMessages.IdsOf).Distinct(StringComparer.Ordinal).ToArray();
        var copies = arrivals.SelectMany(arrival => arrival.Message.Copies).ToList();
        var (mailboxes, items) = (copies.Select(copy => copy.Mailbox).Distinct().ToArray(), copies.Select(copy => copy.ImmutableId).ToArray());
        var held = await db.MessageCopies.Where(copy => EF.Parameter(mailboxes).Contains(copy.Mailbox) && EF.Parameter(items).Contains(copy.ImmutableId))
            .Select(copy => copy.MessageId).ToArrayAsync(cancellation);
        return new KnownMessages(await db.Messages
            .Include(message => message.Copies)
            .Where(message => EF.Parameter(ids).Contains(message.InternetMessageId) || EF.Parameter(held).Contains(message.Id))
            .ToListAsync(cancellation));
    }

    private async Task NameMembersAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellation)
    {
        var ours = arrivals.Where(arrival => arrival.Message.Direction == MessageDirection.Outbound).ToList();
        if (ours.Count == 0)
        {
            return;
        }

        var addresses = ours.Select(arrival => arrival.Message.FromAddress).Distinct().ToArray();
        var members = await db.Set<Identity.Member>().Where(member => EF.Parameter(addresses).Contains(member.Address))
            .Select(member => new { member.Id, member.Address }).ToListAsync(cancellation);
        foreach (var arrival in ours)
        {
            arrival.Message.MemberId = members.Find(member => member.Address == arrival.Message.FromAddress)?.Id;
        }
    }
}
