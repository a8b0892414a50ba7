using System.Globalization;

namespace Vyomiyra.Domain.Outreach;

/// <summary>How days and amounts are written to a customer. What we send is in English, German, French or Spanish.</summary>
/// <param name="Language">ISO 639-1.</param>
public sealed record CustomerWriting(string Language, string Day, string Point, string Thousands)
{
    private static readonly CustomerWriting[] All =
    [
        new("en", "d MMMM yyyy", ".", ","),
        new("de", "dd.MM.yyyy", ",", "."),
        new("fr", "dd/MM/yyyy", ",", "\u202f"),
        new("es", "dd/MM/yyyy", ",", "."),
    ];

    /// <param name="language">BCP 47; English where we have no words in it.</param>
    public static CustomerWriting Of(string? language) =>
        Array.Find(All, writing => writing.Language.Equals(language?.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? All[0];

    public string Spelled(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>With its currency: "24.300,00 EUR".</summary>
    public string Spelled(Money amount) => amount.ToDecimal().ToString(
        $"N{amount.Currency.Exponent}", new NumberFormatInfo { NumberDecimalSeparator = Point, NumberGroupSeparator = Thousands }) + $" {amount.Currency.Code}";
}
