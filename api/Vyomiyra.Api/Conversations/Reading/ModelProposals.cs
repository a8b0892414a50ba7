using System.Globalization;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>
/// What of a language model's answer counts: where every word that it names is literally the customer's, amounts and days are what those words say,
/// receivables are open on the account, and the rules have not read the same sentence. A model gets no benefit of doubt.
/// </summary>
internal sealed class ModelProposals(string text, ReadingContext context, MailReading rules)
{
    /// <summary>Below what the pane calls clear: a person is told to read for themselves.</summary>
    private const double Confidence = 0.5;

    private const int FarthestDays = 400;
    private const int ShortestReference = 4;

    private readonly IReadOnlyList<TextSpan> written = NewWords.Of(text);
    private readonly DateOnly sentOn = context.Calendar.DateOf(context.SentAt);

    public IReadOnlyList<PromiseSuggestion> Promises(ModelAnswer answer) =>
        [.. answer.Promises.Select(Promise).OfType<PromiseSuggestion>().Where(promise => !rules.Promises.Any(known => Overlap(known.Sentence, promise.Sentence)))];

    public IReadOnlyList<DisputeSuggestion> Disputes(ModelAnswer answer) =>
        [.. answer.Disputes.Select(Dispute).OfType<DisputeSuggestion>().Where(dispute => !rules.Disputes.Any(known => Overlap(known.Sentence, dispute.Sentence)))];

    private PromiseSuggestion? Promise(ModelPromise said)
    {
        if (Sentence(said.Sentence) is not { } sentence || Mentions(sentence, said.References) is not { } references
            || !Amount(sentence, said.Amount, said.Currency, said.AmountWords, out var amount, out var amountSpan)
            || !Day(sentence, said.Date, said.DateWords, out var day, out var daySpan) || (amount is null && day is null))
        {
            return null;
        }

        return new PromiseSuggestion
        {
            Amount = amount,
            AmountBasis = amount is null ? AmountBasis.Unsaid : AmountBasis.Said,
            AmountSpan = amountSpan,
            PromisedOn = day is { } on ? context.Calendar.BusinessDayOnOrAfter(on) : null,
            SaidOn = day,
            DateSpan = daySpan,
            References = references,
            Sentence = sentence,
            Verb = sentence,
            Confidence = Confidence,
            Language = rules.Language,
        };
    }

    private DisputeSuggestion? Dispute(ModelDispute said)
    {
        var isReason = int.TryParse(said.Reason, NumberStyles.None, CultureInfo.InvariantCulture, out var reason) && Enum.IsDefined((DisputeReason)reason);
        if (!isReason || Sentence(said.Sentence) is not { } sentence || Mentions(sentence, said.References) is not { } references
            || !Amount(sentence, said.Amount, said.Currency, said.AmountWords, out var amount, out var amountSpan))
        {
            return null;
        }

        return new DisputeSuggestion
        {
            Reason = (DisputeReason)reason,
            Amount = amount,
            AmountSpan = amountSpan,
            References = references,
            Sentence = sentence,
            Words = sentence,
            Confidence = Confidence,
        };
    }

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;

    private TextSpan? Sentence(string words) =>
        string.IsNullOrWhiteSpace(words) ? null : written.Select(part => Find(part, words)).FirstOrDefault(found => found is not null);

    private TextSpan? Find(TextSpan within, string words) =>
        words.Length > 0 && text.IndexOf(words, within.Start, within.Length, StringComparison.Ordinal) is >= 0 and var at ? new TextSpan(at, words.Length) : null;

    /// <summary>Whether the amount is one that its words say; true without one, where none is claimed.</summary>
    private bool Amount(TextSpan sentence, string? claimed, string? currency, string? words, out Money? amount, out TextSpan? span)
    {
        (amount, span) = (null, null);
        if (claimed is null || words is null)
        {
            return claimed is null && words is null;
        }

        if (currency != context.Currency.Code || Find(sentence, words) is not { } found
            || !decimal.TryParse(claimed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is <= 0 or > 1_000_000_000_000
            || Money.FromDecimal(value, context.Currency) is not { } money || !Says(words, value) || money > AllOpen())
        {
            return false;
        }

        (amount, span) = (money, found);
        return true;
    }

    private Money AllOpen() => new(
        context.OpenReceivables.Where(row => row.Open.Currency == context.Currency && row.Open.Minor > 0).Sum(row => row.Open.Minor), context.Currency);

    /// <summary>"24,300.00 EUR" says 24300: the digits are the same, with the decimals or without.</summary>
    private bool Says(string words, decimal value)
    {
        var digits = string.Concat(words.Where(char.IsAsciiDigit));
        var exact = value.ToString("F" + context.Currency.Exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
        return digits == exact || (decimal.IsInteger(value) && digits == value.ToString("F0", CultureInfo.InvariantCulture));
    }

    private bool Day(TextSpan sentence, string? claimed, string? words, out DateOnly? day, out TextSpan? span)
    {
        (day, span) = (null, null);
        if (claimed is null || words is null)
        {
            return claimed is null && words is null;
        }

        if (Find(sentence, words) is not { } found || !DateOnly.TryParseExact(claimed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            || on < sentOn || on.DayNumber - sentOn.DayNumber > FarthestDays)
        {
            return false;
        }

        (day, span) = (on, found);
        return true;
    }

    /// <summary>Null where one of them is not in the sentence, or not one open receivable of the account.</summary>
    private List<ReferenceMention>? Mentions(TextSpan sentence, IReadOnlyList<string> references)
    {
        var mentions = new List<ReferenceMention>();
        foreach (var words in references)
        {
            var key = ReferenceKey.OrNull(words);
            var meant = key is null || key.Length < ShortestReference ? [] : context.OpenReceivables.Where(row => row.Key.EndsWith(key, StringComparison.Ordinal)).Take(2).ToList();
            if (Find(sentence, words) is not { } span || meant is not [var receivable])
            {
                return null;
            }

            mentions.Add(new ReferenceMention(words, span, ReferenceSource.Sentence, [receivable.Id]));
        }

        return mentions;
    }
}
