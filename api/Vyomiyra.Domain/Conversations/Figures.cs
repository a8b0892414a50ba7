using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Domain.Conversations;

/// <summary>What a figure is by the words around it.</summary>
internal enum FigureSense
{
    /// <summary>It may be any number.</summary>
    Any,

    /// <summary>Said to be a document's, or an order's.</summary>
    Document,
    Order,

    /// <summary>A telephone, a bank account, a tax number, a postcode, a date, a year, a sum of money.</summary>
    Other,
}

/// <summary>A word or number with what is joined to it: "INV-2026/10482" is one.</summary>
internal readonly record struct Figure(int Start, int Length, int Digits, FigureSense Sense)
{
    public int End => Start + Length;

    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>Cuts a text into words and numbers and tells what the numbers are.</summary>
internal static class Figures
{
    private static readonly FrozenSet<string> OtherNumbers = Words(Term.NoReference);
    private static readonly FrozenSet<string> Documents = Words(Term.DocumentWord);
    private static readonly FrozenSet<string> NumberWords = Words(Term.NumberWord);

    private static readonly SearchValues<char> UpperOrDigit = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> DigitOrDot = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> EndsWhatWasSaid = SearchValues.Create("\n;,!?|");

    /// <summary>A "reference" is called so by whoever quotes ours, too.</summary>
    private static readonly FrozenSet<string> Orders = Words(Term.OrderWord).Except(Words(Term.PaymentWord)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Figure> In(string text)
    {
        var said = FigureSense.Any;
        var (before, last) = (default(Figure), default(Figure));
        foreach (var figure in Cut(text))
        {
            said = After(said, text.AsSpan(last.End, figure.Start - last.End));
            said = figure.Digits == 0 ? Said(said, figure.Of(text)) : BeginsBankAccount(text, figure) ? FigureSense.Other : said;
            var isOther = figure.Digits > 0 && (IsDate(text, figure) || IsMoney(text, figure, last) || IsPostcode(text, before, last, figure)
                || (said == FigureSense.Any && IsYear(text, figure) && !IsListed(text, last, figure)));
            (before, last) = (last, figure with { Sense = isOther ? FigureSense.Other : said });
            yield return last;
        }
    }

    private static IEnumerable<Figure> Cut(string text)
    {
        for (var position = 0; position < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            var digits = 0;
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || IsJoint(text, position)) && position - start <= ReferenceKey.MaximumLength)
            {
                digits += char.IsAsciiDigit(text[position]) ? 1 : 0;
                position++;
            }

            yield return new Figure(start, position - start, digits, FigureSense.Any);
        }
    }

    private static bool IsJoint(string text, int position) =>
        text[position] is '-' or '/' or '.' or '_' && position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1]);

    /// <summary>A plus sign begins a telephone number; a new line or sentence ends whatever was said.</summary>
    private static FigureSense After(FigureSense said, ReadOnlySpan<char> gap) =>
        gap.EndsWith("+") ? FigureSense.Other : gap.ContainsAny(EndsWhatWasSaid) ? FigureSense.Any : said;

    private static FigureSense Said(FigureSense said, string word) =>
        OtherNumbers.Contains(word) ? FigureSense.Other
        : Documents.Contains(word) ? FigureSense.Document
        : Orders.Contains(word) ? FigureSense.Order
        // "order no. 10482", "VAT DE 123456789"
        : NumberWords.Contains(word) || (said == FigureSense.Other && word.Length <= 2) ? said
        : FigureSense.Any;

    /// <summary>"DE89 3704 0044 …"</summary>
    private static bool BeginsBankAccount(string text, Figure figure) =>
        figure is { Length: 4, Digits: 2 } && char.IsAsciiLetterUpper(text[figure.Start]) && char.IsAsciiLetterUpper(text[figure.Start + 1])
        && figure.End + 4 < text.Length && text[figure.End] == ' ' && text.AsSpan(figure.End + 1, 4).IndexOfAnyExcept(UpperOrDigit) < 0;

    /// <summary>"31.12.2026", "2026-11-02", "11/30/26".</summary>
    private static bool IsDate(string text, Figure figure)
    {
        var parts = text.Substring(figure.Start, figure.Length).Split('.', '/', '-');
        return figure.Length <= 10 && parts is [var first, var second, var third] && second.Length is 1 or 2 && int.TryParse(second, CultureInfo.InvariantCulture, out var middle)
            && int.TryParse(first, CultureInfo.InvariantCulture, out var start) && int.TryParse(third, CultureInfo.InvariantCulture, out var end)
            && (first.Length == 4 ? IsYear(start) && middle is > 0 and <= 12 && third.Length <= 2 && end is > 0 and <= 31
                : first.Length <= 2 && third.Length is 2 or 4 && start is > 0 and <= 31 && middle is > 0 and <= 31 && (start <= 12 || middle <= 12) && (third.Length == 2 || IsYear(end)));
    }

    private static bool IsYear(string text, Figure figure) =>
        figure is { Length: 4, Digits: 4 } && IsYear(int.Parse(text.AsSpan(figure.Start, figure.Length), CultureInfo.InvariantCulture));

    private static bool IsYear(int number) => number is >= 1900 and < 2100;

    /// <summary>Alone on its line, or in a list behind another number, even what looks like a year is a number.</summary>
    private static bool IsListed(string text, Figure last, Figure figure)
    {
        var gap = text.AsSpan(last.End, figure.Start - last.End).Trim(' ');
        var endsLine = text.AsSpan(figure.End).TrimStart(' ') is not [var next, ..] || next is '\n' or '\r' or ',' or ';';
        return endsLine && ((last.Length == 0 && gap.IsEmpty) || gap.Contains('\n') || (last is { Digits: >= 4, Sense: not FigureSense.Other } && gap is "," or ";"));
    }

    /// <summary>"10.482,00", "1482.50", "EUR 10482"; but in "10482 EUR 300" the currency is the second one's.</summary>
    private static bool IsMoney(string text, Figure figure, Figure last)
    {
        var written = text.AsSpan(figure.Start, figure.Length);
        if (written.IndexOfAnyExcept(DigitOrDot) >= 0)
        {
            return false;
        }

        var behind = text.AsSpan(figure.End);
        var hasCents = written.Length > 3 && written[^3] == '.';
        var hasCentsBehind = behind.Length > 2 && behind[0] == ',' && char.IsAsciiDigit(behind[1]) && char.IsAsciiDigit(behind[2]) && (behind.Length == 3 || !char.IsLetterOrDigit(behind[3]));
        return hasCents || hasCentsBehind
            || "€$£¥".Contains(Last(text.AsSpan(0, figure.Start).TrimEnd(' '))) || (last.Digits == 0 && last.Length > 0 && IsCurrency(text.AsSpan(last.Start, last.Length)) && IsBlank(text, last.End, figure.Start))
            || CurrencyFollows(behind.TrimStart(' '));
    }

    private static char Last(ReadOnlySpan<char> text) => text.IsEmpty ? '\0' : text[^1];

    private static bool CurrencyFollows(ReadOnlySpan<char> behind)
    {
        var length = behind.Length > 0 && "€$£¥".Contains(behind[0]) ? 1 : behind.Length >= 3 && IsCurrency(behind[..3]) && (behind.Length == 3 || !char.IsLetterOrDigit(behind[3])) ? 3 : 0;
        return length > 0 && (behind[length..].TrimStart(' ') is not [var next, ..] || !char.IsAsciiDigit(next));
    }

    private static bool IsCurrency(ReadOnlySpan<char> word) => word.Length == 3 && word.IndexOfAnyExceptInRange('A', 'Z') < 0 && Currency.TryParse(word.ToString(), out _);

    /// <summary>"Long Street 10, 10482 Berlin": four or five digits between a house number and a name.</summary>
    private static bool IsPostcode(string text, Figure street, Figure house, Figure figure) =>
        figure.Length is 4 or 5 && figure.Digits == figure.Length
        && street is { Digits: 0, Length: > 2 } && text.AsSpan(street.End, house.Start - street.End).Trim(". ").IsEmpty && house.Digits is > 0 and <= 4 && house.Length <= house.Digits + 1
        && text.AsSpan(house.End, figure.Start - house.End) is { Length: > 0 } gap && gap.ContainsAny(",\n") && gap.IndexOfAnyExcept(", \r\n") < 0
        && figure.End + 1 < text.Length && text[figure.End] == ' ' && char.IsUpper(text[figure.End + 1]);

    private static bool IsBlank(string text, int from, int to) => text.AsSpan(from, to - from).IsWhiteSpace();

    private static FrozenSet<string> Words(Term term) => Languages.Phrases(term).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
