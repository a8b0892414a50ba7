using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations.Working;

/// <param name="WebLink">Where the mail is read in Outlook on the web.</param>
public sealed record MailPlace(string WebLink);

/// <summary>
/// Finds where the latest message of a conversation is read. Enrolled mailboxes are asked first, in this application's own name: who may see the
/// conversation may know where its mail lies, and Outlook decides who may open it. Others are asked on behalf of the caller.
/// </summary>
public sealed class FindMail(VyomiyraDb db, MailLinks links)
{
    private const int MostCopies = 5;

    public async Task<Outcome<MailPlace>> HandleAsync(long id, Caller caller, CancellationToken cancellation)
    {
        if (await db.FindConversationAsync(id, caller, cancellation) is not { } conversation)
        {
            return Refusal.NotFound();
        }

        var refusals = new List<Refusal>();
        foreach (var copy in await LatestAsync(conversation.Id, cancellation))
        {
            var link = copy.TenantId is { } tenant
                ? await links.AsItselfAsync(new OwnMailbox(tenant, copy.Mailbox), copy.ImmutableId, cancellation)
                : await links.OnBehalfAsync(copy.Mailbox, copy.ImmutableId, cancellation);
            if (!link.IsRefused)
            {
                return new MailPlace(link.Value);
            }

            refusals.AddRange(link.Refusals);
        }

        return refusals.Count > 0 ? refusals[0] : Refusal.Conflict("mail_nowhere", "No mailbox is known to hold this mail.");
    }

    /// <summary>The copies of the latest message of which any is known.</summary>
    private async Task<List<Copy>> LatestAsync(long conversationId, CancellationToken cancellation)
    {
        var lastId = await db.Messages.Where(message => message.ConversationId == conversationId && message.Copies.Count > 0)
            .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Select(message => message.Id).FirstOrDefaultAsync(cancellation);
        return await (
            from copy in db.MessageCopies
            join mailbox in db.Mailboxes.Where(row => row.WithdrawnAt == null) on copy.Mailbox equals mailbox.Address into enrolled
            from mailbox in enrolled.DefaultIfEmpty()
            where copy.MessageId == lastId
            orderby mailbox == null, copy.Id
            select new Copy(copy.Mailbox, copy.ImmutableId, mailbox == null ? null : mailbox.TenantId)).Take(MostCopies).ToListAsync(cancellation);
    }

    private sealed record Copy(string Mailbox, string ImmutableId, Guid? TenantId);
}
