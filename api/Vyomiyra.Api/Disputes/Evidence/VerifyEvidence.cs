using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>What is not as it was frozen.</summary>
/// <param name="DisputeId">Whose evidence.</param>
/// <param name="Number">Which.</param>
/// <param name="What">The file's path in the archive, or what else it is.</param>
/// <param name="Says">How it differs.</param>
public sealed record EvidenceBreak(long DisputeId, int Number, string What, string Says);

/// <param name="Bundles">How many were frozen and looked at.</param>
/// <param name="Contents">How many different files of theirs were read.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Breaks">What differs or is missing; empty where all is whole.</param>
public sealed record EvidenceReport(int Bundles, int Contents, long Bytes, IReadOnlyList<EvidenceBreak> Breaks);

/// <summary>Compares evidence with its manifests, the manifests and what became of them with the history, and every file with its hash.</summary>
public sealed class VerifyEvidence(VyomiyraDb db, EvidenceFolder folder)
{
    private const string Whole = "all of it";

    /// <param name="disputeId">Of this dispute alone; all where left out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EvidenceReport> RunAsync(long? disputeId, CancellationToken cancellation)
    {
        var told = await ToldEvidence.ReadAsync(db, disputeId, cancellation);
        var (breaks, looked, bytes, bundles) = (new List<EvidenceBreak>(), new Dictionary<string, string?>(StringComparer.Ordinal), 0L, 0);
        var ids = await db.EvidenceBundles.Where(bundle => disputeId == null || bundle.DisputeId == disputeId).OrderBy(bundle => bundle.Id).Select(bundle => bundle.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            var bundle = await db.EvidenceBundles.AsNoTracking().Include(each => each.Items).SingleAsync(each => each.Id == id, cancellation);
            var known = told.GetValueOrDefault(id);
            if (bundle.State == EvidenceState.Collecting)
            {
                if (known is { IsFrozen: true })
                {
                    Add(Whole, "is being read, and the history says that it was frozen");
                }

                continue;
            }

            bundles++;
            await CompareManifestAsync();
            if ((bundle.State == EvidenceState.Erased) != (known?.IsErased ?? false))
            {
                Add(Whole, bundle.State == EvidenceState.Erased ? "is erased, and the history does not say so" : "is not erased, and the history says so");
            }

            foreach (var item in bundle.State == EvidenceState.Erased ? [] : bundle.Items.Where(item => item.ContentHash is not null).OrderBy(item => item.Position).ToList())
            {
                await CompareAsync(EvidencePaths.PathOf(item), item.ContentHash!, item.Bytes);
            }

            async Task CompareManifestAsync()
            {
                if (bundle.ManifestHash is not { } manifest)
                {
                    Add(EvidencePaths.Manifest, "is missing");
                    return;
                }

                await CompareAsync(EvidencePaths.Manifest, manifest, null);
                if (Convert.ToHexStringLower(SHA256.HashData(EvidenceManifest.Write(bundle))) != manifest)
                {
                    Add("rows", "are not what the manifest says");
                }

                if (known?.ManifestHash != manifest)
                {
                    Add(EvidencePaths.Manifest, "is not the one that the history holds");
                }

                if (known is { WasFrozenAnew: true })
                {
                    Add(EvidencePaths.Manifest, "was written anew, and nobody had tried again");
                }
            }

            async Task CompareAsync(string path, string hash, long? length)
            {
                if (!looked.TryGetValue(hash, out var found))
                {
                    looked[hash] = found = await folder.HashOfAsync(hash, cancellation);
                    bytes += folder.Find(hash)?.Length ?? 0;
                }

                if (found is null)
                {
                    Add(path, "is missing");
                }
                else if (found != hash || (length is { } stated && folder.Find(hash)?.Length != stated))
                {
                    Add(path, "was changed");
                }
            }

            void Add(string what, string says) => breaks.Add(new EvidenceBreak(bundle.DisputeId, bundle.Number, what, says));
        }

        breaks.AddRange(told.Keys.Except(ids).Select(id => new EvidenceBreak(told[id].DisputeId, told[id].Number, Whole, "is missing")));
        return new EvidenceReport(bundles, looked.Count, bytes, breaks);
    }
}
