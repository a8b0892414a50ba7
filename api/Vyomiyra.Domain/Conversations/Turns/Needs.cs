using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>What a person's words ask for, from what was read in them.</summary>
public static class Needs
{
    /// <summary>A greeting and a name beside "thanks" still say nothing that wants an answer; a sentence does.</summary>
    private const int MostWordsBesideThanks = 5;

    /// <param name="text">The mail's text.</param>
    /// <param name="reading">What <see cref="MailReader"/> read in it.</param>
    public static Need Of(string text, MailReading reading)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Disputes.Count > 0 || reading.Sayings.Any(saying => AsksFor(saying.Kind)))
        {
            return Need.Question;
        }

        return reading.Sayings.Any(saying => saying.Kind == SaidKind.WillRespond) ? Need.Patience
            : reading.Promises.Count == 0 && (SaysOnlyThanks(text, reading) || ClosesAtOnceWithThanks(text, reading)) ? Need.Nothing
            : Need.Answer;
    }

    private static bool AsksFor(SaidKind kind) =>
        kind.IsRequest() || kind is SaidKind.Question or SaidKind.Refusal or SaidKind.Insolvency or SaidKind.WrongContact;

    private static bool SaysOnlyThanks(string text, MailReading reading)
    {
        var thanks = reading.Sayings.Where(saying => saying is { Kind: SaidKind.Thanks, IsOfSubject: false }).Select(saying => saying.Sentence).ToList();
        if (thanks is [] || reading.Sayings.Any(saying => saying.Kind != SaidKind.Thanks))
        {
            return false;
        }

        var all = NewWords.Of(text).Sum(part => Words(part.Of(text)));
        return all - thanks.Sum(sentence => Words(sentence.Of(text))) <= MostWordsBesideThanks;
    }

    /// <summary>"Hello Priya, Thanks! Best regards": what thanks is read as the close of a mail that only greets.</summary>
    private static bool ClosesAtOnceWithThanks(string text, MailReading reading) =>
        reading.Sayings.Count == 0 && NewWords.Of(text) is [var greeting] && greeting.Of(text) is var hello && hello.EndsWith(',')
        && Words(hello) <= MostWordsBesideThanks && Signatures.IsThanks(text[greeting.End..].TrimStart());

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
