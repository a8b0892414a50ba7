using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Working;

/// <summary>What is stored under an idempotency key: a repeated request gets the conversation as it stands by then.</summary>
public sealed record ConversationReceipt(long ConversationId);

/// <summary>One transaction in which a person changes a conversation that they read.</summary>
public sealed class ChangeConversation(VyomiyraDb db, Work work, ConversationStates states)
{
    /// <param name="id">The conversation.</param>
    /// <param name="ifMatch">The version that the caller read; another one stored is a refusal with what is stored.</param>
    /// <param name="caller">Who changes it.</param>
    /// <param name="change">Changes it, records what happened and answers, or refuses.</param>
    /// <param name="cancellation">Given up.</param>
    public Task<Outcome<T>> AnswerAsync<T>(
        long id, IfMatch ifMatch, Caller caller, Func<Conversation, CancellationToken, Task<Outcome<T>>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(change);
        return work.CommitAsync(
            caller.Actor,
            async token =>
            {
                if (await db.FindConversationAsync(id, caller, token) is not { } conversation)
                {
                    return Refusal.NotFound();
                }

                var current = ifMatch.Tag is null || ifMatch.Tag == ETag.Of(conversation.Version) ? null : await states.ReadAsync(conversation.Id, caller, token);
                if (ifMatch.Against(conversation.Version, () => current!) is { } stale)
                {
                    return stale;
                }

                var changed = await change(conversation, token);
                conversation.Version++;
                return changed;
            },
            cancellation);
    }

    /// <summary>As <see cref="AnswerAsync"/>, where there is nothing to answer but that it is done.</summary>
    public Task<Outcome<ConversationReceipt>> RunAsync(
        long id, IfMatch ifMatch, Caller caller, Func<Conversation, CancellationToken, Task<Refusal?>> change, CancellationToken cancellation) =>
        AnswerAsync<ConversationReceipt>(
            id, ifMatch, caller, async (conversation, token) => await change(conversation, token) is { } refusal ? refusal : new ConversationReceipt(conversation.Id), cancellation);

    /// <summary>As <see cref="RunAsync"/>, of a conversation whose account is known.</summary>
    public Task<Outcome<ConversationReceipt>> RunLinkedAsync(
        long id, IfMatch ifMatch, Caller caller, Func<Conversation, long, CancellationToken, Task<Refusal?>> change, CancellationToken cancellation) =>
        RunAsync(
            id,
            ifMatch,
            caller,
            async (conversation, token) => conversation.AccountId is { } accountId
                ? await change(conversation, accountId, token)
                : Refusal.Conflict("conversation_unmatched", "Nobody has said yet whose conversation this is."),
            cancellation);
}
