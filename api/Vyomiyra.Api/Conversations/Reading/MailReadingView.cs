using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>What was read in the open mail's new words. Proposals: nothing is recorded until a person confirms it.</summary>
/// <param name="Language">The language most of it is written in.</param>
/// <param name="Promises">To pay.</param>
/// <param name="Disputes">What it contests.</param>
/// <param name="Sayings">What else it says, in the order of the text.</param>
/// <param name="UnknownReferences">What looks like a document number but is not open on the account.</param>
/// <param name="Tables">Names of the files on it that may hold a remittance advice, which is asked for by itself.</param>
public sealed record MailReadingView(
    string Language,
    IReadOnlyList<PromiseSuggestionRow> Promises,
    IReadOnlyList<DisputeSuggestionRow> Disputes,
    IReadOnlyList<SayingRow> Sayings,
    IReadOnlyList<string> UnknownReferences,
    IReadOnlyList<string> Tables);

/// <summary>Which suggestion it is. It goes back as it came with what a person decides on it.</summary>
/// <param name="Key">A hash of the message and of the words: the same whenever the mail is read again.</param>
/// <param name="Kind">"promise", "dispute", or the name of a kind of saying ("already-paid").</param>
/// <param name="Language">That of its words.</param>
/// <param name="ReadBy">Rules, or the optional language model.</param>
/// <param name="Length">Of its sentence, in UTF-16 code units.</param>
public sealed record SuggestionOrigin(string Key, string Kind, string Language, ReadBy ReadBy, int Length);

/// <summary>A promise that stands in the open mail.</summary>
/// <param name="Origin">Which suggestion it is.</param>
/// <param name="IsDismissed">A person has rejected it.</param>
/// <param name="Amount">Null where no amount was said; then it is asked for.</param>
/// <param name="PromisedOn">A business day; null where no day was said.</param>
/// <param name="SaidOn">The day as literally said, where it is no business day.</param>
/// <param name="Receivables">The open receivables it names.</param>
/// <param name="UnknownReferences">What looks like a document number but is not open on the account.</param>
/// <param name="Sentence">The words it was read from.</param>
/// <param name="Highlights">Parts of the sentence to mark.</param>
/// <param name="Condition">What the promise waits for ("once the credit note arrives").</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record PromiseSuggestionRow(
    SuggestionOrigin Origin,
    bool IsDismissed,
    decimal? Amount,
    string Currency,
    AmountBasis AmountBasis,
    DateOnly? PromisedOn,
    DateOnly? SaidOn,
    IReadOnlyList<NamedReceivable> Receivables,
    IReadOnlyList<string> UnknownReferences,
    string Sentence,
    IReadOnlyList<Highlight> Highlights,
    string? Condition,
    double Confidence);

/// <summary>Something that the open mail contests.</summary>
/// <param name="ReasonCode">By X12's code list 426: "04".</param>
/// <param name="Amount">How much of it; null where that is not said.</param>
/// <param name="Receivables">The open receivables it names.</param>
/// <param name="UnknownReferences">What looks like a document number but is not open on the account.</param>
/// <param name="Sentence">The words it was read from.</param>
/// <param name="Highlights">Parts of the sentence to mark.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record DisputeSuggestionRow(
    SuggestionOrigin Origin,
    bool IsDismissed,
    string ReasonCode,
    decimal? Amount,
    string Currency,
    IReadOnlyList<NamedReceivable> Receivables,
    IReadOnlyList<string> UnknownReferences,
    string Sentence,
    IReadOnlyList<Highlight> Highlights,
    double Confidence);

/// <summary>One more thing that the open mail says.</summary>
/// <param name="Sentence">The words it was read from; a part of the subject, or the name of a file, where nothing in the text says it.</param>
/// <param name="On">Already paid: when. Out of office: until when.</param>
/// <param name="Amount">Already paid: how much, where that is said.</param>
/// <param name="Receivables">The open receivables it names.</param>
/// <param name="UnknownReferences">What looks like a document number but is not open on the account.</param>
/// <param name="Person">Out of office, wrong contact: whom to write to instead, as the mail names them.</param>
/// <param name="Lines">Remittance: what was paid for what.</param>
/// <param name="Payments">Already paid: payments of the account that may be the one.</param>
public sealed record SayingRow(
    SuggestionOrigin Origin,
    bool IsDismissed,
    SaidKind Kind,
    string Sentence,
    IReadOnlyList<Highlight> Highlights,
    DateOnly? On,
    decimal? Amount,
    string? Currency,
    IReadOnlyList<NamedReceivable> Receivables,
    IReadOnlyList<string> UnknownReferences,
    string? Person,
    IReadOnlyList<RemittanceRow> Lines,
    IReadOnlyList<FittingPayment> Payments);

public sealed record NamedReceivable(long Id, string DocumentNumber, decimal Open);

/// <param name="Document">As the customer writes it.</param>
/// <param name="ReceivableId">The open receivable meant; null where none on the account is called so.</param>
public sealed record RemittanceRow(string Document, long? ReceivableId, decimal Amount, string Currency);

/// <param name="Number">The payment's own in the ERP.</param>
/// <param name="Documents">What it was applied to.</param>
public sealed record FittingPayment(string Number, DateOnly PaidOn, decimal Amount, string Currency, IReadOnlyList<string> Documents);

public enum HighlightKind
{
    Amount,
    Date,
    Reference,
    Condition,

    /// <summary>The words that say it.</summary>
    Words,
}

/// <param name="Start">Offset into the sentence, in UTF-16 code units.</param>
public sealed record Highlight(HighlightKind Kind, int Start, int Length);
