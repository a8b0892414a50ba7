namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Which references a promise is about: those of its part of the sentence, else those near it, else the subject's where the body names none.
/// </summary>
internal sealed class ReferenceScope(IReadOnlyList<ReadSentence> mail, ReadSentence? subject)
{
    private const int Near = 2;

    private readonly bool bodyNamesAny = mail.Any(read => read.Expressions.References.Any(reference => reference.Receivables.Count > 0));

    public IReadOnlyList<ReferenceMention> Of(int at, PromisePart part)
    {
        var own = Mentions(mail[at], ReferenceSource.Sentence, part);
        if (own.Count > 0)
        {
            return own;
        }

        var saysAll = mail[at].Expressions.Amounts.Any(amount => part.Has(amount.From) && amount.Basis == AmountBasis.Balance);
        return saysAll ? []
            : Listed(at) is { Count: > 0 } listed ? listed
            : Before(at, part) is { Count: > 0 } before ? before
            : bodyNamesAny || subject is null ? []
            : Mentions(subject, ReferenceSource.Subject, null);
    }

    /// <summary>The lines behind a sentence that ends in a colon.</summary>
    private List<ReferenceMention> Listed(int at)
    {
        var listed = new List<ReferenceMention>();
        if (mail[at].Sentence.IsSign(mail[at].Sentence.Count - 1, ':'))
        {
            for (var next = at + 1; next < mail.Count && mail[next].Expressions.References.Count > 0; next++)
            {
                listed.AddRange(Mentions(mail[next], ReferenceSource.Nearby, null));
            }
        }

        return listed;
    }

    /// <summary>The rest of the same sentence, then the sentences before it, unless those say something else of what they name; not for a verb of its own, unless "the rest".</summary>
    private List<ReferenceMention> Before(int at, PromisePart part)
    {
        var takesUp = mail[at].Expressions.Amounts.Any(amount => part.Has(amount.From) && amount.Basis is (AmountBasis.Remainder or AmountBasis.Share));
        if (part.From > 0 && part.Promise.From >= part.From && !takesUp)
        {
            return [];
        }

        for (var before = at; before >= 0 && before >= at - Near; before--)
        {
            if (before < at && mail[before].SaysOtherwise)
            {
                return [];
            }

            var mentions = Mentions(mail[before], before == at ? ReferenceSource.Sentence : ReferenceSource.Nearby, null);
            if (mentions.Count > 0)
            {
                return mentions;
            }
        }

        return [];
    }

    private static List<ReferenceMention> Mentions(ReadSentence read, ReferenceSource source, PromisePart? part) =>
        [.. read.Expressions.References.Where(reference => part is null || part.Value.Has(reference.From)).Select(reference => new ReferenceMention(
            read.Sentence.Text(reference.From, reference.To),
            source == ReferenceSource.Subject ? null : read.Sentence.Span(reference.From, reference.To),
            source,
            [.. reference.Receivables.Select(receivable => receivable.Id)]))];
}
