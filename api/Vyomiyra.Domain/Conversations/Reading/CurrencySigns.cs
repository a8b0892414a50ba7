using System.Collections.Frozen;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>What people write for a currency besides its code. Where several share a sign, the account's own is meant if it is one of them.</summary>
internal static class CurrencySigns
{
    private static readonly FrozenDictionary<string, string> Meanings = new (string Signs, string Currencies)[]
    {
        ("€ euro euros eur. teuro", "EUR"),
        ("$ us$ dollar dollars bucks", "USD CAD AUD NZD SGD HKD TWD MXN CLP ARS COP"),
        ("£ pound pounds quid pfund", "GBP EGP"),
        ("¥ yen yuan rmb", "JPY CNY"),
        ("fr sfr franken francs stutz", "CHF"),
        ("kr kronen kroner kronor", "SEK NOK DKK ISK"),
        ("zł zl zloty", "PLN"),
        ("₹ rs rupees", "INR"),
        ("kč", "CZK"),
    }.SelectMany(entry => entry.Signs.Split(' ').Select(sign => KeyValuePair.Create(sign, entry.Currencies)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> CodesThatAreWords = FrozenSet.Create(StringComparer.Ordinal, "ALL", "TRY", "TOP", "CUP", "PEN", "MAD", "SOS", "STD", "ANG");

    /// <summary>Reads a sign, a name or a code; "T" before a code ("TEUR 24") counts thousands.</summary>
    public static (Currency Currency, int Factor)? Find(string word, Currency account)
    {
        if (Meanings.TryGetValue(word, out var meanings))
        {
            var codes = meanings.Split(' ');
            return (Currency.Parse(Array.Find(codes, code => code == account.Code) ?? codes[0]), 1);
        }

        var isCode = word.Length == 3 && (word.All(char.IsAsciiLetterUpper) ? !CodesThatAreWords.Contains(word) : IsOftenWritten(word));
        if ((isCode || word == account.Code) && Currency.TryParse(word, out var currency))
        {
            return (currency, 1);
        }

        return word.Length == 4 && word[0] == 'T' && Currency.TryParse(word[1..], out var thousands) ? (thousands, 1000) : null;
    }

    private static bool IsOftenWritten(string word) =>
        word.Equals("eur", StringComparison.OrdinalIgnoreCase) || word.Equals("usd", StringComparison.OrdinalIgnoreCase)
        || word.Equals("gbp", StringComparison.OrdinalIgnoreCase) || word.Equals("chf", StringComparison.OrdinalIgnoreCase);
}
