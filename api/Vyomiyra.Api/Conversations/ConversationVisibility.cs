using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations;

/// <summary>Whose conversations a caller may see: those of their accounts, and those that wait for somebody to say whose they are.</summary>
public static class ConversationVisibility
{
    public static IQueryable<Conversation> VisibleConversations(this VyomiyraDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var accounts = db.Set<Account>().VisibleTo(caller);
        // Administrators see that a mailbox works, and not what stands in it.
        var mayMatch = caller.Role != Role.Administrator;
        var ofAccounts = db.Set<Link>().Where(link => link.RevokedAt == null && link.ReceivableId == null);
        return db.Conversations.Where(conversation => conversation.JoinedToId == null
            && (conversation.AccountId != null
                ? accounts.Any(account => account.Id == conversation.AccountId)
                : mayMatch
                    && db.Set<UnmatchedConversation>().Any(row => row.ConversationId == conversation.Id)
                    && (!ofAccounts.Any(link => link.ConversationId == conversation.Id)
                        || ofAccounts.Any(link => link.ConversationId == conversation.Id && accounts.Any(account => account.Id == link.AccountId)))));
    }

    /// <summary>The conversation, or the one that it was joined to; null where there is none that the caller may see.</summary>
    public static async Task<Conversation?> FindConversationAsync(this VyomiyraDb db, long id, Caller caller, CancellationToken cancellation)
    {
        var shown = await db.Conversations.Where(conversation => conversation.Id == id).Select(conversation => conversation.JoinedToId).FirstOrDefaultAsync(cancellation) ?? id;
        return await db.VisibleConversations(caller).FirstOrDefaultAsync(conversation => conversation.Id == shown, cancellation);
    }

    public static async Task<Refusal?> RefuseConversationAsync(this VyomiyraDb db, long id, Caller caller, CancellationToken cancellation) =>
        await db.FindConversationAsync(id, caller, cancellation) is null ? Refusal.NotFound() : null;
}
