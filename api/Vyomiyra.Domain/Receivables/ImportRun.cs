using Vyomiyra.Domain.History;

namespace Vyomiyra.Domain.Receivables;

public enum ImportKind
{
    Receivables,
    Companies,
    Holidays,
    Rates,
}

/// <summary>One import: what came in, from which file, who brought it and what it did. Its issues stand beside it.</summary>
public sealed class ImportRun
{
    public long Id { get; init; }
    public required ImportKind Kind { get; init; }
    public required string Profile { get; init; }
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset At { get; init; }
    public required ActorKind ActorKind { get; init; }
    public long? ActorId { get; init; }
    public required string Authority { get; init; }

    /// <summary>Rows below the heading, rejected ones included.</summary>
    public required int Rows { get; init; }

    public required int Created { get; init; }
    public required int Changed { get; init; }
    public required int Unchanged { get; init; }
    public required int Rejected { get; init; }
}
