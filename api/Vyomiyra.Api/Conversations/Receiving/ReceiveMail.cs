using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>
/// Files what an enrolled mailbox received or sent: each message once, in its conversation, linked to whom and what it is about where that is as
/// good as sure, and otherwise in the queue of those that a person must look at.
/// </summary>
public sealed class ReceiveMail(
    VyomiyraDb db, OwnDomains domains, GatherEvidence gather, PlaceMessages place, LinkConversations links, NoteBounces bounces, NoteColleagues colleagues, Work work,
    TimeProvider clock)
{
    /// <summary>
    /// Reads mail as far as it tells anything by itself. That is most of the work, and needs no transaction that others would have to wait for.
    /// What was filed before is left out.
    /// </summary>
    /// <param name="mailbox">The address of the mailbox, normalised.</param>
    /// <param name="arrived">In the order in which it changed there.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task<IReadOnlyList<Arrival>> ReadAsync(string mailbox, IReadOnlyList<MailMessage> arrived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        if (arrived.Count == 0)
        {
            return [];
        }

        var (own, now) = (domains.Of(mailbox), clock.Now());
        return [.. (await NewToMailboxAsync(mailbox, arrived, cancellation)).Select(mail => MailToMessage.Read(mail, own, now))];
    }

    /// <summary>Files within the caller's transaction. What was filed since it was read is passed over.</summary>
    /// <param name="mailbox">The address of the mailbox, normalised.</param>
    /// <param name="read">As read for this attempt: what a transaction that failed has touched cannot be stored by another.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task FileAsync(string mailbox, IReadOnlyList<Arrival> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        await colleagues.NoteAsync([.. read.Where(arrival => arrival.Sides.IsInternal).Select(arrival => arrival.Message)], cancellation);
        var arrivals = read.Where(arrival => !arrival.Sides.IsInternal && !arrival.Sides.IsNeverFiled(domains.NeverFile)).ToList();
        if (arrivals.Count == 0)
        {
            return;
        }

        var book = await gather.ForAsync([.. arrivals.Select(arrival => arrival.Clues)], cancellation);
        var placed = await place.StoreAsync(arrivals, arrival => book.Of(arrival.Clues).Count > 0, isOneThread: false, cancellation);
        var added = placed.Where(each => each.IsNew).ToList();
        var linked = await links.SettleAsync(
            [.. added.Select(each => new Asked(each.Conversation, each.Arrival.Sides, each.Stored.Authentication, [each.Arrival.Clues], mailbox, each.Stored.ReceivedAt))],
            book,
            cancellation);
        foreach (var group in added.Where(each => each.Conversation.AccountId is not null).GroupBy(each => each.Conversation))
        {
            var evidence = linked.GetValueOrDefault(group.Key);
            work.Record(new ConversationReceived(
                group.Key.AccountId!.Value, group.Key.Id, group.Count(), evidence is not null, [.. (evidence ?? []).Select(piece => piece.Kind).Distinct()])
            {
                Subject = group.Key.Subject,
            });
        }

        await bounces.NoteAsync(added, cancellation);
    }

    /// <summary>What of it is not known to lie in the mailbox, each once.</summary>
    private async Task<List<MailMessage>> NewToMailboxAsync(string mailbox, IReadOnlyList<MailMessage> arrived, CancellationToken cancellation)
    {
        var items = arrived.Select(mail => mail.ImmutableId).ToArray();
        var here = await db.MessageCopies
            .Where(copy => copy.Mailbox == mailbox && EF.Parameter(items).Contains(copy.ImmutableId)
                && db.Set<Message>().Any(message => message.Id == copy.MessageId && message.IsVerified))
            .Select(copy => copy.ImmutableId).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        return [.. arrived.Where(mail => here.Add(mail.ImmutableId))];
    }
}
