using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;
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

/// <summary>Compares evidence with its manifests, the manifests with the history, and every file with its hash.</summary>
public sealed class VerifyEvidence(VyomiyraDb db, EvidenceFolder folder)
{
    private const string Frozen = "evidence_frozen";

    /// <param name="disputeId">Of this dispute alone; all where left out.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<EvidenceReport> RunAsync(long? disputeId, CancellationToken cancellation)
    {
        var told = await ToldAsync(cancellation);
        var (breaks, looked, bytes, bundles) = (new List<EvidenceBreak>(), new Dictionary<string, string?>(StringComparer.Ordinal), 0L, 0);
        var ids = await db.EvidenceBundles
            .Where(bundle => bundle.ManifestHash != null && (disputeId == null || bundle.DisputeId == disputeId))
            .OrderBy(bundle => bundle.Id)
            .Select(bundle => bundle.Id)
            .ToListAsync(cancellation);
        foreach (var id in ids)
        {
            var bundle = await db.EvidenceBundles.AsNoTracking().Include(each => each.Items).SingleAsync(each => each.Id == id, cancellation);
            bundles++;
            await CompareAsync(EvidencePaths.Manifest, bundle.ManifestHash!, null);
            if (Convert.ToHexStringLower(SHA256.HashData(EvidenceManifest.Write(bundle))) != bundle.ManifestHash)
            {
                Add("rows", "are not what the manifest says");
            }

            if (told.GetValueOrDefault(bundle.Id) != bundle.ManifestHash)
            {
                Add(EvidencePaths.Manifest, "is not the one that the history holds");
            }

            foreach (var item in bundle.State == EvidenceState.Erased ? [] : bundle.Items.Where(item => item.ContentHash is not null).OrderBy(item => item.Position).ToList())
            {
                await CompareAsync(EvidencePaths.PathOf(item), item.ContentHash!, item.Bytes);
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
                else if (found != hash || (length is { } known && folder.Find(hash)?.Length != known))
                {
                    Add(path, "was changed");
                }
            }

            void Add(string what, string says) => breaks.Add(new EvidenceBreak(bundle.DisputeId, bundle.Number, what, says));
        }

        return new EvidenceReport(bundles, looked.Count, bytes, breaks);
    }

    /// <summary>The hash that the history holds of each bundle's latest manifest.</summary>
    private async Task<Dictionary<long, string>> ToldAsync(CancellationToken cancellation)
    {
        var told = new Dictionary<long, string>();
        await foreach (var details in db.Activities.Where(activity => activity.Kind == Frozen).OrderBy(activity => activity.Id).Select(activity => activity.Details).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            using var fact = JsonDocument.Parse(details);
            told[fact.RootElement.GetProperty("bundleId").GetInt64()] = fact.RootElement.GetProperty("manifestHash").GetString()!;
        }

        return told;
    }
}
