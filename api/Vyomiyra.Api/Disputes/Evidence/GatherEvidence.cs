using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="Mail">The open mail whose thread is kept. Left out, the thread that the dispute was opened with is kept as it has grown to be by now.</param>
public sealed record GatherEvidenceRequest(OpenMail? Mail = null);

/// <summary>Keeps a thread as evidence of a dispute that was opened before.</summary>
public sealed class GatherEvidence(VyomiyraDb db, Work work, ReadThread read, StoreThread store, AskForEvidence ask)
{
    public async Task<Outcome<AskedEvidence>> HandleAsync(long disputeId, GatherEvidenceRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        return request.Mail is { } mail ? await OpenAsync(disputeId, mail, caller, cancellation) : await KnownAsync(disputeId, caller, cancellation);
    }

    private async Task<Outcome<AskedEvidence>> OpenAsync(long disputeId, OpenMail mail, Caller caller, CancellationToken cancellation)
    {
        var thread = await read.FromAsync(mail, cancellation);
        if (thread.IsRefused)
        {
            return Outcome<AskedEvidence>.Refused(thread.Refusals);
        }

        await ask.PrepareAsync(cancellation);
        return await work.CommitAsync<AskedEvidence>(
            caller.Actor,
            async token =>
            {
                if (await db.FindDisputeAsync(disputeId, caller, token) is not { } dispute)
                {
                    return Refusal.NotFound();
                }

                var filed = await store.UnderAsync(thread.Value, new FileConversationRequest(mail, dispute.AccountId), caller, token);
                return filed.IsRefused
                    ? Outcome<AskedEvidence>.Refused(filed.Refusals)
                    : await ask.RunAsync(dispute, ThreadToKeep.Of(thread.Value, mail, filed.Value.ConversationId), caller, token);
            },
            cancellation);
    }

    private async Task<Outcome<AskedEvidence>> KnownAsync(long disputeId, Caller caller, CancellationToken cancellation)
    {
        await ask.PrepareAsync(cancellation);
        return await work.CommitAsync<AskedEvidence>(
            caller.Actor,
            async token => await db.FindDisputeAsync(disputeId, caller, token) is not { } dispute ? Refusal.NotFound()
                : await FindAsync(dispute, caller, token) is { } thread ? await ask.RunAsync(dispute, thread, caller, token)
                : Refusal.Conflict("no_thread", "This dispute has no thread of which you may see the mails. Open the mail and add its thread from there."),
            cancellation);
    }

    /// <summary>The thread that the dispute was opened with, in the mailbox that holds most of it; null where there is none, or it is somebody else's by now.</summary>
    private async Task<ThreadToKeep?> FindAsync(Dispute dispute, Caller caller, CancellationToken cancellation)
    {
        var copies = await (
            from opened in db.Messages
            join conversation in db.VisibleConversations(caller) on opened.ConversationId equals conversation.Id
            join message in db.Messages on conversation.Id equals message.ConversationId
            join copy in db.MessageCopies on message.Id equals copy.MessageId
            where opened.Id == dispute.MessageId
            select new
            {
                message.Id,
                message.ConversationId,
                copy.Mailbox,
                message.IsVerified,
                Message = new MessageToKeep(message.InternetMessageId, message.SentAt, message.FromName, message.FromAddress, message.Subject, copy.ImmutableId),
            }).ToListAsync(cancellation);
        var thread = copies.GroupBy(copy => copy.Mailbox).OrderByDescending(box => box.Count()).ThenBy(box => box.Key, StringComparer.Ordinal).FirstOrDefault()?.ToList();
        return thread is [var first, ..]
            ? new ThreadToKeep(first.ConversationId, first.Mailbox, thread.TrueForAll(copy => copy.IsVerified), [.. thread.DistinctBy(copy => copy.Id).Select(copy => copy.Message)])
            : null;
    }
}
