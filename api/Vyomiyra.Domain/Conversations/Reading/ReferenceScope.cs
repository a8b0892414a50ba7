namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>
/// Which references a promise is about: those of its part of the sentence, else those near it, else the subject's where the body names none, else those in names of attachments.
/// </summary>
internal sealed class ReferenceScope(
    IReadOnlyList<ReadSentence> mail, ReadSentence? subject, IReadOnlyList<ReadSentence> attachments, IReadOnlyList<OpenReceivable> open)
{
    private const int FewSentences = 2;

    private readonly bool bodyNamesAny = mail.Any(read => read.Expressions.References.Any(reference => reference.Receivables.Count > 0));

    /// <param name="at">The sentence.</param>
    /// <param name="part">The part of it that is asked about.</param>
    /// <param name="parts">All parts of the sentence that promise.</param>
    public IReadOnlyList<ReferenceMention> Of(int at, PromisePart part, IReadOnlyList<PromisePart> parts)
    {
        var own = Mentions(mail[at], ReferenceSource.Sentence, reference => part.Has(reference.From) && !IsElsewhere(mail[at], part, reference));
        var others = mail[at].Expressions.Others.Where(said => part.Has(said.From) && !mail[at].IsInCondition(said.From)).ToList();
        if (own.Count + others.Count > 0)
        {
            return [.. own, .. others.Select(said => Others(at, said)).OfType<ReferenceMention>()];
        }

        var amounts = mail[at].Expressions.Amounts.Where(amount => part.Has(amount.From)).ToList();
        return amounts.Exists(amount => amount.Basis is AmountBasis.Balance or AmountBasis.Overdue) ? []
            : Shared(at, part, parts, amounts.Exists(amount => amount.Basis is AmountBasis.Remainder or AmountBasis.Share)) is { Count: > 0 } shared ? shared
            : Listed(at) is { Count: > 0 } listed ? listed
            : parts.Any(other => other != part && Mentions(mail[at], ReferenceSource.Sentence, reference => other.Has(reference.From)).Count > 0) ? []
            : Before(at) is { Count: > 0 } before ? before
            : bodyNamesAny ? []
            : Around();
    }

    /// <summary>Everything named in body, subject and names of attachments, each document once.</summary>
    public IReadOnlyList<ReferenceMention> All()
    {
        var mentions = mail.SelectMany(read => Mentions(read, ReferenceSource.Sentence, _ => true));
        return [.. mentions.Concat(OfSubject()).Concat(OfAttachments())
            .DistinctBy(mention => mention.IsUnknown ? ReferenceKey.Of(mention.Text) : string.Join(',', mention.ReceivableIds))];
    }

    /// <summary>Which references something told is about: of its clause, else of its sentence without what that promises, else those named last.</summary>
    /// <param name="at">The sentence.</param>
    /// <param name="told">What is told.</param>
    /// <param name="before">Those before it in the clause are meant, if there are such: "10491 is a duplicate of 10490".</param>
    public IReadOnlyList<ReferenceMention> Near(int at, Statement told, bool before = false)
    {
        var read = mail[at];
        var (from, to) = read.Clauses.Around(told);
        var own = Mentions(read, ReferenceSource.Sentence, reference => from <= reference.From && reference.From < to);
        if (before && own.Count > 1 && Mentions(read, ReferenceSource.Sentence, reference => from <= reference.From && reference.To <= told.From) is { Count: > 0 } first)
        {
            own = first;
        }

        return own.Count > 0 ? own
            : Mentions(read, ReferenceSource.Sentence, reference => !IsPromised(read, reference)) is { Count: > 0 } free ? free
            : Listed(at) is { Count: > 0 } listed ? listed
            : NamedLast(at) is { Count: > 0 } last ? last
            : bodyNamesAny ? []
            : Around();
    }

    private List<ReferenceMention> Around() => OfSubject() is { Count: > 0 } named ? named : OfAttachments();

    private List<ReferenceMention> OfSubject() => subject is null ? [] : Mentions(subject, ReferenceSource.Subject, _ => true);

    private List<ReferenceMention> OfAttachments() => [.. attachments.SelectMany(name => Mentions(name, ReferenceSource.Attachment, _ => true))];

    /// <summary>Those open that the mail did not name before; null where it named none, or where it says another number than are left.</summary>
    private ReferenceMention? Others(int at, SaidOthers said)
    {
        var named = mail.Take(at).SelectMany(read => read.Expressions.References)
            .Concat(mail[at].Expressions.References.Where(reference => reference.From < said.From))
            .SelectMany(reference => reference.Receivables).Select(receivable => receivable.Id).ToHashSet();
        var left = open.Where(receivable => !named.Contains(receivable.Id)).Select(receivable => receivable.Id).ToList();
        var fits = named.Count > 0 && left.Count > 0 && (said.Count == 0 || said.Count == left.Count);
        return fits ? new ReferenceMention(mail[at].Sentence.Text(said.From, said.To), mail[at].Sentence.Span(said.From, said.To), ReferenceSource.Others, left) : null;
    }

    private static bool IsPromised(ReadSentence read, SaidReference reference)
    {
        var (from, to) = read.Clauses.Around(new Statement(default, 0, reference.From, reference.To));
        return read.Promises.Any(promise => promise.From < to && from < promise.To);
    }

    private List<ReferenceMention> NamedLast(int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - FewSentences; before--)
        {
            if (Mentions(mail[before], ReferenceSource.Nearby, _ => true) is { Count: > 0 } mentions)
            {
                return mentions;
            }
        }

        return [];
    }

    /// <summary>
    /// The rest of the same sentence, but not what it says to be paid or refused, nor what another of its promises takes, unless this one is
    /// "the rest" of it or shares its verb.
    /// </summary>
    private List<ReferenceMention> Shared(int at, PromisePart part, IReadOnlyList<PromisePart> parts, bool takesUp)
    {
        var read = mail[at];
        return Mentions(read, ReferenceSource.Sentence, reference =>
            !parts.Any(other => other != part && other.Has(reference.From) && !takesUp && other.Promise != part.Promise)
            && (!IsElsewhere(read, part, reference) || (reference.From < part.Promise.From && CarriesOver(read, part, reference))));
    }

    /// <summary>"INV-1 is released and goes out on Friday", "INV-1 is approved, payment Friday" has the subject before; "we cannot pay INV-1 in full but will transfer" has it refused there.</summary>
    private static bool CarriesOver(ReadSentence read, PromisePart part, SaidReference reference)
    {
        var (from, to) = read.Clauses.Around(new Statement(default, 0, reference.From, reference.To));
        var isElliptic = part.Promise.From > 0 && read.Sentence.Is(Term.And, part.Promise.From - 1);
        var saysNothingElse = !read.Statements.Concat(read.Told).Any(other => !other.IsPromise && other.From < to && from < other.To);
        return isElliptic || (!IsPaid(read, reference) && (saysNothingElse || part.Promise.Kind == StatementKind.Terse
            || read.Statements.Any(statement => statement.Kind == StatementKind.Refusal && statement.From < to && from < statement.To)));
    }

    /// <summary>It is said to be paid, or stands in a clause with a verb of its own: "but INV-10490 is disputed".</summary>
    private static bool IsElsewhere(ReadSentence read, PromisePart part, SaidReference reference)
    {
        var (from, to) = read.Clauses.Around(new Statement(default, 0, reference.From, reference.To));
        var isWithPromise = part.Promise.From < to && from < part.Promise.To;
        return (!isWithPromise && read.HasVerb(from, to)) || IsPaid(read, reference);
    }

    private static bool IsPaid(ReadSentence read, SaidReference reference) => read.Statements.Any(statement =>
        statement.Kind == StatementKind.Paid && read.Clauses.Around(statement).From <= reference.From && reference.To <= PaidEnd(read, statement));

    /// <summary>Where a promise stands behind it in the same clause, what is paid ends at the "and" between them.</summary>
    private static int PaidEnd(ReadSentence read, Statement paid)
    {
        var end = read.Clauses.Around(paid).To;
        foreach (var promise in read.Promises.Where(promise => promise.From >= paid.To && promise.From < end))
        {
            end = promise.From;
            while (end > paid.To && !read.Sentence.Is(Term.And, end))
            {
                end--;
            }
        }

        return end;
    }

    /// <summary>The lines behind a sentence that ends in a colon.</summary>
    private List<ReferenceMention> Listed(int at)
    {
        var listed = new List<ReferenceMention>();
        if (mail[at].Sentence.IsSign(mail[at].Sentence.Count - 1, ':'))
        {
            for (var next = at + 1; next < mail.Count && mail[next].Expressions.References.Count > 0; next++)
            {
                listed.AddRange(Mentions(mail[next], ReferenceSource.Nearby, _ => true));
            }
        }

        return listed;
    }

    /// <summary>The sentences before it, unless those say something else of what they name.</summary>
    private List<ReferenceMention> Before(int at)
    {
        for (var before = at - 1; before >= 0 && before >= at - FewSentences && !mail[before].SaysOtherwise; before--)
        {
            var mentions = Mentions(mail[before], ReferenceSource.Nearby, _ => true);
            if (mentions.Count > 0)
            {
                return mentions;
            }
        }

        return [];
    }

    /// <summary>"The transfer left on Monday, reference 117799": the bank's number, unless a document here bears it.</summary>
    private static bool IsOfPayment(ReadSentence read, SaidReference reference)
    {
        var sentence = read.Sentence;
        var before = reference.From - 1;
        while (before >= 0 && (sentence.IsSignOf(before, ".#:°") || sentence.Is(Term.NumberWord, before)))
        {
            before--;
        }

        return reference.Receivables.Count == 0 && sentence.Is(Term.PaymentWord, before)
            && read.Told.Any(told => told is { Kind: StatementKind.Says, Detail: (int)SaidKind.AlreadyPaid });
    }

    private static List<ReferenceMention> Mentions(ReadSentence read, ReferenceSource source, Func<SaidReference, bool> isMeant) =>
        [.. read.Expressions.References.Where(reference => isMeant(reference) && !IsOfPayment(read, reference)).Select(reference => Mention(read, reference, source))];

    public static ReferenceMention Mention(ReadSentence read, SaidReference reference, ReferenceSource source) => new(
        read.Sentence.Text(reference.From, reference.To),
        source is ReferenceSource.Subject or ReferenceSource.Attachment ? null : read.Sentence.Span(reference.From, reference.To),
        source,
        [.. reference.Receivables.Select(receivable => receivable.Id)]);
}
