using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Conversations;

/// <param name="Mail">The open mail whose thread is filed.</param>
/// <param name="AccountId">The account that a person confirmed or corrected.</param>
public sealed record FileConversationRequest(OpenMail Mail, long AccountId);

/// <param name="MessageId">The open message as stored.</param>
/// <param name="Messages">How many messages of the thread are stored now.</param>
/// <param name="IsVerified">False where the mailbox could not be read and the pane's word stands until it can.</param>
/// <param name="Version">Of the conversation.</param>
public sealed record FiledConversation(long ConversationId, long MessageId, long AccountId, int Messages, bool IsVerified, int Version);

/// <summary>Files the thread of the open mail. Reading it comes before the transaction; whose account it is was checked before both.</summary>
public sealed class FileConversation(ReadThread read, StoreThread store, Work work)
{
    public async Task<Outcome<FiledConversation>> HandleAsync(FileConversationRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var thread = await read.FromAsync(request.Mail, cancellation);
        return thread.IsRefused
            ? Outcome<FiledConversation>.Refused(thread.Refusals)
            : await work.CommitAsync(caller.Actor, token => store.UnderAsync(thread.Value, request, caller, token), cancellation);
    }
}
