using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>Stores a thread under the account that a person decided on: for filing itself, and for whatever else begins with an email.</summary>
public sealed class StoreThread(VyomiyraDb db, EvidenceFinder finder, Work work)
{
    /// <summary>Stores within the caller's transaction: messages, copies, the link and its evidence, the fact. Repeating it changes nothing.</summary>
    public async Task<FiledConversation> UnderAsync(
        ThreadToFile thread, FileConversationRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(request);
        var ids = thread.Messages.Select(message => message.InternetMessageId).ToArray();
        var known = await db.Messages.Include(message => message.Copies).Where(message => ids.Contains(message.InternetMessageId)).ToListAsync(cancellation);
        var conversation = known.Count == 0
            ? db.Conversations.Add(new Conversation { Subject = Subjects.Root(thread.Open.Subject) }).Entity
            : await db.Conversations.FindAsync([known.OrderByDescending(message => message.InternetMessageId == ids[0]).First().ConversationId], cancellation)
                ?? throw new InvalidOperationException("A message without its conversation.");

        var added = Merge(thread.Messages, known, conversation);
        var previous = conversation.AccountId;
        if (previous != request.AccountId || added > 0)
        {
            conversation.LastMessageAt = thread.Messages.Select(message => message.SentAt).Append(conversation.LastMessageAt).Max();
            conversation.Version++;
        }

        var isNewLink = previous != request.AccountId;
        conversation.AccountId = request.AccountId;
        await db.SaveChangesAsync(cancellation);
        if (isNewLink)
        {
            await LinkAsync(conversation, previous, request, caller, cancellation);
        }

        if (isNewLink || added > 0)
        {
            work.Record(new ConversationFiled(request.AccountId, conversation.Id, added, await EvidenceOfAsync(conversation.Id, cancellation)) { Subject = conversation.Subject });
        }

        var open = await db.Messages.SingleAsync(message => message.InternetMessageId == ids[0], cancellation);
        var count = await db.Messages.CountAsync(message => message.ConversationId == conversation.Id, cancellation);
        return new FiledConversation(conversation.Id, open.Id, request.AccountId, count, open.IsVerified, conversation.Version);
    }

    private static int Merge(IReadOnlyList<Message> thread, List<Message> known, Conversation conversation)
    {
        var byId = known.ToDictionary(message => message.InternetMessageId, StringComparer.Ordinal);
        var added = 0;
        foreach (var message in thread)
        {
            if (!byId.TryGetValue(message.InternetMessageId, out var stored))
            {
                conversation.Messages.Add(message);
                added++;
                continue;
            }

            if (message.IsVerified && !stored.IsVerified)
            {
                MailToMessage.Correct(stored, message);
            }

            var copies = message.Copies.Where(copy => !stored.Copies.Exists(has => has.Mailbox == copy.Mailbox && has.ImmutableId == copy.ImmutableId));
            stored.Copies.AddRange(copies.ToList());
        }

        return added;
    }

    private async Task LinkAsync(Conversation conversation, long? previous, FileConversationRequest request, Caller caller, CancellationToken cancellation)
    {
        foreach (var old in await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null).ToListAsync(cancellation))
        {
            (old.RevokedAt, old.RevokedById) = (work.Now, caller.MemberId);
        }

        if (previous is { } left)
        {
            work.Record(new ConversationUnlinked(left, conversation.Id, request.AccountId));
        }

        var headers = MailHeaders.Parse(request.Mail.Headers);
        var evidence = (await finder.FindAsync(request.Mail, headers, request.Mail.Text, caller, cancellation))
            .Where(piece => piece.AccountId == request.AccountId)
            .Select(piece => piece.Evidence)
            .Prepend(new Evidence(EvidenceKind.PersonDecided, caller.Name))
            .Distinct()
            .ToList();
        db.Links.Add(new Link
        {
            ConversationId = conversation.Id,
            AccountId = request.AccountId,
            Confidence = 1,
            Evidence = evidence,
            ConfirmedById = caller.MemberId,
            ConfirmedAt = work.Now,
            CreatedAt = work.Now,
        });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<IReadOnlyList<EvidenceKind>> EvidenceOfAsync(long conversationId, CancellationToken cancellation) =>
        [.. (await db.Links.AsNoTracking().SingleAsync(link => link.ConversationId == conversationId && link.MessageId == null && link.ReceivableId == null && link.RevokedAt == null, cancellation))
            .Evidence.Select(piece => piece.Kind).Distinct()];
}
