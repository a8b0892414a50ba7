namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="From">First token.</param>
/// <param name="To">The token behind it.</param>
/// <param name="Basis">Said, or a share, the rest, everything.</param>
/// <param name="Money">Where said.</param>
/// <param name="Percent">Where a share.</param>
/// <param name="Certainty">0 to 1; a number without a currency is less sure.</param>
internal readonly record struct SaidAmount(int From, int To, AmountBasis Basis, Money? Money, int Percent, double Certainty);

/// <summary>Reads amounts of money, and what people say in place of one.</summary>
internal sealed class AmountReader(Sentence sentence, Currency account, bool decimalComma)
{
    /// <summary>With a currency before or behind the number, or in words.</summary>
    public SaidAmount? At(int at) => Words(at) ?? CurrencyFirst(at) ?? NumberFirst(at) ?? NumberInWords(at);

    /// <summary>A number alone: money where it is written like money, or where it is at least a hundred and nothing says otherwise.</summary>
    public SaidAmount? BareAt(int at)
    {
        if (!sentence.IsDigits(at) || IsPartOfSomething(at) || NumberReader.At(sentence, at, account.Exponent, decimalComma) is not { } number)
        {
            return null;
        }

        var isMoney = !IsPartOfSomething(number.To, true) && !sentence.Is(Term.NoAmountAfter, number.To) && (!IsBehind(Term.NoAmountBefore, at) || (number.IsGrouped && (IsBehind(Term.RatherThan, at) || sentence.Is(Term.RatherThan, number.To))))
            && (number.IsGrouped ? number.Value >= 1 : number.Value >= 100 && sentence[at].Length < 7);
        return isMoney ? Said(at, number.To, number.Value, account, number.IsGrouped ? 0.9 : 0.75) : null;
    }

    private SaidAmount? Words(int at)
    {
        if (sentence.Is(Term.NoAmount, at))
        {
            return null;
        }

        var (basis, percent, length) = sentence.Length(Term.Overdue, at) is > 0 and var overdue ? (AmountBasis.Overdue, 0, overdue)
            : sentence.Length(Term.Balance, at) is > 0 and var balance ? (AmountBasis.Balance, 100, balance)
            : sentence.Length(Term.Rest, at) is > 0 and var rest ? (AmountBasis.Remainder, 0, rest)
            : sentence.Length(Term.Share, at) is > 0 and var share ? (AmountBasis.Share, sentence.Value(Term.Share, at), share)
            : sentence.Digits(at) is > 0 and <= 100 and var number && sentence.IsSign(at + 1, '%') ? (AmountBasis.Share, number, 2)
            : default;
        return length > 0 ? new SaidAmount(at, at + length, basis, null, percent, 0.9) : null;
    }

    private SaidAmount? CurrencyFirst(int at)
    {
        if (CurrencyAt(at) is not { } sign || IsPartOfSomething(at))
        {
            return null;
        }

        var digits = sentence.IsSignOf(sign.To, ".:") ? sign.To + 1 : sign.To;
        return sentence.IsDigits(digits) && NumberReader.At(sentence, digits, sign.Currency.Exponent, decimalComma) is { } number
            ? Said(at, CurrencyAt(number.To) is { } twice && twice.Currency == sign.Currency ? twice.To : number.To, number.Value * sign.Factor, sign.Currency, 1)
            : null;
    }

    private SaidAmount? NumberFirst(int at)
    {
        if (!sentence.IsDigits(at) || IsPartOfSomething(at) || NumberReader.At(sentence, at, account.Exponent, decimalComma) is not { } tentative
            || CurrencyAt(tentative.To) is not { } sign)
        {
            return null;
        }

        var number = NumberReader.At(sentence, at, sign.Currency.Exponent, decimalComma) ?? tentative;
        return Said(at, sign.To, number.Value * sign.Factor, sign.Currency, 1);
    }

    /// <summary>"two thousand dollars", with its currency.</summary>
    private SaidAmount? NumberInWords(int at)
    {
        if (!sentence.Is(Term.Number, at))
        {
            return null;
        }

        var multiplier = at + sentence.Length(Term.Number, at);
        var to = multiplier + sentence.Length(Term.Multiplier, multiplier);
        var value = (decimal)sentence.Value(Term.Number, at) * Math.Max(1, sentence.Value(Term.Multiplier, multiplier));
        return value >= 100 && CurrencyAt(to) is { } sign ? Said(at, sign.To, value, sign.Currency, 1) : null;
    }

    private (Currency Currency, int Factor, int To)? CurrencyAt(int at)
    {
        if (at >= sentence.Count || sentence.IsDigits(at) || sentence[at].Length > 10)
        {
            return null;
        }

        // "US$", "C$": the letters say which dollar.
        if (sentence.IsSign(at + 1, '$') && sentence.IsJoined(at + 1) && sentence[at].Kind == TokenKind.Word)
        {
            var country = sentence.Text(at, at + 1).ToUpperInvariant();
            return Currency.TryParse((country.Length == 1 ? country + "A" : country) + "D", out var dollar) ? (dollar, 1, at + 2) : null;
        }

        // "us dollars", "US $": two words for one currency.
        if (sentence[at].Length == 2 && sentence.Text(at, at + 1).Equals("US", StringComparison.OrdinalIgnoreCase) && at + 1 < sentence.Count
            && CurrencySigns.Find(sentence.Text(at + 1, at + 2), Currency.Parse("USD")) is { Currency.Code: "USD" } american)
        {
            return (american.Currency, 1, at + 2);
        }

        return CurrencySigns.Find(sentence.Text(at, at + 1), account) is { } sign ? (sign.Currency, sign.Factor, at + 1) : null;
    }

    private static SaidAmount? Said(int from, int to, decimal value, Currency currency, double certainty) =>
        value is > 0 and < 1_000_000_000_000 && Money.FromDecimal(value, currency) is { } money
            ? new SaidAmount(from, to, AmountBasis.Said, money, 0, certainty)
            : null;

    /// <summary>Glued to a letter, a digit or a joining sign it belongs to a number of another kind.</summary>
    private bool IsPartOfSomething(int at, bool behind = false) =>
        sentence.IsJoined(at) && (behind
            ? sentence[at].Kind != TokenKind.Sign || (sentence.IsSignOf(at, "-/_@%") && sentence.IsJoined(at + 1))
            : sentence.IsSignOf(at - 1, "-/_#@.,:+") || sentence[at - 1].Kind != TokenKind.Sign);

    private bool IsBehind(Term term, int at)
    {
        for (var back = 1; back <= 3 && at - back >= 0; back++)
        {
            if (sentence.Length(term, at - back) >= back)
            {
                return true;
            }
        }

        return false;
    }
}
