namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>How much a part of a sentence promises.</summary>
internal sealed class SaidSum(ReadSentence read, PromisePart part, ReadingContext context, IReadOnlyList<ReferenceMention> references)
{
    private readonly List<OpenReceivable> named =
        [.. context.OpenReceivables.Where(receivable => references.Any(reference => reference.ReceivableIds.Contains(receivable.Id)))];

    public (Money? Money, AmountBasis Basis, TextSpan? Span, double Certainty) Amount(IReadOnlyList<PromiseSuggestion> before)
    {
        var amounts = read.Expressions.Amounts.Where(amount => part.Has(amount.From) && !read.Clauses.IsInCondition(amount.From)).ToList();
        if (amounts.Count == 0)
        {
            return named.Count > 0 && Sum(named) is { } sum ? (sum, AmountBasis.NamedReceivables, null, 0.95) : (null, AmountBasis.Unsaid, null, 1);
        }

        var said = amounts.FindAll(amount => amount.Money is not null);
        if (AmountPerReference(said) is { } total)
        {
            return (total, AmountBasis.Said, read.Sentence.Span(said[0].From, said[^1].To), 0.9);
        }

        var first = said.Count > 0 ? said[0] : amounts[0];
        return (Value(first, before), first.Basis, read.Sentence.Span(first.From, first.To), first.Certainty);
    }

    private Money? Value(SaidAmount amount, IReadOnlyList<PromiseSuggestion> before) => amount.Basis switch
    {
        AmountBasis.Said => amount.Money,
        AmountBasis.Share when Sum(Basis) is { } whole => Money.Round(whole.ToDecimal() * amount.Percent / 100, whole.Currency),
        AmountBasis.Balance => Sum(Basis),
        AmountBasis.Remainder => Sum(Basis) is { } whole ? Less(whole, before) : null,
        _ => null,
    };

    private IReadOnlyList<OpenReceivable> Basis => named.Count > 0 ? named : context.OpenReceivables;

    /// <summary>"INV-1 (24,300) and INV-2 (8,450)": each reference with its amount, together the promise.</summary>
    private Money? AmountPerReference(List<SaidAmount> said)
    {
        var isEach = said.Count > 1 && said.Count == read.Expressions.References.Count(reference => part.Has(reference.From))
            && said.TrueForAll(amount => amount.Money!.Value.Currency == said[0].Money!.Value.Currency);
        return isEach ? said.Select(amount => amount.Money!.Value).Aggregate((left, right) => left + right) : null;
    }

    private static Money? Less(Money whole, IReadOnlyList<PromiseSuggestion> before)
    {
        foreach (var amount in before.Select(promise => promise.Amount).OfType<Money>().Where(amount => amount.Currency == whole.Currency))
        {
            whole -= amount;
        }

        return whole.Minor > 0 ? whole : null;
    }

    /// <summary>Null across currencies, and where nothing is left to pay.</summary>
    private static Money? Sum(IReadOnlyList<OpenReceivable> receivables)
    {
        if (receivables.Count == 0 || receivables.Any(receivable => receivable.Open.Currency != receivables[0].Open.Currency))
        {
            return null;
        }

        var sum = receivables.Select(receivable => receivable.Open).Aggregate((left, right) => left + right);
        return sum.Minor > 0 ? sum : null;
    }
}
