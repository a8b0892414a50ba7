using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations.Working;

/// <param name="Note">What the owner should know, at most 500 characters.</param>
public sealed record NudgeRequest(string? Note = null);

/// <summary>Asks the owner to look at a conversation.</summary>
public sealed class NudgeOwner(ChangeConversation conversations, Work work)
{
    private const int LongestNote = 500;

    public Task<Outcome<ConversationReceipt>> HandleAsync(long id, IfMatch ifMatch, NudgeRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        return note?.Length > LongestNote
            ? Task.FromResult<Outcome<ConversationReceipt>>(Refusal.Invalid("note", "note_too_long", $"A note has at most {LongestNote} characters."))
            : conversations.RunLinkedAsync(
                id,
                ifMatch,
                caller,
                (conversation, accountId, _) =>
                {
                    conversation.NudgedAt = work.Now;
                    work.Record(new ConversationNudged(accountId, conversation.Id) { Note = note });
                    return Task.FromResult<Refusal?>(null);
                },
                cancellation);
    }
}
