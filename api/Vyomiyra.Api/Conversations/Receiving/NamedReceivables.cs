using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Ties a conversation to the receivables of its account that it names, as soon as a person said whose it is.</summary>
public sealed class NamedReceivables(VyomiyraDb db, OwnDomains domains, GatherEvidence gather, Work work)
{
    private const int MostMessages = 50;

    /// <summary>Ties within the caller's transaction, by the latest messages as stored. What a person took off is not tied again.</summary>
    public async Task TieAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var messages = await db.Messages.AsNoTracking().Include(message => message.Copies).Where(message => message.ConversationId == conversation.Id)
            .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Take(MostMessages).ToListAsync(cancellation);
        var clues = messages.ConvertAll(CluesOf);
        var book = await gather.ForAsync(clues, cancellation);
        var named = clues.SelectMany(book.Receivables).Distinct().ToList();
        var tied = await db.Links.Where(link => link.ConversationId == conversation.Id && link.ReceivableId != null && (link.RevokedAt == null || link.RevokedById != null))
            .Select(link => link.ReceivableId!.Value).ToHashSetAsync(cancellation);
        foreach (var receivableId in LinkRules.SureOf(named, conversation.AccountId).Where(tied.Add))
        {
            db.Links.Add(LinkTo(conversation, named.First(one => one.ReceivableId == receivableId), work.Now));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The link to a receivable that a message of the conversation names.</summary>
    public static Link LinkTo(Conversation conversation, NamedReceivable named, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(named);
        var evidence = new Evidence(EvidenceKind.NamesReceivable, named.Number);
        return new Link
        {
            ConversationId = conversation.Id,
            AccountId = conversation.AccountId!.Value,
            ReceivableId = named.ReceivableId,
            Confidence = Identification.Confidence([evidence]),
            Evidence = [evidence],
            CreatedAt = now,
        };
    }

    private MailClues CluesOf(Message message)
    {
        var own = domains.Of(message.Copies.Select(copy => copy.Mailbox).FirstOrDefault() ?? "");
        return MailClues.Of(MailSides.Of(message.FromAddress, message.Recipients, own), message.FromName, message.Subject, message.Text);
    }
}
