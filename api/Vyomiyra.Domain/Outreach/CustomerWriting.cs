using System.Globalization;

namespace Vyomiyra.Domain.Outreach;

/// <summary>How days and amounts are written to a customer. What we send is in one of <see cref="Languages"/>.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Day">In a sentence.</param>
/// <param name="ShortDay">In a table.</param>
public sealed record CustomerWriting(string Language, string Day, string ShortDay, string Point, string Thousands)
{
    private static readonly CustomerWriting[] All =
    [
        new("en", "d MMMM yyyy", "d MMM yyyy", ".", ","),
        new("de", "dd.MM.yyyy", "dd.MM.yyyy", ",", "."),
        new("fr", "dd/MM/yyyy", "dd/MM/yyyy", ",", "\u202f"),
        new("es", "dd/MM/yyyy", "dd/MM/yyyy", ",", "."),
    ];

    public static IReadOnlyList<string> Languages { get; } = [.. All.Select(writing => writing.Language)];

    /// <param name="language">BCP 47; English where we have no words in it.</param>
    public static CustomerWriting Of(string? language) =>
        Array.Find(All, writing => writing.Language.Equals(language?.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? All[0];

    public string Spelled(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    public string SpelledShort(DateOnly day) => day.ToString(ShortDay, CultureInfo.InvariantCulture);

    public string Spelled(Money amount) => Spelled(amount.ToDecimal(), amount.Currency);

    /// <summary>With its currency: "24.300,00 EUR".</summary>
    /// <param name="amount">In units of the currency; a sum may be more than <see cref="Money"/> holds.</param>
    /// <param name="currency">Says how many decimals are written.</param>
    public string Spelled(decimal amount, Currency currency) => amount.ToString(
        $"N{currency.Exponent}", new NumberFormatInfo { NumberDecimalSeparator = Point, NumberGroupSeparator = Thousands }) + $" {currency.Code}";
}
