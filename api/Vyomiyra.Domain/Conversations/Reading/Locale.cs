using System.Collections.Frozen;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What a language or region decides where the text leaves it open.</summary>
internal static class Locale
{
    /// <summary>Countries that write a point before the decimals, besides those of English.</summary>
    private static readonly FrozenSet<string> PointCountries = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "US", "GB", "IE", "AU", "NZ", "CA", "IN", "SG", "HK", "MY", "PH", "CH", "LI", "MX", "JP", "CN", "TW", "KR", "TH", "IL", "KW", "BH", "AE", "OM", "JO", "SA");

    /// <summary>Countries whose dates begin with the month.</summary>
    private static readonly FrozenSet<string> MonthFirstCountries = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "US", "PR", "PH", "FM", "GU");

    public static bool HasDecimalComma(string language, string? country) => country is not null ? !PointCountries.Contains(country)
        : !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
        && !language.Equals("de-CH", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the mail's own dates tell: 12/15 puts the month first, 15/12 the day; null where none tells.</summary>
    public static bool? PutsMonthFirst(string text, IReadOnlyList<Token> tokens)
    {
        for (var at = 0; at + 2 < tokens.Count; at++)
        {
            var isSlashed = tokens[at].Kind == TokenKind.Digits && tokens[at + 2].Kind == TokenKind.Digits && tokens[at].Length <= 2 && tokens[at + 2].Length <= 2
                && text[tokens[at + 1].Start] == '/' && tokens[at + 1].Gap == 0 && tokens[at + 2].Gap == 0;
            if (isSlashed && int.Parse(text.AsSpan(tokens[at].Start, tokens[at].Length), null) is var first
                && int.Parse(text.AsSpan(tokens[at + 2].Start, tokens[at + 2].Length), null) is var second && first is >= 1 and <= 31 && second is >= 1 and <= 31
                && first > 12 != second > 12)
            {
                return second > 12;
            }
        }

        return null;
    }

    /// <summary>Americans do; English without a region is theirs where the account is kept in their dollars.</summary>
    public static bool PutsMonthFirst(string language, string? country, Currency currency) => country is not null ? MonthFirstCountries.Contains(country)
        : language.Equals("en-US", StringComparison.OrdinalIgnoreCase)
        || (language.Equals("en", StringComparison.OrdinalIgnoreCase) && currency.Code == "USD");
}
