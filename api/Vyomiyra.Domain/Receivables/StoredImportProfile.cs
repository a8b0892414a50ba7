namespace Vyomiyra.Domain.Receivables;

/// <summary>A profile that somebody made.</summary>
public sealed class StoredImportProfile
{
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>An <see cref="ImportProfile"/>.</summary>
    public required string Json { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
    public int Version { get; set; }
}
