namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads promises to pay in what the sender of a mail newly wrote. Pure and linear in the length of the text. Decisions people may wonder at:
/// "Friday" written on a Friday is that day, "next Friday" is next week's; the end of a week or month moves back to a business day, any other
/// day moves on; a day without a year that lies back or more than 200 days off is no day; no day, no condition and no payment run is no promise.
/// </summary>
public static class PromiseReader
{
    /// <summary>No mail promises more often.</summary>
    private const int MostSuggestions = 20;

    public static IReadOnlyList<PromiseSuggestion> Read(string text, ReadingContext context)
    {
        var book = new ReferenceBook(context.OpenReceivables);
        var mail = ReadSentences(text, context, book);
        var references = new ReferenceScope(mail, SubjectOf(context, book));
        var promises = new List<PromiseSuggestion>();
        for (var at = 0; at < mail.Count && promises.Count < MostSuggestions; at++)
        {
            var parts = PromiseParts.Of(mail[at], at > 0 ? mail[at - 1] : null);
            foreach (var part in parts)
            {
                promises.Add(new Suggestion(mail[at], part, context, references.Of(at, part, parts)).Make(promises));
            }
        }

        return promises;
    }

    private static List<ReadSentence> ReadSentences(string text, ReadingContext context, ReferenceBook book)
    {
        var mail = new List<ReadSentence>();
        foreach (var part in NewWords.Of(text))
        {
            var tokens = Tokeniser.Read(text, part, Languages.Vocabulary.Find);
            var likely = Languages.Of(tokens, 0, tokens.Count, Languages.Named(context.Language));
            var monthFirst = Locale.PutsMonthFirst(text, tokens);
            foreach (var (first, count) in SentenceSplitter.Split(text, tokens))
            {
                var language = Languages.Of(tokens, first, count, likely);
                mail.Add(ReadSentence.Of(new Sentence(text, tokens, first, count, language), context, book, monthFirst));
            }
        }

        return mail;
    }

    private static ReadSentence? SubjectOf(ReadingContext context, ReferenceBook book)
    {
        var subject = context.Subject ?? "";
        var tokens = Tokeniser.Read(subject, new TextSpan(0, subject.Length), Languages.Vocabulary.Find);
        return tokens.Count == 0 ? null
            : ReadSentence.Of(new Sentence(subject, tokens, 0, Math.Min(tokens.Count, SentenceSplitter.MostTokens), Languages.Named(context.Language)), context, book, null);
    }
}
