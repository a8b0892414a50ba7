namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Where a suggested amount comes from.</summary>
public enum AmountBasis
{
    /// <summary>No amount was said and no receivable named: the amount is null.</summary>
    Unsaid,

    /// <summary>The mail says it; kept as said, also beyond what is open.</summary>
    Said,

    /// <summary>The sum of the receivables that the mail names, or means by "the other two".</summary>
    NamedReceivables,

    /// <summary>"The full balance": everything open on the account.</summary>
    Balance,

    /// <summary>"All overdue invoices": what was past its due date when the mail was sent.</summary>
    Overdue,

    /// <summary>
    /// "The rest": the named receivables, or everything open, less what the promises before it in the mail take. Null where
    /// that cannot be told: another currency, a payment just made.
    /// </summary>
    Remainder,

    /// <summary>"Half", "40 %": of the named receivables, or of everything open.</summary>
    Share,
}

/// <summary>Where a reference was found.</summary>
public enum ReferenceSource
{
    Sentence,
    Nearby,
    Subject,

    /// <summary>The name of a file that hangs on the mail.</summary>
    Attachment,

    /// <summary>Not by a number: "the other two" are those open that the mail did not name before.</summary>
    Others,
}

/// <param name="Text">As written.</param>
/// <param name="Span">In the text; null where the subject or the name of an attachment names it.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="ReceivableIds">The open receivables meant; none where it looks like a document number but nothing open bears it.</param>
public sealed record ReferenceMention(string Text, TextSpan? Span, ReferenceSource Source, IReadOnlyList<long> ReceivableIds)
{
    public bool IsUnknown => ReceivableIds.Count == 0;
}

/// <summary>A promise to pay that stands in a mail. A proposal: a person confirms it. Every span is an offset into the text that was read.</summary>
public sealed record PromiseSuggestion
{
    public Money? Amount { get; init; }
    public required AmountBasis AmountBasis { get; init; }
    public TextSpan? AmountSpan { get; init; }

    /// <summary>A business day, or null where no day was said or it cannot be ("30 February", a day long past): then it is to be asked for.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>The day as literally said.</summary>
    public DateOnly? SaidOn { get; init; }

    public TextSpan? DateSpan { get; init; }

    /// <summary>The day said is no business day, so that the promise is for another.</summary>
    public bool IsMoved => PromisedOn != SaidOn;

    public required IReadOnlyList<ReferenceMention> References { get; init; }

    public IEnumerable<long> ReceivableIds => References.SelectMany(reference => reference.ReceivableIds).Distinct();

    public required TextSpan Sentence { get; init; }

    /// <summary>The words that promise, such as "will be paid".</summary>
    public required TextSpan Verb { get; init; }

    /// <summary>What the promise waits for ("once the credit note arrives"); null for a firm one.</summary>
    public TextSpan? Condition { get; init; }

    public bool IsConditional => Condition is not null;

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The language it was read in: "en", "de".</summary>
    public required string Language { get; init; }
}
