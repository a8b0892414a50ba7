using System.Text.RegularExpressions;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>
/// Takes from a text what a language model need not see: addresses, telephone numbers, bank accounts, and people's names where they stand in a
/// greeting or are the sender's. Amounts, days and document numbers stay.
/// </summary>
internal static class Redaction
{
    /// <summary>No customer writes it, so words with a gap in them are nobody's.</summary>
    private const string Gap = "[\u2026]";

    // These never backtrack: time is linear in the text.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex[] Unneeded =
    [
        new(@"[\w.+%-]+@[\w-]+(\.[\w-]+)+", Linear),
        new(@"\b(https?://|www\.)\S+", Linear | RegexOptions.IgnoreCase),
        new(@"\b[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?\b", Linear),
        new(@"\+\d[\d ()/.-]{6,20}\d", Linear),
        new(@"\b0\d{2,4}[ /-]\d[\d -]{4,15}\d", Linear),
        new(@"\b\d{10,34}\b", Linear),
    ];

    private static readonly Regex Greeting = new(
        @"^(?<greeting>[ \t]*(dear|hello|hi|good morning|good afternoon|hallo|guten tag|guten morgen|liebe[r]?|sehr geehrte[rn]?( frau| herr| damen und herren)?|bonjour|madame|monsieur|estimad[oa]s?|hola|buenos d[ií]as)\b)(?<name>[^\n,:!]{1,60})",
        Linear | RegexOptions.IgnoreCase | RegexOptions.Multiline);

    /// <param name="text">What the customer wrote.</param>
    /// <param name="sender">The sender's name, as the mail says it.</param>
    public static string Of(string text, string? sender)
    {
        var redacted = Greeting.Replace(text, match => match.Groups["greeting"].Value + " " + Gap);
        redacted = Unneeded.Aggregate(redacted, (known, unneeded) => unneeded.Replace(known, Gap));
        return sender is { Length: > 3 } ? redacted.Replace(sender, Gap, StringComparison.OrdinalIgnoreCase) : redacted;
    }
}
