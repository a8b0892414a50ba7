namespace Vyomiyra.Api.Receivables;

/// <summary>The configuration section "Imports".</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>The directory of uploaded files, outside the web root; relative ones below the content root. All nodes mount it.</summary>
    public string Path { get; init; } = "data/imports";
}
