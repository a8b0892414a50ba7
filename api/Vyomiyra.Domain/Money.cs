using System.Globalization;

namespace Vyomiyra.Domain;

/// <summary>An amount in the minor units of its currency. Amounts of two currencies do not mix: every operation on both throws.</summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The exact amount, or null where <paramref name="amount"/> has more decimals than the currency or does not fit.</summary>
    public static Money? FromDecimal(decimal amount, Currency currency)
    {
        if (decimal.Abs(amount) > long.MaxValue)
        {
            return null;
        }

        var minor = amount * currency.MinorPerUnit;
        return minor == decimal.Truncate(minor) && minor is >= long.MinValue and <= long.MaxValue ? new Money((long)minor, currency) : null;
    }

    /// <summary>The nearest amount that the currency can hold; halves go away from zero, as people round on paper.</summary>
    public static Money Round(decimal amount, Currency currency) =>
        new((long)decimal.Round(amount * currency.MinorPerUnit, MidpointRounding.AwayFromZero), currency);

    public decimal ToDecimal() => (decimal)Minor / Currency.MinorPerUnit;

    public bool IsZero => Minor == 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + Same(left, right).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - Same(left, right).Minor), left.Currency);

    public static Money operator -(Money amount) => new(checked(-amount.Minor), amount.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>Invariant: "24300.00 EUR". Screens format by the user's locale.</summary>
    public override string ToString() =>
        ToDecimal().ToString("F" + Currency.Exponent.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + " " + Currency.Code;

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix: convert at a dated rate first.");
}
