namespace Vyomiyra.Domain.Receivables;

public enum SettlementKind
{
    Payment,
    Credit,
}

/// <summary>
/// Part of a receivable that was proven to be paid or credited. What happened after the ERP's last export is an overlay: it lowers the open
/// amount here until an export reflects it.
/// </summary>
public sealed class Settlement
{
    public long Id { get; init; }
    public required long CompanyId { get; init; }
    public required long ReceivableId { get; init; }
    public required SettlementKind Kind { get; init; }

    /// <summary>The payment's or credit's own number in the ERP.</summary>
    public required string Number { get; init; }

    public required DateOnly SettledOn { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Positive, in minor units.</summary>
    public required long AmountMinor { get; set; }

    /// <summary>The part that the ERP's open amount does not reflect yet.</summary>
    public required long PendingMinor { get; set; }

    /// <summary>The import that brought it; null for what was recorded here.</summary>
    public long? RunId { get; init; }

    /// <summary>The payment that it is part of, where that was recorded here.</summary>
    public long? PaymentId { get; init; }
}
