namespace Vyomiyra.Domain.Receivables;

/// <summary>
/// One open item as an ERP names it, checked on its own: a file's row or a connector's answer. Amounts are in minor units, signed as
/// <see cref="Receivable"/>'s are.
/// </summary>
public sealed record ImportedReceivable
{
    public required string Company { get; init; }
    public required ImportedAccount Account { get; init; }
    public required ReceivableType Type { get; init; }
    public required string Number { get; init; }
    public required string Line { get; init; }
    public string? Order { get; init; }
    public string? Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required Currency Currency { get; init; }
    public required long OriginalMinor { get; init; }
    public required long OpenMinor { get; init; }
}

/// <summary>What an ERP says of the customer. Null is silence: it changes nothing.</summary>
public sealed record ImportedAccount
{
    public required string Number { get; init; }
    public string? Name { get; init; }
    public string? Segment { get; init; }
    public string? Language { get; init; }
    public int? TermsDays { get; init; }
    public string? Team { get; init; }
    public string? Contact { get; init; }

    /// <summary>Normalised addresses of the contact.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Lower case; no freemail.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];
}

/// <summary>A row after its own checks: an item, unless it was rejected, and what there is to say about it.</summary>
public sealed record ReadReceivable(int Line, ImportedReceivable? Item, IReadOnlyList<ImportIssue> Issues);
