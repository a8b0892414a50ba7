namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Reads what a mail contests: the reason, the receivables, and the amount where it is said.</summary>
internal sealed class DisputeReader(ReadMail mail, ReferenceScope scope)
{
    /// <summary>No mail contests more.</summary>
    private const int MostDisputes = 20;

    /// <summary>Where one amount stands instead of another, those of whole documents: a price of one piece is less.</summary>
    private const decimal LeastOfDocument = 100;

    public IReadOnlyList<DisputeSuggestion> Read()
    {
        var disputes = new List<DisputeSuggestion>();
        for (var at = 0; at < mail.Sentences.Count && disputes.Count < MostDisputes; at++)
        {
            foreach (var statement in mail.Sentences[at].Told.Where(told => told.Kind == StatementKind.Disputes))
            {
                Add(disputes, Make(at, statement));
            }
        }

        return disputes;
    }

    /// <summary>People say a thing twice: the same reason for the same receivables is one dispute.</summary>
    private static void Add(List<DisputeSuggestion> disputes, DisputeSuggestion dispute)
    {
        var same = disputes.FindIndex(other => other.Reason == dispute.Reason && IsSame([.. other.ReceivableIds], [.. dispute.ReceivableIds])
            && (other.Amount is null || dispute.Amount is null || other.Amount == dispute.Amount));
        if (same < 0)
        {
            disputes.Add(dispute);
            return;
        }

        var known = disputes[same];
        disputes[same] = known with
        {
            Amount = known.Amount ?? dispute.Amount,
            AmountSpan = known.AmountSpan ?? dispute.AmountSpan,
            References = known.References.Count > 0 ? known.References : dispute.References,
        };
    }

    private static bool IsSame(IReadOnlyList<long> known, IReadOnlyList<long> other) =>
        known.Count == 0 || other.Count == 0 || other.All(known.Contains);

    private DisputeSuggestion Make(int at, Statement statement)
    {
        var read = mail.Sentences[at];
        var references = scope.Near(at, statement, before: statement.Detail == (int)DisputeReason.Duplicate);
        var (amount, span) = Amount(at, statement);
        return new DisputeSuggestion
        {
            Reason = (DisputeReason)statement.Detail,
            Amount = amount,
            AmountSpan = span,
            References = references,
            Sentence = read.Sentence.Whole,
            Words = read.Sentence.Span(statement.From, statement.To),
            Confidence = Math.Round(statement.Strength * (references.Count > 0 ? 1 : 0.9), 2),
        };
    }

    private (Money? Money, TextSpan? Span) Amount(int at, Statement statement)
    {
        var read = mail.Sentences[at];
        var (from, to) = read.Clauses.Around(statement);
        var said = statement.Detail == (int)DisputeReason.Pricing && IsOfOnePiece(read) ? [] : Sums(read);
        var own = said.FindAll(amount => from <= amount.From && amount.From < to);
        var amounts = own.Count > 0 ? own : said.FindAll(amount => !IsPromised(read, amount));
        if (amounts.Count == 0)
        {
            return said.Count == 0 && at + 1 < mail.Sentences.Count ? Difference(mail.Sentences[at + 1]) : default;
        }

        return amounts.Find(amount => IsDifference(read.Sentence, amount)) is { To: > 0 } difference ? Said(read, difference)
            : amounts.Count == 1 ? (IsRight(read.Sentence, amounts[0]) ? default : Said(read, amounts[0]))
            : Instead(read, amounts);
    }

    /// <summary>How many there are is not said with the price of one.</summary>
    private static bool IsOfOnePiece(ReadSentence read) =>
        Enumerable.Range(0, read.Sentence.Count).Any(at => read.Sentence.Is(Term.UnitPrice, at)) || read.Expressions.Amounts.Any(amount => IsOfOnePiece(read, amount));

    private static bool IsOfOnePiece(ReadSentence read, SaidAmount amount) =>
        read.Sentence.Is(Term.PerUnit, amount.To) || read.Sentence.Is(Term.PerUnit, amount.To + 1);

    private static List<SaidAmount> Sums(ReadSentence read) =>
        [.. read.Expressions.Amounts.Where(amount => amount is { Money: not null, Certainty: >= 0.9 } && !IsOfOnePiece(read, amount))];

    private static bool IsPromised(ReadSentence read, SaidAmount amount)
    {
        var (from, to) = read.Clauses.Around(new Statement(default, 0, amount.From, amount.To));
        return read.Promises.Any(promise => promise.From < to && from < promise.To);
    }

    /// <summary>"The difference is 240 EUR" in the sentence behind.</summary>
    private static (Money? Money, TextSpan? Span) Difference(ReadSentence next) =>
        next.Promises.Count == 0 && next.Told.All(told => told.Kind != StatementKind.Disputes)
        && Sums(next) is [var only] && Enumerable.Range(0, next.Sentence.Count).Any(at => next.Sentence.Is(Term.Difference, at))
            ? Said(next, only)
            : default;

    private static bool IsDifference(Sentence sentence, SaidAmount amount) =>
        sentence.Is(Term.Difference, amount.To) || sentence.Is(Term.Difference, amount.To + 1)
        || Enumerable.Range(1, 4).Any(back => amount.From - back is >= 0 and var at && sentence.Length(Term.Difference, at) is > 0 and var length && at + length >= amount.From - 1);

    /// <summary>"It should be 1,000": the amount is the right one, what is contested is not said.</summary>
    private static bool IsRight(Sentence sentence, SaidAmount amount) =>
        sentence.Is(Term.Not, sentence.IsSign(amount.To, ',') ? amount.To + 1 : amount.To)
        || Enumerable.Range(1, 3).Any(back => amount.From - back >= 0 && sentence.Is(Term.Instead, amount.From - back) && !sentence.Is(Term.Difference, amount.From - back));

    /// <summary>"1,200 instead of 900": the difference is contested. Otherwise several amounts leave it open.</summary>
    private static (Money? Money, TextSpan? Span) Instead(ReadSentence read, List<SaidAmount> amounts)
    {
        var (first, second) = (amounts[0], amounts[1]);
        var isInstead = amounts.Count == 2 && Enumerable.Range(first.To, Math.Max(0, second.From - first.To)).Any(at => read.Sentence.Is(Term.Instead, at));
        return isInstead && first.Money!.Value.Currency == second.Money!.Value.Currency && first.Money.Value.ToDecimal() >= LeastOfDocument
            && first.Money.Value != second.Money.Value
                ? (new Money(Math.Abs(first.Money.Value.Minor - second.Money.Value.Minor), first.Money.Value.Currency), read.Sentence.Span(first.From, second.To))
                : (null, null);
    }

    private static (Money? Money, TextSpan? Span) Said(ReadSentence read, SaidAmount amount) => (amount.Money, read.Sentence.Span(amount.From, amount.To));
}
