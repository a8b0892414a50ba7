namespace Vyomiyra.Api.Receivables;

/// <summary>The configuration section "Imports".</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>The directory of uploaded files, outside the web root; relative ones below the content root. All nodes mount it.</summary>
    public string Path { get; init; } = "data/imports";

    /// <summary>After how many days without any use an uploaded file goes.</summary>
    public int KeepUploadsDays { get; init; } = 90;

    /// <summary>How long a process that works on a run is believed to live without a sign.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);
}
