using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <summary>Stores a thread under the account that a person decided on: for filing itself, and for whatever else begins with an email.</summary>
public sealed class StoreThread(VyomiyraDb db, EvidenceFinder finder, Work work)
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

        var messages = thread.Messages();
        var known = await KnownAsync(messages, cancellation);
        var conversation = await ConversationOfAsync(messages[0], known, cancellation);
        var previous = conversation.AccountId;
        if (previous is { } filed && await db.RefuseAccountAsync(filed, caller, cancellation) is not null)
        {
            return Refusal.Conflict("filed_by_another_team", "Another team has filed this conversation.");
        }

        // Before it is stored, or it would be evidence of itself.
        var evidence = await EvidenceAsync(messages[0], request, caller, cancellation);
        var (open, added) = Merge(messages, known, conversation);
        var isNewLink = previous != request.AccountId;
        if (isNewLink || added > 0)
        {
            conversation.AccountId = request.AccountId;
            conversation.LastMessageAt = messages.Select(message => message.SentAt).Append(conversation.LastMessageAt).Max();
            conversation.Version++;
        }

        await db.SaveChangesAsync(cancellation);
        if (isNewLink)
        {
            await LinkAsync(conversation, request.AccountId, previous, evidence, caller, cancellation);
        }

        if (isNewLink || added > 0)
        {
            work.Record(new ConversationFiled(request.AccountId, conversation.Id, added, await EvidenceOfAsync(conversation.Id, cancellation)) { Subject = conversation.Subject });
        }

        var count = await db.Messages.CountAsync(message => message.ConversationId == conversation.Id, cancellation);
        return new FiledConversation(conversation.Id, open.Id, request.AccountId, count, open.IsVerified, conversation.Version);
    }

    /// <summary>The messages of the thread that are stored already: by their message id, or because the mailbox held them under another one.</summary>
    private async Task<List<Message>> KnownAsync(IReadOnlyList<Message> thread, CancellationToken cancellation)
    {
        var ids = thread.Select(message => message.InternetMessageId).ToArray();
        var copies = thread.SelectMany(message => message.Copies).ToArray();
        var (mailboxes, items) = (copies.Select(copy => copy.Mailbox).Distinct().ToArray(), copies.Select(copy => copy.ImmutableId).ToArray());
        return await db.Messages
            .Include(message => message.Copies)
            .Where(message => ids.Contains(message.InternetMessageId)
                || message.Copies.Any(copy => mailboxes.Contains(copy.Mailbox) && items.Contains(copy.ImmutableId)))
            .ToListAsync(cancellation);
    }

    /// <summary>The conversation of the open message, or of one that it answers; a new one where nothing of the thread is stored.</summary>
    private async Task<Conversation> ConversationOfAsync(Message open, List<Message> known, CancellationToken cancellation)
    {
        var nearest = Find(known, open) ?? known.FirstOrDefault();
        return nearest is null
            ? db.Conversations.Add(new Conversation { Subject = Subjects.Root(open.Subject) }).Entity
            : await db.Conversations.SingleAsync(row => row.Id == nearest.ConversationId, cancellation);
    }

    private static (Message Open, int Added) Merge(IReadOnlyList<Message> thread, List<Message> known, Conversation conversation)
    {
        var open = thread[0];
        var added = 0;
        foreach (var message in thread)
        {
            if (Find(known, message) is not { } stored)
            {
                conversation.Messages.Add(message);
                added++;
                continue;
            }

            open = message == open ? stored : open;
            if (message.IsVerified && !stored.IsVerified)
            {
                MailToMessage.Correct(stored, message);
            }

            stored.Copies.AddRange(message.Copies.Where(copy => !known.SelectMany(other => other.Copies).Any(has => IsSame(has, copy))).ToList());
        }

        return (open, added);
    }

    private static Message? Find(List<Message> known, Message message) =>
        known.Find(stored => stored.InternetMessageId == message.InternetMessageId)
        ?? known.Find(stored => stored.Copies.Exists(has => message.Copies.Exists(copy => IsSame(has, copy))));

    private static bool IsSame(MessageCopy one, MessageCopy other) => one.Mailbox == other.Mailbox && one.ImmutableId == other.ImmutableId;

    private async Task LinkAsync(
        Conversation conversation, long accountId, long? previous, List<Evidence> evidence, Caller caller, CancellationToken cancellation)
    {
        foreach (var old in await db.Links.Where(link => link.ConversationId == conversation.Id && link.RevokedAt == null).ToListAsync(cancellation))
        {
            (old.RevokedAt, old.RevokedById) = (work.Now, caller.MemberId);
        }

        if (previous is { } left)
        {
            work.Record(new ConversationUnlinked(left, conversation.Id, accountId));
        }

        db.Links.Add(new Link
        {
            ConversationId = conversation.Id,
            AccountId = accountId,
            Confidence = 1,
            Evidence = evidence,
            ConfirmedById = caller.MemberId,
            ConfirmedAt = work.Now,
            CreatedAt = work.Now,
        });
        await db.SaveChangesAsync(cancellation);
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
        [.. (await db.Links.AsNoTracking().SingleAsync(link => link.ConversationId == conversationId && link.MessageId == null && link.ReceivableId == null && link.RevokedAt == null, cancellation))
            .Evidence.Select(piece => piece.Kind).Distinct()];
}
