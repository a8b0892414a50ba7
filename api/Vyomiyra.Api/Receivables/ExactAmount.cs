using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>An amount of a request as money.</summary>
internal static class ExactAmount
{
    /// <summary>A thousand billions: sums of parts stay far below what 64 bits hold, in every currency.</summary>
    private const decimal MaximumUnits = 1_000_000_000_000;

    /// <summary>The amount; nothing where it cannot be one, and <paramref name="refusals"/> say why.</summary>
    public static Money Of(decimal value, Currency currency, string field, List<Refusal> refusals)
    {
        if (Math.Abs(value) <= MaximumUnits && Money.FromDecimal(value, currency) is { } money)
        {
            return money;
        }

        refusals.Add(Math.Abs(value) > MaximumUnits
            ? Refusal.Invalid(field, "amount_too_large", "No amount is that large.")
            : Refusal.Invalid(field, "too_many_decimals", $"{currency} has {currency.Exponent} decimals."));
        return Money.Zero(currency);
    }
}
