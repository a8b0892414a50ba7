using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;

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

        await ask.PrepareAsync(mail.Mailbox, caller, cancellation);
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
        if (await FindAsync(disputeId, caller, cancellation) is not { } known)
        {
            return Refusal.Conflict("no_thread", "This dispute was opened without a mail. Open the mail and add its thread from there.");
        }

        await ask.PrepareAsync(known.Mailbox, caller, cancellation);
        return await work.CommitAsync<AskedEvidence>(
            caller.Actor,
            async token => await db.FindDisputeAsync(disputeId, caller, token) is { } dispute && await FindAsync(disputeId, caller, token) is { } thread
                ? await ask.RunAsync(dispute, thread, caller, token)
                : Refusal.NotFound(),
            cancellation);
    }

    /// <summary>The thread that the dispute was opened with, in the mailbox that holds most of it; null where there is none.</summary>
    private async Task<ThreadToKeep?> FindAsync(long disputeId, Caller caller, CancellationToken cancellation)
    {
        var conversationId = await (
            from dispute in db.VisibleDisputes(caller)
            join message in db.Messages on dispute.MessageId equals message.Id
            where dispute.Id == disputeId
            select (long?)message.ConversationId).FirstOrDefaultAsync(cancellation);
        var messages = await db.Messages.AsNoTracking().Include(message => message.Copies).Where(message => message.ConversationId == conversationId).ToListAsync(cancellation);
        var mailbox = messages.SelectMany(message => message.Copies).CountBy(copy => copy.Mailbox).OrderByDescending(box => box.Value).ThenBy(box => box.Key, StringComparer.Ordinal).FirstOrDefault().Key;
        return conversationId is { } id && mailbox is not null
            ? new ThreadToKeep(
                id, mailbox, IsVerified: true,
                [.. from message in messages let copy = message.Copies.Find(copy => copy.Mailbox == mailbox) where copy is not null select (message, copy.ImmutableId)])
            : null;
    }
}
