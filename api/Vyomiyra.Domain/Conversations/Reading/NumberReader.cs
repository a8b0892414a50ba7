using System.Globalization;
using System.Text;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="Value">Its value.</param>
/// <param name="To">The token behind it.</param>
/// <param name="IsGrouped">Thousands are set apart or it has decimals, as money is written.</param>
internal readonly record struct SaidNumber(decimal Value, int To, bool IsGrouped);

/// <summary>Reads "24,300.00", "24.300,00", "1'200.–", "12 500" and "1.2k".</summary>
internal static class NumberReader
{
    private const int MostDigits = 15;

    /// <param name="sentence">Where to read.</param>
    /// <param name="at">A token of digits.</param>
    /// <param name="decimals">Of the currency: decides whether three digits behind a single sign can be decimals.</param>
    /// <param name="decimalComma">Which of the two they are where the currency allows both.</param>
    public static SaidNumber? At(Sentence sentence, int at, int decimals, bool decimalComma)
    {
        var groups = Groups(sentence, at, out var to);
        var factor = sentence.Is(Term.Multiplier, to) ? sentence.Value(Term.Multiplier, to) : 1;
        if (Digits(sentence, groups, factor > 1 ? int.MaxValue : decimals, decimalComma) is not { } digits)
        {
            return null;
        }

        to += factor > 1 ? sentence.Length(Term.Multiplier, to) : 0;
        return new SaidNumber(decimal.Parse(digits, CultureInfo.InvariantCulture) * factor, Dashes(sentence, to), groups.Count > 1 || factor > 1);
    }

    /// <summary>The tokens of digits that belong together.</summary>
    private static List<int> Groups(Sentence sentence, int at, out int to)
    {
        var groups = new List<int> { at };
        for (to = at + 1; ; to = groups[^1] + 1)
        {
            var isSign = sentence.IsSignOf(to, ".,'’") && sentence.IsJoined(to) && sentence.IsDigits(to + 1) && sentence.IsJoined(to + 1);
            var isBlank = sentence.IsDigits(to) && sentence[to].Gap == 1 && sentence[to].Length == 3 && sentence[groups[0]].Length <= 3
                && (groups.Count == 1 || sentence[groups[^1]].Length == 3);
            if ((!isSign && !isBlank) || groups.Count > MostDigits)
            {
                return groups;
            }

            groups.Add(isSign ? to + 1 : to);
        }
    }

    private static string? Digits(Sentence sentence, List<int> groups, int decimals, bool decimalComma)
    {
        if (groups.Sum(group => sentence[group].Length) > MostDigits)
        {
            return null;
        }

        var last = groups[^1];
        var hasDecimals = groups.Count > 1 && sentence.IsSignOf(last - 1, ".,") && IsDecimalSign(sentence, groups, decimals, decimalComma);
        var whole = hasDecimals ? groups.Count - 1 : groups.Count;
        var digits = new StringBuilder();
        for (var group = 0; group < whole; group++)
        {
            var length = sentence[groups[group]].Length;
            if (group > 0 && length != 3 && !(length == 2 && group < whole - 1))
            {
                return null;
            }

            digits.Append(sentence.Characters(groups[group]));
        }

        return hasDecimals ? digits.Append('.').Append(sentence.Characters(last)).ToString() : digits.ToString();
    }

    private static bool IsDecimalSign(Sentence sentence, List<int> groups, int decimals, bool decimalComma)
    {
        var last = groups[^1];
        var sign = sentence.Characters(last - 1)[0];
        if (groups.Count > 2)
        {
            return !sentence.IsSign(groups[^2] - 1, sign);
        }

        return sentence[last].Length != 3 || sentence.IsSign(groups[0], '0') || sentence.Digits(groups[0]) == 0
            || (decimals >= 3 && (decimals > 4 || sign == ',' == decimalComma)) || sentence[groups[0]].Length > 3;
    }

    /// <summary>The dash for no decimals: "1'200.–", "1.200,--".</summary>
    private static int Dashes(Sentence sentence, int to)
    {
        if (!sentence.IsSignOf(to, ".,") || !sentence.IsSignOf(to + 1, "-–—") || !sentence.IsJoined(to + 1))
        {
            return to;
        }

        return sentence.IsSignOf(to + 2, "-–") && sentence.IsJoined(to + 2) ? to + 3 : to + 2;
    }
}
