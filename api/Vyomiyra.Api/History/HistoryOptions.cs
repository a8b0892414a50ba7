namespace Vyomiyra.Api.History;

/// <summary>The configuration section "History". Both paths lie outside the database, best on another disk; relative ones below the content root.</summary>
public sealed class HistoryOptions
{
    public const string Section = "History";

    /// <summary>The private key that signs anchors, PEM; made on first use.</summary>
    public string KeyPath { get; init; } = "data/keys/history.pem";

    /// <summary>The file of anchors; it only grows.</summary>
    public string AnchorPath { get; init; } = "data/anchors/history.jsonl";
}
