namespace Vyomiyra.Domain.Receivables;

/// <summary>What a run did to one account: what it is published, shown and undone by.</summary>
public sealed class ImportedAccountChange
{
    public required long RunId { get; init; }
    public required long AccountId { get; init; }
    public required bool AccountCreated { get; init; }

    /// <summary><see cref="AccountImages"/> as JSON; null where the run left the account's own values.</summary>
    public string? Values { get; set; }

    public required int Created { get; set; }
    public required int Changed { get; set; }
    public required int Closed { get; set; }
    public bool IsUndone { get; set; }

    public void Add(int created, int changed, int closed) => (Created, Changed, Closed) = (Created + created, Changed + changed, Closed + closed);
}

public enum ImportChangeKind
{
    Changed,

    /// <summary>A full export no longer names it; it is not closed yet.</summary>
    ToClose,
    Closed,
}

/// <summary>A receivable as it was before a run changed or closed it.</summary>
public sealed class ImportChange
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required long AccountId { get; set; }
    public required long ReceivableId { get; init; }
    public required ImportChangeKind Kind { get; set; }

    /// <summary>The receivable's <see cref="ReceivableImage"/> before, as JSON.</summary>
    public required string Before { get; set; }
}

/// <summary>What became less of a promise or dispute because a run lowered what is open.</summary>
public sealed class ImportShrink
{
    public long Id { get; init; }
    public required long RunId { get; init; }
    public required long AccountId { get; init; }
    public required long ReceivableId { get; init; }
    public long? PromiseId { get; init; }
    public long? DisputeId { get; init; }
    public required long FromMinor { get; init; }
    public required long ToMinor { get; init; }
    public required Currency Currency { get; init; }
}
