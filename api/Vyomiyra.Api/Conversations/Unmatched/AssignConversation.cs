using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Conversations.Receiving;
using Vyomiyra.Api.Conversations.Working;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <param name="AccountId">Whose it is.</param>
/// <param name="RememberContact">Whether its sender becomes a contact of the account.</param>
public sealed record AssignRequest(long AccountId, bool RememberContact = false);

/// <param name="Conversation">As it stands now.</param>
/// <param name="AlsoLinked">How many others of the same sender, or that name the same, found their account by it.</param>
/// <param name="LookedAtLater">How many more such others are looked at within the next minute.</param>
public sealed record AssignResponse(ConversationState Conversation, int AlsoLinked, int LookedAtLater);

/// <summary>What is stored under the idempotency key.</summary>
public sealed record AssignReceipt(long ConversationId, int AlsoLinked, int LookedAtLater);

/// <summary>
/// A person says whose an unmatched conversation is. Where several had fitted, the answer is remembered for the sender; others of the same sender,
/// and those that name the same, are looked at again.
/// </summary>
public sealed class AssignConversation(
    ChangeConversation conversations, VyomiyraDb db, DecideAccount decide, NamedReceivables named, SaveContact contacts, LookAgain again, Work work)
{
    public Task<Outcome<AssignReceipt>> HandleAsync(long id, IfMatch ifMatch, AssignRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return conversations.AnswerAsync<AssignReceipt>(
            id,
            ifMatch,
            caller,
            async (conversation, token) =>
            {
                var asked = await db.UnmatchedConversations.AsNoTracking().Include(row => row.References).FirstOrDefaultAsync(row => row.ConversationId == conversation.Id, token);
                if (asked is null)
                {
                    return Refusal.Conflict("conversation_matched", "Somebody has said already whose conversation this is.");
                }

                if (await db.RefuseWorkAsync(request.AccountId, caller, token) is { } refusal)
                {
                    return refusal;
                }

                if (await decide.RefuseAnothersAsync(conversation, caller, token) is { } anothers)
                {
                    return anothers;
                }

                await LinkAsync(conversation, asked, request, caller, token);
                var (linked, left) = await again.AtSiblingsAsync(asked, token);
                return new AssignReceipt(conversation.Id, linked, left);
            },
            cancellation);
    }

    private async Task LinkAsync(Conversation conversation, UnmatchedConversation asked, AssignRequest request, Caller caller, CancellationToken cancellation)
    {
        var evidence = asked.Guesses.Where(guess => guess.AccountId == request.AccountId).SelectMany(guess => guess.Evidence)
            .Prepend(new Evidence(EvidenceKind.PersonDecided, caller.Name)).Distinct().ToList();
        await decide.LinkAsync(conversation, request.AccountId, evidence, caller, cancellation);
        await named.TieAsync(conversation, cancellation);
        var messages = await db.Messages.CountAsync(message => message.ConversationId == conversation.Id, cancellation);
        work.Record(new ConversationFiled(request.AccountId, conversation.Id, messages, [.. evidence.Select(piece => piece.Kind).Distinct()]) { Subject = conversation.Subject });
        if (asked.Counterpart is not { } counterpart)
        {
            return;
        }

        if (request.RememberContact)
        {
            await AddContactAsync(conversation.Id, counterpart, request.AccountId, caller, cancellation);
        }

        if (asked.State == LinkState.Question)
        {
            await RememberAsync(asked, counterpart, request.AccountId, caller, cancellation);
        }
    }

    private async Task AddContactAsync(long conversationId, string address, long accountId, Caller caller, CancellationToken cancellation)
    {
        if (await db.Contacts.AnyAsync(contact => contact.AccountId == accountId && contact.Addresses.Any(known => known.Address == address), cancellation))
        {
            return;
        }

        var name = await db.Messages.Where(message => message.ConversationId == conversationId && message.FromAddress == address && message.FromName != "")
            .OrderByDescending(message => message.SentAt).Select(message => message.FromName).FirstOrDefaultAsync(cancellation);
        await contacts.AddWithinAsync(accountId, new ContactRequest(name ?? address, [], [new ContactAddressView(address, IsBad: false)]), caller, cancellation);
    }

    private async Task RememberAsync(UnmatchedConversation asked, string address, long accountId, Caller caller, CancellationToken cancellation)
    {
        if (await db.Set<Account>().Where(account => account.Id == accountId).Select(account => account.TeamId).SingleAsync(cancellation) is not { } teamId)
        {
            return;
        }

        foreach (var earlier in await db.RememberedAnswers.Where(answer => answer.Address == address && answer.TeamId == teamId && answer.RevokedAt == null).ToListAsync(cancellation))
        {
            earlier.Revoke(caller.MemberId, work.Now);
        }

        var answer = db.RememberedAnswers.Add(new RememberedAnswer
        {
            TeamId = teamId,
            Address = address,
            AccountId = accountId,
            Among = [.. asked.Guesses.Select(guess => guess.AccountId)],
            AnsweredById = caller.MemberId,
            AnsweredAt = work.Now,
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        work.Record(new AnswerRemembered(accountId, answer.Id, answer.Among) { Address = address });
    }
}
