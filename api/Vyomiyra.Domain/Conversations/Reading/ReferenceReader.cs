namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="From">First token.</param>
/// <param name="To">The token behind it.</param>
/// <param name="Receivables">None where it only looks like a document number.</param>
internal readonly record struct SaidReference(int From, int To, IReadOnlyList<OpenReceivable> Receivables);

/// <summary>
/// Finds the account's references in the disguises people give them: "INV 10482", "invoice no. 10482", "10482/90", "10482-10485".
/// </summary>
internal sealed class ReferenceReader(Sentence sentence, ReferenceBook book)
{
    private const int MostPieces = 7;
    private const int WidestRange = 100;

    private string lastDigits = "";
    private int lastTo = -1;

    /// <summary>A reference at a token, open or looking like one.</summary>
    public SaidReference? At(int at)
    {
        if (sentence.IsDigits(at) && (IsPhone(at) || IsPostcode(at)))
        {
            return null;
        }

        if (Known(at) is { } known)
        {
            (lastDigits, lastTo) = (DigitsBefore(known.To), known.To);
            return known;
        }

        if (Continued(at) is { } continued)
        {
            (lastDigits, lastTo) = (lastDigits[..^sentence[at].Length] + sentence.Text(at, at + 1), continued.To);
            return continued;
        }

        return Unknown(at);
    }

    /// <summary>The longest run of pieces from here whose key is known.</summary>
    private SaidReference? Known(int at)
    {
        if (IsInsideWord(at))
        {
            return null;
        }

        Span<char> key = stackalloc char[ReferenceKey.MaximumLength];
        var length = 0;
        var digits = 0;
        var hasBlank = false;
        SaidReference? best = ByNumber(at) is { Count: > 0 } numbered ? new SaidReference(at, at + 1, numbered) : null;
        for (var next = at; next < sentence.Count && next < at + (2 * MostPieces); next++)
        {
            var token = sentence[next];
            hasBlank |= next > at && token.Gap > 0;
            if (token.Gap > 1 && next > at || length + token.Length > key.Length)
            {
                break;
            }

            if (token.Kind == TokenKind.Sign)
            {
                if (next > at && sentence.IsSignOf(next, "-–/.#_:°"))
                {
                    continue;
                }

                break;
            }

            sentence.Characters(next).ToUpperInvariant(key[length..]);
            length += token.Length;
            digits += token.Kind == TokenKind.Digits ? token.Length : 0;
            var mayBeDateOrAmount = digits == length && next > at && (hasBlank || length < 7);
            if (digits > 0 && !mayBeDateOrAmount && !IsGluedBehind(next) && book.ByKey(key[..length]) is { Count: > 0 } receivables)
            {
                best = new SaidReference(at, next + 1, receivables);
            }
        }

        return best;
    }

    /// <summary>A number alone: four digits at least, fewer only behind "invoice".</summary>
    private IReadOnlyList<OpenReceivable> ByNumber(int at)
    {
        var isNamed = IsBehindDocumentWord(at);
        if (!sentence.IsDigits(at) || (sentence[at].Length < ReferenceBook.ShortestNumber && !isNamed) || (!isNamed && IsMoney(at)))
        {
            return [];
        }

        var receivables = book.ByNumber(sentence.Text(at, at + 1));
        return receivables.Count == 1 || receivables.Select(receivable => receivable.Key).Distinct().Count() == 1 || isNamed ? receivables : [];
    }

    /// <summary>"10482/90", "10482, 83 and 84" go on with the last digits, "10482-10485" means those between as well.</summary>
    private SaidReference? Continued(int at)
    {
        var isGlued = sentence.IsSignOf(at - 1, "/-–+");
        var isListed = sentence.IsDigits(at) && sentence[at].Length is 2 or 3 && (sentence.IsSignOf(at - 1, ",&") || sentence.Is(Term.And, at - 1))
            && !sentence.Is(Term.NoAmountAfter, at + 1) && !IsMoney(at) && !IsGluedBehind(at + 1);
        if (lastTo != at - 1 || lastDigits.Length == 0 || !sentence.IsDigits(at) || !(isGlued || isListed))
        {
            return null;
        }

        var digits = sentence.Text(at, at + 1);
        if (digits.Length >= lastDigits.Length)
        {
            return null;
        }

        var receivables = book.ByNumber(lastDigits[..^digits.Length] + digits);
        return receivables.Count > 0 ? new SaidReference(at, at + 1, receivables) : null;
    }

    /// <summary>The receivables numbered between two that a dash joins; none where it is no range.</summary>
    public IEnumerable<OpenReceivable> Between(SaidReference first, SaidReference last)
    {
        var isRange = last.From == first.To + 1 && sentence.IsSignOf(first.To, "-–");
        if (!isRange || !long.TryParse(DigitsBefore(first.To), out var low) || !long.TryParse(DigitsBefore(last.To), out var high) || high - low > WidestRange)
        {
            yield break;
        }

        for (var number = low + 1; number < high; number++)
        {
            foreach (var receivable in book.ByNumber(number.ToString(null, null)))
            {
                yield return receivable;
            }
        }
    }

    /// <summary>Behind "invoice no.", or with the letters that this account's documents begin with.</summary>
    private SaidReference? Unknown(int at)
    {
        if (sentence[at].Kind == TokenKind.Word && book.HasPrefix(sentence.Text(at, at + 1).ToUpperInvariant()))
        {
            var digits = sentence.IsSignOf(at + 1, "-–/#") ? at + 2 : at + 1;
            return sentence.IsDigits(digits) && sentence[digits].Length >= 3 && sentence[digits].Gap <= 1 ? new SaidReference(at, digits + 1, []) : null;
        }

        return sentence.IsDigits(at) && sentence[at].Length >= ReferenceBook.ShortestNumber && IsBehindDocumentWord(at) && !IsMoney(at) && !IsInsideWord(at)
            ? new SaidReference(at, at + 1, [])
            : null;
    }

    private bool IsBehindDocumentWord(int at)
    {
        var before = at - 1;
        for (var skipped = 0; skipped < 3 && before >= 0 && (sentence.IsSignOf(before, ".#:°") || sentence.Is(Term.NumberWord, before)); skipped++)
        {
            before--;
        }

        return sentence.Is(Term.DocumentWord, before) || sentence.Is(Term.OrderWord, before);
    }

    private bool IsMoney(int at) =>
        (sentence.IsSignOf(at + 1, ".,'’") && sentence.IsJoined(at + 1) && sentence.IsDigits(at + 2) && sentence.IsJoined(at + 2))
        || (sentence.IsDigits(at + 1) && sentence[at + 1].Gap == 1 && sentence[at + 1].Length == 3 && sentence[at].Length <= 3)
        || sentence.IsSignOf(at - 1, "€$£¥") || sentence.IsSignOf(at + 1, "€$£¥%");

    /// <summary>Digits behind "Tel." or "+49", with other digits and signs between.</summary>
    private bool IsPhone(int at)
    {
        for (var back = at - 1; back >= 0 && back > at - 10; back--)
        {
            if (sentence.Is(Term.NoReference, back) || (sentence.IsSign(back, '+') && sentence.IsJoined(back + 1) && !sentence.IsJoined(back)))
            {
                return true;
            }

            if (!sentence.IsDigits(back) && !sentence.IsSignOf(back, "+()/-–.: "))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Long Street 10, 10482 Berlin": five digits between a house number and a name.</summary>
    private bool IsPostcode(int at) => sentence[at].Length == 5 && sentence.IsSign(at - 1, ',') && sentence.IsDigits(at - 2) && sentence[at - 2].Length <= 4
        && at >= 3 && sentence[at - 3].Kind == TokenKind.Word && sentence[at - 3].Word == 0
        && at + 1 < sentence.Count && sentence[at + 1] is { Kind: TokenKind.Word, Word: 0 } && char.IsUpper(sentence.Characters(at + 1)[0]);

    private bool IsInsideWord(int at) => sentence.IsJoined(at) && !(lastTo == at - 1 && sentence.IsSignOf(at - 1, "+;"))
        && !(sentence.IsSign(at - 1, '.') && (sentence.Is(Term.DocumentWord, at - 2) || sentence.Is(Term.NumberWord, at - 2)))
        && (sentence[at - 1].Kind != TokenKind.Sign || (sentence.IsSignOf(at - 1, ".,'’@_+") && at > 1 && sentence.IsJoined(at - 1)));

    private bool IsGluedBehind(int at) => sentence.IsJoined(at + 1) && (sentence[at + 1].Kind != TokenKind.Sign || sentence.IsSignOf(at + 1, "@_"));

    private string DigitsBefore(int to) => sentence.IsDigits(to - 1) ? sentence.Text(to - 1, to) : "";
}
