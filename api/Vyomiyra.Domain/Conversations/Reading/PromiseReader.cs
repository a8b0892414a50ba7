namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Reads promises to pay in what the sender of a mail newly wrote. Decisions people may wonder at: "Friday" written on a Friday is that day,
/// "next Friday" is next week's; the end of a week or month moves back to a business day, any other day moves on; a day without a year that lies
/// back or more than 200 days off is no day; no day, no condition and no payment run is no promise.
/// </summary>
internal static class PromiseReader
{
    /// <summary>No mail promises more often.</summary>
    private const int MostSuggestions = 20;

    public static IReadOnlyList<PromiseSuggestion> In(ReadMail mail, ReferenceScope references)
    {
        var promises = new List<PromiseSuggestion>();
        for (var at = 0; at < mail.Sentences.Count && promises.Count < MostSuggestions; at++)
        {
            var parts = PromiseParts.Of(mail.Sentences[at], at > 0 ? mail.Sentences[at - 1] : null);
            foreach (var part in parts)
            {
                promises.Add(new Suggestion(mail.Sentences[at], part, mail.Context, references.Of(at, part, parts)).Make(promises));
            }
        }

        return promises;
    }
}
