using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.History;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>What became of a bundle, as the history tells it.</summary>
internal sealed class ToldEvidence(long disputeId, int number)
{
    private const string Asked = "evidence_asked", Retried = "evidence_retried", Frozen = "evidence_frozen", Erased = "evidence_erased";

    private static readonly string[] Kinds = [Asked, Retried, Frozen, Erased];

    public long DisputeId => disputeId;

    public int Number => number;

    /// <summary>Of the latest manifest; null where there was none.</summary>
    public string? ManifestHash { get; private set; }

    /// <summary>Its manifest was written, and nobody tried again since.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Its manifest was written once more without anybody having tried again.</summary>
    public bool WasFrozenAnew { get; private set; }

    public bool IsErased { get; private set; }

    /// <summary>By the ids of the bundles: of one dispute, or of all where none is named.</summary>
    public static async Task<IReadOnlyDictionary<long, ToldEvidence>> ReadAsync(VyomiyraDb db, long? disputeId, CancellationToken cancellation)
    {
        var told = new Dictionary<long, ToldEvidence>();
        var lines = db.Activities.Where(activity => Kinds.Contains(activity.Kind)).OrderBy(activity => activity.Id).Select(activity => new { activity.Kind, activity.Details });
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            using var json = JsonDocument.Parse(line.Details);
            var (fact, of) = (json.RootElement, json.RootElement.GetProperty("disputeId").GetInt64());
            if (disputeId is null || of == disputeId)
            {
                var id = fact.GetProperty("bundleId").GetInt64();
                var bundle = told.TryGetValue(id, out var known) ? known : told[id] = new ToldEvidence(of, fact.GetProperty("number").GetInt32());
                bundle.Take(line.Kind, fact);
            }
        }

        return told;
    }

    private void Take(string kind, JsonElement fact)
    {
        switch (kind)
        {
            case Retried:
                IsFrozen = false;
                break;
            case Frozen:
                (ManifestHash, WasFrozenAnew, IsFrozen) = (fact.GetProperty("manifestHash").GetString(), WasFrozenAnew || IsFrozen, true);
                break;
            case Erased:
                IsErased = true;
                break;
        }
    }
}
