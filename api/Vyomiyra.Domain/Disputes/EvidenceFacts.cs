using System.Text.Json.Serialization;

namespace Vyomiyra.Domain.Disputes;

/// <summary>Somebody asked for the thread behind a dispute to be kept.</summary>
/// <param name="AccountId">The account that contests.</param>
/// <param name="DisputeId">The dispute.</param>
/// <param name="BundleId">What it is kept as.</param>
/// <param name="Number">1 for the dispute's first.</param>
/// <param name="Messages">How many messages the thread had.</param>
public sealed record EvidenceAsked(long AccountId, long DisputeId, long BundleId, int Number, int Messages) : AccountFact(AccountId);

/// <summary>Somebody had what could not be read tried again.</summary>
public sealed record EvidenceRetried(long AccountId, long DisputeId, long BundleId, int Number, int Failed) : AccountFact(AccountId);

/// <summary>All that could be read of it is there, and its manifest says what.</summary>
/// <param name="AccountId">The account that contests.</param>
/// <param name="DisputeId">The dispute.</param>
/// <param name="BundleId">The bundle.</param>
/// <param name="Number">1 for the dispute's first.</param>
/// <param name="ManifestHash">SHA-256 of the manifest in hexadecimal.</param>
/// <param name="Stored">How many files.</param>
/// <param name="Failed">How many could not be read.</param>
/// <param name="Bytes">Their length together.</param>
public sealed record EvidenceFrozen(
    long AccountId, long DisputeId, long BundleId, int Number, string ManifestHash, int Stored, int Failed, long Bytes) : AccountFact(AccountId);

/// <summary>Somebody added a file to a dispute.</summary>
public sealed record EvidenceFileAdded(
    long AccountId, long DisputeId, long BundleId, string Hash, long Bytes, bool IsMisnamed, [property: JsonIgnore] string Name) : AccountFact(AccountId)
{
    [JsonIgnore]
    public override object Personal => new { Name };
}

/// <summary>The files of a bundle were erased because their time was over; what they were stays on record.</summary>
public sealed record EvidenceErased(long AccountId, long DisputeId, long BundleId, int Number, int Items) : AccountFact(AccountId);

/// <summary>From now on nothing of a dispute's evidence may be erased, or it may again.</summary>
public sealed record LegalHoldChanged(long AccountId, long DisputeId, bool IsOn, [property: JsonIgnore] string Why) : AccountFact(AccountId)
{
    [JsonIgnore]
    public override object Personal => new { Why };
}
