using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Vyomiyra.Domain;

/// <summary>An ISO 4217 currency in use, with the number of decimals of its minor unit (JPY 0, EUR 2, KWD 3).</summary>
public readonly record struct Currency
{
    private static readonly FrozenDictionary<string, int> ExponentOf = Load();

    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The three-letter code. The default value of the type is no currency and has none.</summary>
    public string Code => code ?? throw new InvalidOperationException("No currency was given.");

    /// <summary>Decimals of the minor unit: an amount of 1 minor is 10^-Exponent of the currency.</summary>
    public int Exponent => ExponentOf[Code];

    /// <summary>How many minor units make one unit: 1, 100, 1000 or 10000.</summary>
    public long MinorPerUnit => Exponent switch { 0 => 1, 2 => 100, 3 => 1000, 4 => 10_000, _ => throw new InvalidOperationException($"{Code} has {Exponent} decimals.") };

    public static IEnumerable<Currency> All => ExponentOf.Keys.Order(StringComparer.Ordinal).Select(code => new Currency(code));

    /// <exception cref="FormatException">The code is not one of ISO 4217's currencies.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not an ISO 4217 currency.");

    /// <summary>Reads a code in either case, with blanks around it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Currency currency)
    {
        var candidate = code?.Trim().ToUpperInvariant();
        var known = candidate is { Length: 3 } && ExponentOf.ContainsKey(candidate);
        currency = known ? new Currency(string.Intern(candidate!)) : default;
        return known;
    }

    public override string ToString() => code ?? "";

    private static FrozenDictionary<string, int> Load()
    {
        const string none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
        const string three = "BHD IQD JOD KWD LYD OMR TND";
        const string four = "CLF UYW";
        const string two =
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP " +
            "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD " +
            "KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR " +
            "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU " +
            "UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
        return new[] { (none, 0), (two, 2), (three, 3), (four, 4) }
            .SelectMany(group => group.Item1.Split(' ').Select(code => KeyValuePair.Create(code, group.Item2)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
