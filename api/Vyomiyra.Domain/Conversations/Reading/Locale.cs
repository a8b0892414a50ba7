namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What a language or region decides where the text leaves it open.</summary>
internal static class Locale
{
    public static bool HasDecimalComma(string language) => !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
        && !language.Equals("de-CH", StringComparison.OrdinalIgnoreCase);

    /// <summary>Americans do; English without a region is theirs where the account is kept in their dollars.</summary>
    public static bool PutsMonthFirst(string language, Currency currency) =>
        language.Equals("en-US", StringComparison.OrdinalIgnoreCase)
        || (language.Equals("en", StringComparison.OrdinalIgnoreCase) && currency.Code == "USD");
}
