using Vyomiyra.Domain.Receivables;
using Vyomiyra.Domain.Receivables.Detection;

namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Reads the amounts of one column. How they are written is told by all of them together, and where they leave it open, by the locale.</summary>
internal sealed class AdvisedAmounts
{
    private const decimal Largest = 1_000_000_000_000;

    private readonly Currency usual;
    private readonly Separators separators;

    /// <param name="cells">Those of the column.</param>
    /// <param name="usual">The currency of an amount that names none.</param>
    /// <param name="decimalComma">Whether a comma stands before decimals where nothing else tells.</param>
    public AdvisedAmounts(IEnumerable<string> cells, Currency usual, bool decimalComma)
    {
        this.usual = usual;
        string[] numbers = [.. cells.Select(cell => Split(cell).Number).Where(AmountDetection.IsAmount)];
        var found = AmountDetection.Of(numbers);
        Separators likely = new(decimalComma ? ',' : '.', decimalComma ? '.' : ',');
        Separators other = new(likely.Thousands!.Value, likely.Decimals);
        separators = found.Doubts.Count == 0 ? found.Value
            : Array.TrueForAll(numbers, number => Fits(number, likely)) || !Array.TrueForAll(numbers, number => Fits(number, other)) ? likely
            : other;
        Count = numbers.Count(number => Read(number, separators) is not null and not 0);
        Written = numbers.Count(number => number.AsSpan().ContainsAny('.', ','));
    }

    /// <summary>How many cells are amounts.</summary>
    public int Count { get; }

    /// <summary>How many of them are written as only money is.</summary>
    public int Written { get; }

    /// <summary>The amount in a cell, in its own currency, else in the one given; null where there is none.</summary>
    public Money? Of(string cell, Currency? ofLine)
    {
        var (number, sign) = Split(cell);
        var named = sign.Length == 0 ? null : CurrencySigns.Find(sign, usual);
        if ((sign.Length > 0 && named is null) || Read(number, separators) is not { } amount || Math.Abs(amount) >= Largest)
        {
            return null;
        }

        var currency = named?.Currency ?? ofLine ?? usual;
        return Money.FromDecimal(amount, currency) ?? Money.Round(amount, currency);
    }

    private bool Fits(string number, Separators way) => Read(number, way) is { } amount && Money.FromDecimal(amount, usual) is not null;

    private static decimal? Read(string number, Separators way) => AmountText.Read(number, way.Decimals, way.Thousands, out var amount) is null ? amount : null;

    /// <summary>"EUR 1.234,56" and "1,234.56 €" are a number and a currency.</summary>
    private static (string Number, string Sign) Split(string cell)
    {
        var from = cell.AsSpan().IndexOfAnyInRange('0', '9');
        var to = cell.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (from < 0)
        {
            return ("", "");
        }

        while (from > 0 && cell[from - 1] is '-' or '+' or '(' or '.' or ',')
        {
            from--;
        }

        while (to < cell.Length && cell[to] is '-' or ')')
        {
            to++;
        }

        return (cell[from..to], string.Concat(cell.AsSpan(0, from).Trim(), cell.AsSpan(to).Trim()));
    }
}
