using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>From what was read, in spans of the text, to the rows that a screen shows.</summary>
internal sealed class SuggestionRows(OpenMail mail, AccountContext context, string language)
{
    private readonly Dictionary<long, ReceivableRow> open = context.Receivables.ToDictionary(row => row.Id);

    public PromiseSuggestionRow Of(PromiseSuggestion promise, ReadBy by) => new(
        Origin(SuggestionKinds.Promise, promise.Language, by, mail.Text, promise.Sentence, promise.AmountSpan, promise.DateSpan),
        IsDismissed: false,
        promise.Amount?.ToDecimal(),
        promise.Amount?.Currency.Code ?? context.Standing.Currency,
        promise.AmountBasis,
        promise.PromisedOn,
        promise.IsMoved ? promise.SaidOn : null,
        Named(promise.ReceivableIds),
        Unknown(promise.References),
        promise.Sentence.Of(mail.Text),
        Highlights(promise.Sentence, promise.References, (HighlightKind.Amount, promise.AmountSpan), (HighlightKind.Date, promise.DateSpan), (HighlightKind.Condition, promise.Condition)),
        promise.Condition?.Of(mail.Text),
        promise.Confidence);

    public DisputeSuggestionRow Of(DisputeSuggestion dispute, ReadBy by) => new(
        Origin(SuggestionKinds.Dispute, language, by, mail.Text, dispute.Sentence, dispute.Words, dispute.AmountSpan),
        IsDismissed: false,
        dispute.Reason.Code(),
        dispute.Amount?.ToDecimal(),
        dispute.Amount?.Currency.Code ?? context.Standing.Currency,
        Named(dispute.ReceivableIds),
        Unknown(dispute.References),
        dispute.Sentence.Of(mail.Text),
        Highlights(dispute.Sentence, dispute.References, (HighlightKind.Words, dispute.Words), (HighlightKind.Amount, dispute.AmountSpan)),
        dispute.Confidence);

    public SayingRow Of(Saying saying, IReadOnlyList<FittingPayment> payments)
    {
        var text = saying.IsOfSubject ? mail.Subject ?? "" : mail.Text;
        return new SayingRow(
            Origin(saying.Kind.Name(), language, ReadBy.Rules, text, saying.Sentence, saying.Words),
            IsDismissed: false,
            saying.Kind,
            saying.Sentence.Of(text),
            Highlights(saying.Sentence, saying.References, (HighlightKind.Words, saying.Words)),
            saying.On,
            saying.Amount?.ToDecimal(),
            saying.Amount?.Currency.Code,
            Named(saying.References.SelectMany(reference => reference.ReceivableIds).Distinct()),
            Unknown(saying.References),
            saying.Person?.Of(mail.Text),
            Lines(saying.Lines),
            payments);
    }

    public static IReadOnlyList<string> Unknown(IEnumerable<ReferenceMention> references) =>
        [.. references.Where(reference => reference.IsUnknown).Select(reference => reference.Text).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<RemittanceRow> Lines(IEnumerable<RemittanceLine> lines) =>
        [.. lines.Select(line => new RemittanceRow(
            line.Reference.Text, line.Reference.ReceivableIds is [var id] ? id : null, line.Amount.ToDecimal(), line.Amount.Currency.Code))];

    private IReadOnlyList<NamedReceivable> Named(IEnumerable<long> receivables) =>
        [.. receivables.Select(id => new NamedReceivable(id, open[id].DocumentNumber, open[id].Open))];

    private SuggestionOrigin Origin(string kind, string spoken, ReadBy by, string text, TextSpan sentence, params TextSpan?[] parts)
    {
        var said = string.Join('|', parts.Select(part => part is { } span ? string.Create(CultureInfo.InvariantCulture, $"{span.Start}+{span.Length}") : ""));
        var message = MessageIdentifier.Normalise(mail.InternetMessageId) ?? string.Create(CultureInfo.InvariantCulture, $"{mail.Mailbox} {mail.SentAt:O} {mail.Subject}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{message}\n{sentence.Start}\n{said}\n{sentence.Of(text)}"));
        return new SuggestionOrigin(Convert.ToHexStringLower(hash.AsSpan(0, SuggestionKinds.KeyLength / 2)), kind, spoken, by, sentence.Length);
    }

    /// <summary>In the order of the sentence.</summary>
    private static IReadOnlyList<Highlight> Highlights(
        TextSpan sentence, IEnumerable<ReferenceMention> references, params (HighlightKind Kind, TextSpan? Span)[] parts) =>
        [.. references.Select(reference => (Kind: HighlightKind.Reference, reference.Span))
            .Concat(parts)
            .Where(part => part.Span is { } span && sentence.Contains(span))
            .Select(part => new Highlight(part.Kind, part.Span!.Value.Start - sentence.Start, part.Span.Value.Length))
            .OrderBy(highlight => highlight.Start)];
}
