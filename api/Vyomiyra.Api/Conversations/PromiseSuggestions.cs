using Vyomiyra.Api.Accounts;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations;

/// <summary>A promise that stands in the open mail. A proposal: nothing is recorded until a person confirms it.</summary>
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

public sealed record NamedReceivable(long Id, string DocumentNumber, decimal Open);

public enum HighlightKind
{
    Amount,
    Date,
    Reference,
    Condition,
}

/// <param name="Start">Offset into the sentence, in UTF-16 code units.</param>
public sealed record Highlight(HighlightKind Kind, int Start, int Length);

/// <summary>Reads promises in the open mail against what the account owes.</summary>
public sealed class PromiseSuggestions(CompanyCalendars calendars, TimeProvider clock)
{
    public async Task<IReadOnlyList<PromiseSuggestionRow>> ReadAsync(OpenMail mail, AccountContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = MailReader.Read(mail.Text, new ReadingContext
        {
            SentAt = mail.SentAt is { } sent && sent < now ? sent : now,
            Calendar = await calendars.OfAsync(context.Account.CompanyId, cancellation),
            Currency = Currency.Parse(context.Standing.Currency),
            Language = context.Account.Language,
            Subject = mail.Subject,
            OpenReceivables = [.. context.Receivables.Select(Readable)],
        }).Promises;
        var open = context.Receivables.ToDictionary(row => row.Id);
        return [.. found.Select(suggestion => Row(suggestion, mail.Text, context.Standing.Currency, open))];
    }

    private static OpenReceivable Readable(ReceivableRow row) => new(
        row.Id,
        row.DocumentNumber,
        ReferenceKey.Of(row.DocumentNumber),
        [.. new[] { row.OrderNumber, row.Reference }.OfType<string>().Select(ReferenceKey.Of)],
        Money.Round(row.Open, Currency.Parse(row.Currency)),
        row.DueOn);

    private static PromiseSuggestionRow Row(PromiseSuggestion suggestion, string text, string currency, Dictionary<long, ReceivableRow> open) => new(
        suggestion.Amount?.ToDecimal(),
        suggestion.Amount?.Currency.Code ?? currency,
        suggestion.AmountBasis,
        suggestion.PromisedOn,
        suggestion.IsMoved ? suggestion.SaidOn : null,
        [.. suggestion.ReceivableIds.Select(id => new NamedReceivable(id, open[id].DocumentNumber, open[id].Open))],
        [.. suggestion.References.Where(reference => reference.IsUnknown).Select(reference => reference.Text)],
        suggestion.Sentence.Of(text),
        [.. Highlights(suggestion)],
        suggestion.Condition?.Of(text),
        suggestion.Confidence);

    private static IEnumerable<Highlight> Highlights(PromiseSuggestion suggestion)
    {
        var spans = suggestion.References
            .Select(reference => (HighlightKind.Reference, reference.Span))
            .Append((HighlightKind.Amount, suggestion.AmountSpan))
            .Append((HighlightKind.Date, suggestion.DateSpan))
            .Append((HighlightKind.Condition, suggestion.Condition));
        return spans
            .Where(part => part.Item2 is { } span && suggestion.Sentence.Contains(span))
            .Select(part => new Highlight(part.Item1, part.Item2!.Value.Start - suggestion.Sentence.Start, part.Item2.Value.Length))
            .OrderBy(highlight => highlight.Start);
    }
}
