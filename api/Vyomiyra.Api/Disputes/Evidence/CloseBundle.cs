using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Writes what a bundle consists of, and has the history remember its hash.</summary>
public sealed class CloseBundle(VyomiyraDb db, Work work, EvidenceFolder folder)
{
    /// <summary>Closes within the caller's transaction.</summary>
    /// <param name="bundle">With all its items, none of which waits.</param>
    /// <param name="cancellation">Nothing was closed.</param>
    public async Task RunAsync(EvidenceBundle bundle, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        bundle.Close(work.Now);
        using var manifest = new MemoryStream(EvidenceManifest.Write(bundle));
        var kept = await folder.KeepAsync(manifest, manifest.Length, cancellation);
        bundle.ManifestHash = kept.Value.Hash;
        await db.RememberAsync(kept.Value, work.Now, cancellation);
        var accountId = await db.Disputes.Where(dispute => dispute.Id == bundle.DisputeId).Select(dispute => dispute.AccountId).FirstAsync(cancellation);
        var stored = bundle.Items.Where(item => item.State == EvidenceItemState.Stored).ToList();
        work.Record(new EvidenceFrozen(
            accountId, bundle.DisputeId, bundle.Id, bundle.Number, bundle.ManifestHash, stored.Count, bundle.Items.Count - stored.Count, stored.Sum(item => item.Bytes ?? 0)));
    }
}

internal static class StoredContents
{
    /// <summary>Notes a content that lies in the folder, where it was not noted yet.</summary>
    public static async Task RememberAsync(this VyomiyraDb db, KeptContent kept, DateTimeOffset now, CancellationToken cancellation)
    {
        if (db.StoredContents.Local.All(known => known.Hash != kept.Hash) && !await db.StoredContents.AnyAsync(known => known.Hash == kept.Hash, cancellation))
        {
            db.StoredContents.Add(new StoredContent { Hash = kept.Hash, Bytes = kept.Bytes, StoredAt = now });
        }
    }
}
