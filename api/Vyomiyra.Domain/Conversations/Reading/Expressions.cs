namespace Vyomiyra.Domain.Conversations.Reading;

/// <param name="From">First token.</param>
/// <param name="To">The token behind it.</param>
/// <param name="Count">How many are said to be left; 0 where that is not said.</param>
internal readonly record struct SaidOthers(int From, int To, int Count);

/// <summary>The references, amounts and days of a sentence, in order, none overlapping another.</summary>
internal sealed class Expressions
{
    private readonly List<SaidReference> references = [];
    private readonly List<SaidAmount> amounts = [];
    private readonly List<SaidDate> dates = [];
    private readonly List<SaidOthers> others = [];

    private Expressions()
    {
    }

    public IReadOnlyList<SaidReference> References => references;

    public IReadOnlyList<SaidAmount> Amounts => amounts;

    public IReadOnlyList<SaidDate> Dates => dates;

    /// <summary>"The other two"; "the remaining" of such is an amount as well.</summary>
    public IReadOnlyList<SaidOthers> Others => others;

    /// <summary>Finds them, and enters each into the sentence for the patterns.</summary>
    public static Expressions In(Sentence sentence, ReadingContext context, ReferenceBook book, bool? monthFirst)
    {
        var found = new Expressions();
        var language = context.Language ?? sentence.Language.Name;
        var referenceReader = new ReferenceReader(sentence, book);
        var amountReader = new AmountReader(sentence, context.Currency, Locale.HasDecimalComma(language, context.Country));
        var dateReader = new DateReader(sentence, context.SentOn, context.Calendar, monthFirst ?? Locale.PutsMonthFirst(language, context.Country, context.Currency));
        for (var at = 0; at < sentence.Count; at++)
        {
            if (sentence.IsDigits(at))
            {
                var length = LengthOfNumber(sentence, at);
                sentence.Set((int)Term.Digits, at, length, 0);
                at += length - 1;
            }

            found.AddOthers(sentence, at);
        }

        for (var at = 0; at < sentence.Count;)
        {
            var reference = referenceReader.At(at);
            var amount = amountReader.At(at);
            if (found.others.Find(said => said.From == at) is { Count: > 0 } left)
            {
                at = left.To;
            }
            else if (amount is { } money && !(reference is not null && IsRowOf(sentence, at, amountReader)))
            {
                at = found.Add(sentence, money);
            }
            else if (reference is { } document)
            {
                at = found.Add(sentence, document, referenceReader);
            }
            else if (dateReader.At(at, found.dates.Count > 0 ? found.dates[^1].On : null) is { } date)
            {
                at = found.Add(sentence, date);
            }
            else
            {
                at = amountReader.BareAt(at) is { } bare ? found.Add(sentence, bare) : at + 1;
            }
        }

        return found;
    }

    /// <summary>"372.50" is one number, and nothing may be read from its beginning alone.</summary>
    private static int LengthOfNumber(Sentence sentence, int at)
    {
        var to = at + 1;
        while (sentence.IsSignOf(to, ".,'’") && sentence.IsJoined(to) && sentence.IsDigits(to + 1) && sentence.IsJoined(to + 1))
        {
            to += 2;
        }

        return to - at;
    }

    /// <summary>"10482 EUR 24,300.00": the currency belongs to the number behind it.</summary>
    private static bool IsRowOf(Sentence sentence, int at, AmountReader amounts) => sentence.IsDigits(at) && amounts.At(at + 1) is not null;

    private void AddOthers(Sentence sentence, int at)
    {
        if (sentence.Length(Term.OtherReceivables, at) is > 0 and var length && !(others.Count > 0 && at < others[^1].To) && !CountsOn(sentence, at + length))
        {
            others.Add(new SaidOthers(at, at + length, sentence.Value(Term.OtherReceivables, at)));
            sentence.Set((int)Term.Reference, at, length, 0);
        }
    }

    /// <summary>"The remaining 3,120", "the other two weeks".</summary>
    private static bool CountsOn(Sentence sentence, int at) => sentence.Is(Term.Multiplier, at) || sentence.Is(Term.Unit, at)
        || (sentence.IsJoined(at) && sentence.IsDigits(at - 1) && sentence.IsDigits(at + 1));

    private int Add(Sentence sentence, SaidAmount amount)
    {
        amounts.Add(amount);
        sentence.Set((int)Term.Amount, amount.From, amount.To - amount.From, 0);
        return amount.To;
    }

    private int Add(Sentence sentence, SaidDate date)
    {
        dates.Add(date);
        sentence.Set((int)Term.Date, date.From, date.To - date.From, 0);
        return date.To;
    }

    private int Add(Sentence sentence, SaidReference reference, ReferenceReader reader)
    {
        if (references.Count > 0)
        {
            var between = reader.Between(references[^1], reference).ToList();
            reference = between.Count == 0 ? reference : reference with { Receivables = [.. between, .. reference.Receivables] };
        }

        references.Add(reference);
        sentence.Set((int)Term.Reference, reference.From, reference.To - reference.From, 0);
        return reference.To;
    }
}
