using System.Globalization;

namespace Vyomiyra.Domain.Receivables;

/// <summary>Reads an amount as people and exports write it, by the separators of a profile and no others.</summary>
public static class AmountText
{
    private const int MaximumDecimals = 15;

    /// <summary>
    /// "1234.56", "-1,234.56", "1,234.56-" or "(1,234.56)". Thousands must stand in groups of three, of which the first
    /// does not begin with a zero, or there must be none.
    /// </summary>
    /// <param name="text">What the cell says.</param>
    /// <param name="decimalSeparator">Between units and decimals.</param>
    /// <param name="thousandsSeparator">Between thousands, where there is one. A blank stands for the narrow and unbreakable ones too, ' for ’.</param>
    /// <param name="amount">The amount, 0 where there is none.</param>
    /// <returns>Null, or the code of what is wrong: bad_amount, amount_overflow.</returns>
    public static string? Read(string text, char decimalSeparator, char? thousandsSeparator, out decimal amount)
    {
        amount = 0;
        var rest = Unsigned(text.AsSpan().Trim(), out var negative);
        var point = rest.IndexOf(decimalSeparator);
        var units = point < 0 ? rest : rest[..point];
        var decimals = (point < 0 ? [] : rest[(point + 1)..]).TrimEnd('0');
        Span<char> digits = stackalloc char[64];
        if (units.Length > 40)
        {
            return units.ContainsAnyExceptInRange('0', '9') ? "bad_amount" : "amount_overflow";
        }

        var length = CopyUnits(units, thousandsSeparator, digits);
        if (length == 0 || decimals.Length > MaximumDecimals || decimals.ContainsAnyExceptInRange('0', '9') || point == rest.Length - 1)
        {
            return "bad_amount";
        }

        digits[length++] = '.';
        decimals.CopyTo(digits[length..]);
        if (!decimal.TryParse(digits[..(length + decimals.Length)], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount))
        {
            return "amount_overflow";
        }

        amount = negative ? -amount : amount;
        return null;
    }

    private static ReadOnlySpan<char> Unsigned(ReadOnlySpan<char> text, out bool negative)
    {
        negative = text is ['-', ..] or [.., '-'] or ['(', .., ')'];
        return text switch
        {
            ['(', .. var inner, ')'] => inner.Trim(),
            ['-' or '+', .. var inner] => inner.TrimStart(),
            [.. var inner, '-'] => inner.TrimEnd(),
            _ => text,
        };
    }

    /// <summary>Copies the digits without their separators; 0 where they are not digits in proper groups.</summary>
    private static int CopyUnits(ReadOnlySpan<char> units, char? thousandsSeparator, Span<char> digits)
    {
        var (length, sinceSeparator, grouped) = (0, 0, false);
        foreach (var character in units)
        {
            if (char.IsAsciiDigit(character))
            {
                digits[length++] = character;
                sinceSeparator++;
            }
            else if (IsSeparator(character, thousandsSeparator) && (grouped ? sinceSeparator == 3 : sinceSeparator is >= 1 and <= 3))
            {
                (grouped, sinceSeparator) = (true, 0);
            }
            else
            {
                return 0;
            }
        }

        return grouped && (sinceSeparator != 3 || digits[0] == '0') ? 0 : length;
    }

    private static bool IsSeparator(char character, char? separator) => character == separator || (separator, character) is (' ', '\u00a0' or '\u202f') or ('\'', '’');
}
