using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>Stores a thread under the account that a person decided on: for filing itself, and for whatever else begins with an email.</summary>
public sealed class StoreThread(VyomiyraDb db, EvidenceFinder finder, PlaceMessages place, DecideAccount decide, NamedReceivables named, NoteBounces bounces, Work work)
{
    /// <summary>
    /// Stores within the caller's transaction: messages, copies, the link and its evidence, the fact. Repeating it changes nothing. What another
    /// team filed stays with them.
    /// </summary>
    public async Task<Outcome<FiledConversation>> UnderAsync(
        ThreadToFile thread, FileConversationRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(request);
        if (await db.RefuseMergedAsync(request.AccountId, cancellation) is { } merged)
        {
            return merged;
        }

        var arrivals = thread.Messages();
        // Before it is stored, or it would be evidence of itself.
        var evidence = await EvidenceAsync(arrivals[0].Message, request, caller, cancellation);
        var placed = await place.StoreAsync(arrivals, _ => true, isOneThread: true, cancellation);
        var (open, conversation) = (placed[0].Stored, placed[0].Conversation);
        if (await decide.RefuseAnothersAsync(conversation, caller, cancellation) is { } anothers)
        {
            return anothers;
        }

        var added = placed.Count(each => each.IsNew);
        var isNewLink = conversation.AccountId != request.AccountId || conversation.DecidedAt is null;
        if (isNewLink || added > 0)
        {
            conversation.Version++;
        }

        if (isNewLink)
        {
            await decide.LinkAsync(conversation, request.AccountId, evidence, caller, cancellation);
        }

        if (isNewLink || added > 0)
        {
            await named.TieAsync(conversation, cancellation);
            work.Record(new ConversationFiled(request.AccountId, conversation.Id, added, await EvidenceOfAsync(conversation.Id, cancellation)) { Subject = conversation.Subject });
        }

        await bounces.NoteAsync([.. placed.Where(each => each.IsNew)], cancellation);
        var count = await db.Messages.CountAsync(message => message.ConversationId == conversation.Id, cancellation);
        return new FiledConversation(conversation.Id, open.Id, request.AccountId, count, open.IsVerified, conversation.Version);
    }

    /// <summary>The person's decision, and what the mail as it will be stored says for it.</summary>
    private async Task<List<Evidence>> EvidenceAsync(Message open, FileConversationRequest request, Caller caller, CancellationToken cancellation)
    {
        var (mail, headers) = MailToMessage.AsSeen(open, request.Mail.Mailbox);
        return [.. (await finder.FindAsync(mail, headers, caller, cancellation))
            .Where(piece => piece.AccountId == request.AccountId)
            .Select(piece => piece.Evidence)
            .Prepend(new Evidence(EvidenceKind.PersonDecided, caller.Name))
            .Distinct()];
    }

    private async Task<IReadOnlyList<EvidenceKind>> EvidenceOfAsync(long conversationId, CancellationToken cancellation) =>
        [.. (await db.Links.AsNoTracking().Where(link => link.ConversationId == conversationId && link.ReceivableId == null && link.RevokedAt == null).OrderByDescending(link => link.Id).FirstAsync(cancellation))
            .Evidence.Select(piece => piece.Kind).Distinct()];
}
