namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// What a mail says, as far as it was understood. Proposals: a person confirms them. Every span is an offset into the text that was read, save
/// those marked as of the subject.
/// </summary>
/// <param name="Language">The language most of it is written in: "en", "de".</param>
/// <param name="References">The numbers it names, in body, subject and names of attachments, each once: of open receivables, or looking like one of ours and unknown.</param>
/// <param name="Promises">To pay.</param>
/// <param name="Disputes">What it contests.</param>
/// <param name="Sayings">What else it says.</param>
/// <param name="Advised">What its tables say was paid for what, in their order.</param>
public sealed record MailReading(
    string Language,
    IReadOnlyList<ReferenceMention> References,
    IReadOnlyList<PromiseSuggestion> Promises,
    IReadOnlyList<DisputeSuggestion> Disputes,
    IReadOnlyList<Saying> Sayings,
    IReadOnlyList<AdvisedLine> Advised)
{
    /// <summary>The kinds that are said, each once.</summary>
    public IEnumerable<SaidKind> Says => Sayings.Select(saying => saying.Kind).Distinct().Order();
}

/// <summary>Something that the customer contests.</summary>
public sealed record DisputeSuggestion
{
    public required DisputeReason Reason { get; init; }

    /// <summary>How much of it, where that is said.</summary>
    public Money? Amount { get; init; }
    public TextSpan? AmountSpan { get; init; }
    public required IReadOnlyList<ReferenceMention> References { get; init; }

    public IEnumerable<long> ReceivableIds => References.SelectMany(reference => reference.ReceivableIds).Distinct();

    public required TextSpan Sentence { get; init; }

    /// <summary>The words it was read from.</summary>
    public required TextSpan Words { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }
}

/// <summary>One thing that is said.</summary>
public sealed record Saying
{
    public required SaidKind Kind { get; init; }

    /// <summary>The sentence it stands in, and the words it was read from; offsets into the subject where <see cref="IsOfSubject"/>.</summary>
    public required TextSpan Sentence { get; init; }
    public required TextSpan Words { get; init; }
    public bool IsOfSubject { get; init; }

    /// <summary>Already paid: when. Out of office: until when.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Already paid: how much, where that is said.</summary>
    public Money? Amount { get; init; }

    public IReadOnlyList<ReferenceMention> References { get; init; } = [];

    /// <summary>Out of office, wrong contact: whom to write to instead, as the mail names them.</summary>
    public TextSpan? Person { get; init; }

    /// <summary>Remittance: what was paid for what.</summary>
    public IReadOnlyList<RemittanceLine> Lines { get; init; } = [];
}

/// <param name="Reference">The document.</param>
/// <param name="Amount">Paid for it.</param>
/// <param name="Span">The line.</param>
public sealed record RemittanceLine(ReferenceMention Reference, Money Amount, TextSpan Span);
