namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>The configuration section "Evidence".</summary>
public sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>The directory of evidence, outside the web root; relative ones below the content root. All nodes mount it.</summary>
    public string Path { get; init; } = "data/evidence";

    /// <summary>For how long evidence is kept after its dispute was closed. What a legal hold lies on is kept beyond.</summary>
    public int KeepDays { get; init; } = 3653;

    /// <summary>How long a worker that reads evidence is believed to live without a sign.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);
}
