namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>How much a part of a sentence promises.</summary>
internal sealed class SaidSum(ReadSentence read, PromisePart part, ReadingContext context, IReadOnlyList<ReferenceMention> references)
{
    private readonly List<OpenReceivable> named =
        [.. context.OpenReceivables.Where(receivable => references.Any(reference => reference.ReceivableIds.Contains(receivable.Id)))];

    public (Money? Money, AmountBasis Basis, TextSpan? Span, double Certainty) Amount(IReadOnlyList<PromiseSuggestion> before)
    {
        var amounts = read.Expressions.Amounts.Where(amount => part.Has(amount.From) && !read.IsInCondition(amount.From)).ToList();
        if (references.Any(reference => reference.Source == ReferenceSource.Others))
        {
            amounts.RemoveAll(amount => amount.Basis == AmountBasis.Remainder);
        }

        if (amounts.Count == 0)
        {
            return named.Count > 0 && Sum(named) is { } sum ? (sum, AmountBasis.NamedReceivables, null, 0.95) : (null, AmountBasis.Unsaid, null, 1);
        }

        var said = amounts.FindAll(amount => amount.Money is not null);
        if (AmountPerReference(said) is { } total)
        {
            return (total, AmountBasis.Said, read.Sentence.Span(said[0].From, said[^1].To), 0.9);
        }

        var meant = Meant(amounts);
        var value = Value(meant, before);
        if (meant.Basis == AmountBasis.Remainder && value is { } rest)
        {
            value = Less(rest, amounts.TakeWhile(amount => amount.From < meant.From).Select(amount => Value(amount, before)));
        }

        return (value, meant.Basis, read.Sentence.Span(meant.From, meant.To), meant.Certainty);
    }

    /// <summary>The one in the clause of the day or of the verb, a sum of money before a word for one.</summary>
    private SaidAmount Meant(List<SaidAmount> amounts)
    {
        var near = part.Date is { } date ? Around(date.From, date.To) : (part.From, part.To);
        var inClause = amounts.FindAll(amount => near.From <= amount.From && amount.From < near.To);
        var among = inClause.Count > 0 ? inClause : amounts;
        return among.Find(amount => amount.Money is not null) is { To: > 0 } said ? said : among[0];
    }

    private (int From, int To) Around(int from, int to) => read.Clauses.Around(new Statement(default, 0, from, to));

    private Money? Value(SaidAmount amount, IReadOnlyList<PromiseSuggestion> before) => amount.Basis switch
    {
        AmountBasis.Said => amount.Money,
        AmountBasis.Share when Sum(Basis) is { } whole => Money.Round(whole.ToDecimal() * amount.Percent / 100, whole.Currency),
        AmountBasis.Balance => Sum(Basis),
        AmountBasis.Overdue => Sum([.. Basis.Where(receivable => receivable.DueOn < context.SentOn)]),
        AmountBasis.Remainder when !read.Says(StatementKind.Paid) && !AwaitsCredit => Sum(Basis) is { } whole ? Less(whole, before.Select(promise => promise.Amount)) : null,
        _ => null,
    };

    /// <summary>"After the credit note we will pay the difference": nobody knows it yet.</summary>
    private bool AwaitsCredit => read.Told.Any(told => told is { Kind: StatementKind.Says, Detail: (int)SaidKind.RequestCreditNote });

    private IReadOnlyList<OpenReceivable> Basis => named.Count > 0 ? named : context.OpenReceivables;

    /// <summary>"INV-1 (24,300) and INV-2 (8,450)": each reference with its amount, together the promise.</summary>
    private Money? AmountPerReference(List<SaidAmount> said)
    {
        var isEach = said.Count > 1 && said.Count == read.Expressions.References.Count(reference => part.Has(reference.From))
            && said.TrueForAll(amount => amount.Money!.Value.Currency == said[0].Money!.Value.Currency);
        return isEach ? said.Select(amount => amount.Money!.Value).Aggregate((left, right) => left + right) : null;
    }

    private static Money? Less(Money whole, IEnumerable<Money?> taken)
    {
        foreach (var amount in taken.OfType<Money>())
        {
            if (amount.Currency != whole.Currency)
            {
                return null;
            }

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
