using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Conversations;
using Vyomiyra.Api.Conversations.Mailboxes;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="ImmutableId">Graph's, in the thread's mailbox.</param>
public sealed record MessageToKeep(string InternetMessageId, DateTimeOffset SentAt, string FromName, string FromAddress, string Subject, string ImmutableId);

/// <summary>A thread to be kept as evidence.</summary>
/// <param name="ConversationId">Ours.</param>
/// <param name="Mailbox">Where it lies, normalised.</param>
/// <param name="IsVerified">The messages were read there; false where only the pane's word stands for what is open.</param>
/// <param name="Messages">In any order.</param>
public sealed record ThreadToKeep(long ConversationId, string Mailbox, bool IsVerified, IReadOnlyList<MessageToKeep> Messages)
{
    /// <summary>The thread of the open mail. While the mailbox cannot be reached it is the open message alone; the rest is evidence once somebody asks again.</summary>
    public static ThreadToKeep Of(ThreadToFile thread, OpenMail mail, long conversationId)
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(mail);
        var messages = thread.Messages().Select(arrival => arrival.Message).ToList();
        return new ThreadToKeep(
            conversationId, MailAddress.Normalise(mail.Mailbox) ?? mail.Mailbox, messages[0].IsVerified,
            [.. messages.Select(message => new MessageToKeep(
                message.InternetMessageId, message.SentAt, message.FromName, message.FromAddress, message.Subject, message.Copies.FirstOrDefault()?.ImmutableId ?? mail.ItemId!))]);
    }
}

/// <param name="BundleId">What the thread is, or was before, kept as.</param>
/// <param name="IsNew">False where all of it is in that one already.</param>
public sealed record AskedEvidence(long BundleId, bool IsNew);

/// <summary>
/// Has a thread kept as evidence of a dispute: notes which messages it consists of at this moment. They are read by a worker, which goes on when the
/// one who asked has left.
/// </summary>
public sealed class AskForEvidence(VyomiyraDb db, Work work, MailTokens tokens)
{
    /// <summary>More than that on one dispute is a mistake.</summary>
    private const int MostBundles = 500;

    private const int LongestSubject = 200;

    /// <summary>
    /// Before the transaction: keeps what reading on behalf of the caller takes once they have left, of enrolled mailboxes too, which may be withdrawn
    /// before they were read. Where that fails the messages are noted all the same, and fail until somebody tries again.
    /// </summary>
    /// <exception cref="ClaimsChallengeException">The user must sign in again, with more.</exception>
    public Task PrepareAsync(CancellationToken cancellation) => tokens.ForReadingOnAsync(cancellation);

    /// <summary>Within the caller's transaction. A thread that has not grown since it was kept last is not kept again.</summary>
    public async Task<Outcome<AskedEvidence>> RunAsync(Dispute dispute, ThreadToKeep thread, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(caller);
        if (await LatestAsync(dispute.Id, thread, cancellation) is { } latest)
        {
            return new AskedEvidence(latest, IsNew: false);
        }

        var number = await NextNumberAsync(dispute.Id, cancellation);
        if (number.IsRefused)
        {
            return Outcome<AskedEvidence>.Refused(number.Refusals);
        }

        var bundle = db.EvidenceBundles.Add(new EvidenceBundle
        {
            DisputeId = dispute.Id,
            Number = number.Value,
            ConversationId = thread.ConversationId,
            Mailbox = thread.Mailbox,
            // In our own name we read only what the caller was seen to be able to read.
            IsEnrolledMailbox = thread.IsVerified && await IsEnrolledAsync(thread.Mailbox, caller, cancellation),
            AskedAt = work.Now,
            AskedById = caller.MemberId,
            ReaderId = caller.MemberId,
            Version = 1,
            Items = [.. thread.Messages.OrderBy(message => message.SentAt).ThenBy(message => message.ImmutableId, StringComparer.Ordinal).SelectMany(Items)],
        }).Entity;
        await db.SaveChangesAsync(cancellation);
        work.Record(new EvidenceAsked(dispute.AccountId, dispute.Id, bundle.Id, bundle.Number, thread.Messages.Count));
        return new AskedEvidence(bundle.Id, IsNew: true);
    }

    /// <summary>The number of a dispute's next bundle.</summary>
    internal async Task<Outcome<int>> NextNumberAsync(long disputeId, CancellationToken cancellation)
    {
        var last = await db.EvidenceBundles.Where(bundle => bundle.DisputeId == disputeId).MaxAsync(bundle => (int?)bundle.Number, cancellation) ?? 0;
        return last < MostBundles ? last + 1 : Refusal.Conflict("too_much_evidence", $"A dispute has at most {MostBundles} pieces of evidence.");
    }

    private Task<bool> IsEnrolledAsync(string mailbox, Caller caller, CancellationToken cancellation) =>
        db.Mailboxes.AnyAsync(known => known.Address == mailbox && known.TenantId == caller.TenantId && known.WithdrawnAt == null, cancellation);

    private async Task<long?> LatestAsync(long disputeId, ThreadToKeep thread, CancellationToken cancellation)
    {
        var latest = await db.EvidenceBundles
            .Where(bundle => bundle.DisputeId == disputeId && bundle.ConversationId == thread.ConversationId && bundle.State != EvidenceState.Erased)
            .OrderByDescending(bundle => bundle.Number)
            .Select(bundle => (long?)bundle.Id)
            .FirstOrDefaultAsync(cancellation);
        var known = await db.EvidenceItems
            .Where(item => item.BundleId == latest && item.Kind == EvidenceItemKind.Message)
            .Select(item => item.InternetMessageId)
            .ToListAsync(cancellation);
        return thread.Messages.All(message => known.Contains(message.InternetMessageId)) ? latest : null;
    }

    private static IEnumerable<EvidenceItem> Items(MessageToKeep message, int index)
    {
        var subject = string.IsNullOrWhiteSpace(message.Subject) ? "message" : message.Subject.Cut(LongestSubject);
        return [Item(EvidenceItemKind.Message, 0, ".eml", "message/rfc822"), Item(EvidenceItemKind.Text, 1, ".txt", "text/plain; charset=utf-8")];

        EvidenceItem Item(EvidenceItemKind kind, int place, string extension, string type) => new()
        {
            Position = (index * EvidenceItem.PlacesAMessage) + place,
            Kind = kind,
            Name = subject + extension,
            ImmutableId = message.ImmutableId,
            InternetMessageId = message.InternetMessageId,
            SentAt = message.SentAt,
            FromName = message.FromName,
            FromAddress = message.FromAddress,
            Subject = message.Subject,
            StatedType = type,
        };
    }
}
