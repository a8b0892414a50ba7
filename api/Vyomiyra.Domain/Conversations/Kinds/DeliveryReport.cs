using System.Text.RegularExpressions;
using Vyomiyra.Domain.Accounts;

namespace Vyomiyra.Domain.Conversations.Kinds;

/// <summary>An address that mail did not reach.</summary>
/// <param name="Address">Normalised.</param>
/// <param name="IsPermanent">Whether later mail will not arrive there either. A full mailbox, a refusal of this one mail and a delay are not.</param>
/// <param name="Status">The enhanced status code ("5.1.1"), where one was given.</param>
public sealed record FailedAddress(string Address, bool IsPermanent, string? Status);

/// <summary>What a mail server reports about our mail: the fields of RFC 3464 where they are given, otherwise what its text says.</summary>
internal static partial class DeliveryReport
{
    private const int MostCharacters = 64 * 1024;
    private const int MostAddresses = 50;

    /// <summary>Status codes of things that pass: a full or large mail's mailbox, a busy system, a policy that disliked this mail.</summary>
    private static readonly string[] Passing = ["5.2.2", "5.2.3", "5.3.", "5.7."];

    /// <summary>Whether the report says of nobody that mail did not arrive: it arrived, or was handed on.</summary>
    public static bool IsGoodNews(string? report) => Recipients(report).ToList() is { Count: > 0 } all && all.TrueForAll(one => one.Action is "delivered" or "relayed" or "expanded");

    public static IReadOnlyList<FailedAddress> Read(string? report, MailMarks marks, string subject, string text)
    {
        var told = Recipients(report).Where(one => one.Action is "failed" or "delayed" && one.Address is not null)
            .Select(one => new FailedAddress(one.Address!, one.Action == "failed" && IsLasting(one.Status), one.Status)).ToList();
        if (told.Count == 0)
        {
            var words = Bounded(text);
            var status = Status().Match(words) is { Success: true } found ? found.Value : null;
            var isLasting = !Delay().IsMatch(subject) && (status is null ? !Delay().IsMatch(words) : IsLasting(status));
            told = [.. Named(marks, words).Select(MailAddress.Normalise).OfType<string>().Select(address => new FailedAddress(address, isLasting, status))];
        }

        return [.. told.DistinctBy(failed => failed.Address).Take(MostAddresses)];
    }

    private static bool IsLasting(string? status) => status is null || (status.StartsWith('5') && !Passing.Any(status.StartsWith));

    private static IEnumerable<(string? Address, string Action, string? Status)> Recipients(string? report) =>
        Bounded(report ?? "").ReplaceLineEndings("\n").Split("\n\n").Select(block => (
            Field(block, "Original-Recipient") ?? Field(block, "Final-Recipient"),
            Value(block, "Action")?.ToLowerInvariant() ?? "",
            Value(block, "Status") is { } status && Status().Match(status) is { Success: true } code ? code.Value : null))
        .Where(one => one.Item2.Length > 0);

    private static string? Field(string block, string name) => MailAddress.Normalise(Value(block, name)?.Split(';')[^1].Trim().Trim('<', '>'));

    private static string? Value(string block, string name) => block.Split('\n')
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    /// <summary>Gmail and Exim name them in a header, Postfix at the beginning of a line; otherwise the first address that the text names.</summary>
    private static IEnumerable<string> Named(MailMarks marks, string words)
    {
        if (marks.FailedRecipients.Count > 0)
        {
            return marks.FailedRecipients;
        }

        var lines = AtLineStart().Matches(words);
        return lines.Count > 0 ? lines.Select(match => match.Groups[1].Value) : Address().Matches(words).Select(match => match.Value).Take(1);
    }

    private static string Bounded(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)")]
    private static partial Regex Status();

    [GeneratedRegex(@"delay|temporar|will retry|still being retried|verzögert|vorübergehend|différé|retard|tempor|vertraagd", RegexOptions.IgnoreCase)]
    private static partial Regex Delay();

    [GeneratedRegex(@"^ {0,4}<([^<>\s]{3,254})>:", RegexOptions.Multiline)]
    private static partial Regex AtLineStart();

    [GeneratedRegex(@"[\w.%+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")]
    private static partial Regex Address();
}
