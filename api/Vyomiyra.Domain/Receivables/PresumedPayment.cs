namespace Vyomiyra.Domain.Receivables;

/// <summary>
/// By how much an open amount fell in an export without a payment or credit that explains it: presumably paid, until contradicted.
/// </summary>
public sealed class PresumedPayment
{
    public long Id { get; init; }
    public required long ReceivableId { get; init; }
    public required long RunId { get; init; }

    /// <summary>The day of the company's export before, which still told more; null where there was none.</summary>
    public DateOnly? After { get; init; }

    /// <summary>The export's day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In the receivable's currency; negative where the amount rose again, and so much was not paid after all.</summary>
    public required long AmountMinor { get; init; }
}
