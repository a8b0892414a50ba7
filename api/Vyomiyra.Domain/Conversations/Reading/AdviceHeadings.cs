using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What the headings of a remittance advice say, in every language that is read: customers' systems have their own.</summary>
internal static class AdviceHeadings
{
    private const int LongestHeading = 60;

    private static readonly string[] Documents = Plain(Term.DocumentHeading);
    private static readonly string[] Paid = Plain(Term.PaidHeading);
    private static readonly string[] Amounts = Plain(Term.AmountHeading);
    private static readonly string[] Deductions = Plain(Term.DeductionHeading);
    private static readonly string[] Totals = Plain(Term.TotalRow);

    public static bool IsDocument(string heading) => Has(heading, Documents);

    /// <summary>How surely the amounts below are what was paid; below 0 where they are not.</summary>
    public static int RankOfAmount(string heading) => Has(heading, Deductions) ? -1 : Has(heading, Paid) ? 2 : Has(heading, Amounts) ? 1 : 0;

    public static bool IsHeading(string cell) => cell.Length is > 0 and <= LongestHeading && (IsDocument(cell) || RankOfAmount(cell) != 0);

    public static bool BeginsTotal(string cell) =>
        cell.Length is > 0 and <= LongestHeading && HeadingWords.Plain(cell) is var plain && Array.Exists(Totals, word => plain == word || plain.StartsWith(word + " ", StringComparison.Ordinal));

    private static bool Has(string heading, string[] words)
    {
        var plain = $" {HeadingWords.Plain(heading)} ";
        return Array.Exists(words, word => plain.Contains($" {word} ", StringComparison.Ordinal));
    }

    private static string[] Plain(Term term) => [.. Languages.Phrases(term).Select(HeadingWords.Plain).Distinct()];
}
