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
/// invoices and debit notes positive, credit notes and payments on account negative.
/// </summary>
public sealed class Receivable
{
    public long Id { get; init; }
    public required long CompanyId { get; init; }
    public required long AccountId { get; set; }
    public required ReceivableType Type { get; init; }
    public required string DocumentNumber { get; init; }

    /// <summary><see cref="Domain.ReferenceKey"/> of the document number.</summary>
    public required string DocumentKey
    {
        get;
        init => (field, DocumentTail) = (value, Domain.ReferenceKey.Backwards(value)!);
    }

    /// <summary>The document key from its end, by which its last digits find it.</summary>
    public string DocumentTail { get; private set; } = "";

    /// <summary>The ERP's line within the document; "0" where it has none.</summary>
    public required string Line { get; init; }

    public string? OrderNumber { get; set; }

    public string? OrderKey
    {
        get;
        set => (field, OrderTail) = (value, Domain.ReferenceKey.Backwards(value));
    }

    public string? OrderTail { get; private set; }

    /// <summary>Another number by which the customer may call it: an assignment, billing or delivery number.</summary>
    public string? Reference { get; set; }

    public string? ReferenceKey
    {
        get;
        set => (field, ReferenceTail) = (value, Domain.ReferenceKey.Backwards(value));
    }

    public string? ReferenceTail { get; private set; }

    public required DateOnly IssuedOn { get; set; }
    public required DateOnly DueOn { get; set; }
    public required Currency Currency { get; set; }
    public required long OriginalMinor { get; set; }

    /// <summary>What is open: the ERP's amount less what is recorded here and it does not reflect yet.</summary>
    public required long OpenMinor { get; set; }

    /// <summary>The ERP's open amount as of its last export.</summary>
    public long StatedOpenMinor { get; set; }

    /// <summary>
    /// The day of the export that last told another open amount. What is paid or credited later is not in it. Null where nobody knows.
    /// </summary>
    public DateOnly? StatedOn { get; set; }

    /// <summary>The day of the full export that no longer named it; null while it is named. It counts as paid then, presumed and not proven.</summary>
    public DateOnly? PresumedPaidOn { get; set; }

    /// <summary>The import that brought it; null for what came before imports could be undone.</summary>
    public long? CreatedByRunId { get; init; }

    /// <summary>The import that last changed it.</summary>
    public long? ChangedByRunId { get; set; }

    public Money Original => new(OriginalMinor, Currency);

    public Money Open => new(OpenMinor, Currency);

    public bool IsOpen => OpenMinor != 0;

    /// <summary>Whether what the ERP told last was told before the day: what came then lies over it until an export reflects it.</summary>
    public bool IsToldBefore(DateOnly day) => StatedOn < day && PresumedPaidOn is null;

    public static bool IsCredit(ReceivableType type) => type is ReceivableType.CreditNote or ReceivableType.PaymentOnAccount;
}
