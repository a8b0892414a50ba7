namespace Vyomiyra.Domain.Receivables;

public enum ReceivableType
{
    Invoice,
    CreditNote,
    DebitNote,
    PaymentOnAccount,
}

/// <summary>
/// One open item. Its key is company, type, document number and line. Amounts are signed by their effect on what the account owes:
/// invoices and debit notes positive, credit notes and payments on account negative. The open amount is the ERP's as of its last export.
/// </summary>
public sealed class Receivable
{
    public long Id { get; init; }
    public required long CompanyId { get; init; }
    public required long AccountId { get; set; }
    public required ReceivableType Type { get; init; }
    public required string DocumentNumber { get; init; }

    /// <summary><see cref="Domain.ReferenceKey"/> of the document number.</summary>
    public required string DocumentKey { get; init; }

    /// <summary>The ERP's line within the document; "0" where it has none.</summary>
    public required string Line { get; init; }

    public string? OrderNumber { get; set; }
    public string? OrderKey { get; set; }

    /// <summary>Another number by which the customer may call it: an assignment, billing or delivery number.</summary>
    public string? Reference { get; set; }

    public string? ReferenceKey { get; set; }

    public required DateOnly IssuedOn { get; set; }
    public required DateOnly DueOn { get; set; }
    public required Currency Currency { get; set; }
    public required long OriginalMinor { get; set; }
    public required long OpenMinor { get; set; }

    public Money Original => new(OriginalMinor, Currency);

    public Money Open => new(OpenMinor, Currency);

    public bool IsOpen => OpenMinor != 0;

    public static bool IsCredit(ReceivableType type) => type is ReceivableType.CreditNote or ReceivableType.PaymentOnAccount;
}
