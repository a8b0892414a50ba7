using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Api.Mail;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Mailboxes;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Reads what waits of a bundle, file by file, and closes it. Each file is kept and noted by itself: what was done is never done again.</summary>
public sealed class CollectEvidence(VyomiyraDb db, Work work, ReadEvidence read, CloseBundle close, EvidenceFolder folder)
{
    private const int LongestType = 255;

    /// <summary>Answers with the time to come back at, where the mailbox asked to be left alone.</summary>
    internal async Task<DateTimeOffset?> RunAsync(HeldBundle held, CancellationToken cancellation)
    {
        while (await NextAsync(held.Id, cancellation) is { } next)
        {
            var found = await read.RunAsync(next, cancellation);
            var bundle = await held.CommitAsync(work, db, (stored, token) => NoteAsync(stored, next.ItemId, found, token), cancellation);
            if (bundle.NotBefore is { } later)
            {
                return later;
            }
        }

        await held.CommitAsync(
            work,
            db,
            async (bundle, token) =>
            {
                await db.Entry(bundle).Collection(each => each.Items).LoadAsync(token);
                await close.RunAsync(bundle, token);
            },
            cancellation);
        return null;
    }

    private Task<EvidenceToRead?> NextAsync(long bundleId, CancellationToken cancellation) => (
        from item in db.EvidenceItems
        join bundle in db.EvidenceBundles on item.BundleId equals bundle.Id
        join reader in db.Members on bundle.ReaderId equals reader.Id
        let isEnrolled = bundle.IsEnrolledMailbox
            && db.Set<Mailbox>().Any(mailbox => mailbox.Address == bundle.Mailbox && mailbox.TenantId == reader.TenantId && mailbox.WithdrawnAt == null)
        where item.BundleId == bundleId && item.State == EvidenceItemState.Waiting
        orderby item.Position
        select new EvidenceToRead(
            item.Id, item.Kind, item.ImmutableId!, item.AttachmentId, bundle.Mailbox!, isEnrolled, reader.TenantId, reader.ObjectId, reader.IsActive))
        .FirstOrDefaultAsync(cancellation);

    private async Task NoteAsync(EvidenceBundle bundle, long itemId, Outcome<ReadContent> found, CancellationToken cancellation)
    {
        var item = await db.EvidenceItems.SingleAsync(each => each.Id == itemId, cancellation);
        if (!found.IsRefused && folder.Find(found.Value.Kept.Hash) is not null)
        {
            var (kept, files) = found.Value;
            await db.RememberAsync(kept, work.Now, cancellation);
            item.Store(kept.Hash, kept.Bytes, item.Kind == EvidenceItemKind.Attachment ? kept.Type : null);
            await AddAsync(bundle, item, files, cancellation);
            return;
        }

        // Kept and gone again: it was taken for a leftover.
        var why = found.IsRefused ? found.Refusals[0] : ReadEvidence.StoreUnavailable;
        if (why.Kind == RefusalKind.Unavailable)
        {
            bundle.NotBefore = item.PutOff(why, work.Now);
            return;
        }

        item.Fail(why);
        if (why.Code == AwayTokens.SignInNeeded)
        {
            // The rest would fare no better.
            foreach (var other in await db.EvidenceItems.Where(each => each.BundleId == bundle.Id && each.State == EvidenceItemState.Waiting && each.Id != itemId).ToListAsync(cancellation))
            {
                other.Fail(why);
            }
        }
    }

    /// <summary>What hangs on the message is to be read next.</summary>
    private async Task AddAsync(EvidenceBundle bundle, EvidenceItem message, IReadOnlyList<HangingFile> files, CancellationToken cancellation)
    {
        var first = message.Position + 2;
        var last = message.Position + EvidenceItem.PlacesAMessage;
        var known = await db.EvidenceItems.Where(item => item.BundleId == bundle.Id && item.Position >= first && item.Position < last).Select(item => item.Position).ToListAsync(cancellation);
        bundle.Items.AddRange(files.Take(last - first).Select((file, index) => new EvidenceItem
        {
            Position = first + index,
            Kind = EvidenceItemKind.Attachment,
            Name = NameOf(file),
            ImmutableId = message.ImmutableId,
            AttachmentId = file.Id,
            InternetMessageId = message.InternetMessageId,
            SentAt = message.SentAt,
            FromName = message.FromName,
            FromAddress = message.FromAddress,
            Subject = message.Subject,
            StatedType = file.ContentType?.Cut(LongestType),
            Bytes = file.Bytes,
        }).Where(item => !known.Contains(item.Position)));
    }

    private static string NameOf(HangingFile file)
    {
        const string Extension = ".eml";
        return file.IsMessage ? file.Name.Cut(EvidenceItem.MaximumName - Extension.Length) + Extension : file.Name.Cut(EvidenceItem.MaximumName);
    }
}
