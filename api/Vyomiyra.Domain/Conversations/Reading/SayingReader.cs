namespace Vyomiyra.Domain.Conversations.Reading;

/// <summary>Collects what a mail says besides promises and disputes, with its particulars.</summary>
internal sealed class SayingReader(ReadMail mail, ReferenceScope scope)
{
    /// <summary>No mail says more.</summary>
    private const int MostSayings = 40;

    /// <summary>"Back on Monday" alone tells of an absence; in a mail that promises or contests it is an aside.</summary>
    private const double Telling = 0.9;

    public IReadOnlyList<Saying> Read()
    {
        if (Automatic() is { } automatic)
        {
            return automatic;
        }

        var sayings = new List<Saying>();
        for (var at = 0; at < mail.Sentences.Count && sayings.Count < MostSayings; at++)
        {
            var read = mail.Sentences[at];
            var told = read.Told.Where(each => each.Kind == StatementKind.Says && each.Detail != (int)SaidKind.OutOfOffice && !IsPromise(read, each)).ToList();
            var isRequest = told.Exists(each => ((SaidKind)each.Detail).IsRequest());
            sayings.AddRange(told.Where(each => !(isRequest && each.Detail == (int)SaidKind.Question)).Select(each => Make(at, each)));
            if (Question(read, told) is { } question)
            {
                sayings.Add(question);
            }
        }

        return WithTable(sayings);
    }

    /// <summary>An answer that no person wrote says nothing else.</summary>
    private IReadOnlyList<Saying>? Automatic()
    {
        foreach (var kind in new[] { SaidKind.Bounce, SaidKind.OutOfOffice })
        {
            if (mail.Subject is { } subject && Find(subject, kind) is { } inSubject)
            {
                return [Absence(subject, inSubject) with { IsOfSubject = true }];
            }

            foreach (var read in mail.Sentences)
            {
                if (Find(read, kind) is { } statement && (statement.Strength >= Telling || !SaysMore))
                {
                    return [Absence(read, statement)];
                }
            }
        }

        return null;
    }

    private bool SaysMore => mail.Sentences.Any(read => read.Promises.Count > 0 || read.Told.Any(told => told.Kind == StatementKind.Disputes));

    private static Statement? Find(ReadSentence read, SaidKind kind) =>
        read.Told.FirstOrDefault(told => told.Kind == StatementKind.Says && told.Detail == (int)kind) is { To: > 0 } found ? found : null;

    private Saying Absence(ReadSentence read, Statement statement) => Plain(read, statement) with
    {
        On = mail.Sentences.SelectMany(each => each.Expressions.Dates).Select(date => date.On).OfType<DateOnly>().OrderDescending().Cast<DateOnly?>().FirstOrDefault(),
        Person = mail.Sentences.Select(PersonIn).FirstOrDefault(person => person is not null),
    };

    private static Saying Plain(ReadSentence read, Statement statement) => new()
    {
        Kind = (SaidKind)statement.Detail,
        Sentence = read.Sentence.Whole,
        Words = read.Sentence.Span(statement.From, statement.To),
    };

    private Saying Make(int at, Statement statement)
    {
        var read = mail.Sentences[at];
        var saying = Plain(read, statement);
        return saying.Kind switch
        {
            SaidKind.AlreadyPaid => saying with { On = PaidOn(read, statement), Amount = PaidAmount(read, statement), References = scope.Near(at, statement) },
            SaidKind.WrongContact => saying with { Person = PersonIn(read) ?? (at + 1 < mail.Sentences.Count ? PersonIn(mail.Sentences[at + 1]) : null) },
            SaidKind.RequestCopy or SaidKind.RequestProofOfDelivery or SaidKind.RequestCreditNote or SaidKind.Refusal =>
                saying with { References = scope.Near(at, statement) },
            _ => saying,
        };
    }

    /// <summary>"Has been scheduled for Friday" tells of a payment to come; "pagamos el viernes" can be both, and its day decides.</summary>
    private bool IsPromise(ReadSentence read, Statement told) => told.Detail == (int)SaidKind.AlreadyPaid
        && read.Promises.Any(promise => promise.Overlaps(told) && (promise.Strength >= told.Strength || IsAhead(read, told)));

    private bool IsAhead(ReadSentence read, Statement told)
    {
        var (from, to) = read.Clauses.Around(told);
        var dates = read.Expressions.Dates.Where(date => from <= date.From && date.From < to).ToList();
        return dates.Count > 0 && dates.TrueForAll(date => date.On > mail.Context.SentOn);
    }

    private static DateOnly? PaidOn(ReadSentence read, Statement statement)
    {
        var (from, to) = read.Clauses.Around(statement);
        return read.Expressions.Dates.Where(date => date.LatelyOn is not null).OrderBy(date => from <= date.From && date.From < to ? 0 : 1)
            .Select(date => date.LatelyOn).FirstOrDefault();
    }

    private static Money? PaidAmount(ReadSentence read, Statement statement)
    {
        var (from, to) = read.Clauses.Around(statement);
        return read.Expressions.Amounts.Where(amount => amount.Money is not null).OrderBy(amount => from <= amount.From && amount.From < to ? 0 : 1)
            .Select(amount => amount.Money).FirstOrDefault();
    }

    /// <summary>What is asked and is no request that we know by itself.</summary>
    private static Saying? Question(ReadSentence read, List<Statement> told)
    {
        var isAsked = read.Clauses.AskedFrom < read.Sentence.Count && read.Sentence.Count - read.Clauses.AskedFrom > 2;
        return isAsked && !told.Exists(each => ((SaidKind)each.Detail).IsRequest() || each.Detail == (int)SaidKind.Question)
            ? Plain(read, new Statement(StatementKind.Says, 0.9, read.Clauses.AskedFrom, read.Sentence.Count, (int)SaidKind.Question))
            : null;
    }

    /// <summary>An address, or the names behind "please contact".</summary>
    private static TextSpan? PersonIn(ReadSentence read)
    {
        var sentence = read.Sentence;
        for (var at = 1; at + 1 < sentence.Count; at++)
        {
            if (sentence.IsSign(at, '@') && sentence.IsJoined(at) && sentence.IsJoined(at + 1))
            {
                var (from, to) = (at - 1, at + 2);
                while (from > 0 && sentence.IsJoined(from) && !sentence.IsSignOf(from - 1, "<(:;,/["))
                {
                    from--;
                }

                while (to < sentence.Count && sentence.IsJoined(to) && !sentence.IsSignOf(to, ">):;,/]!?") && !(sentence.IsSign(to, '.') && !sentence.IsJoined(to + 1)))
                {
                    to++;
                }

                return sentence.Span(from, to);
            }
        }

        for (var at = 0; at < sentence.Count; at++)
        {
            var name = at + sentence.Length(Term.Deputy, at);
            var end = name;
            while (end > at && end < sentence.Count && end < name + 4 && sentence[end].Kind == TokenKind.Word && char.IsUpper(sentence.Characters(end)[0]))
            {
                end++;
            }

            if (end > name)
            {
                return sentence.Span(name, end);
            }
        }

        return null;
    }

    /// <summary>Lines of a document and an amount each are a remittance advice where the mail says that something was paid or advised.</summary>
    private List<Saying> WithTable(List<Saying> sayings)
    {
        var remittance = sayings.FindIndex(saying => saying.Kind == SaidKind.Remittance);
        var paid = sayings.Find(saying => saying.Kind == SaidKind.AlreadyPaid);
        if (remittance < 0 && paid is null)
        {
            return sayings;
        }

        var lines = mail.Sentences.Select(Line).OfType<RemittanceLine>().ToList();
        if (remittance >= 0)
        {
            sayings[remittance] = sayings[remittance] with { Lines = lines };
        }
        else if (lines.Count >= 2)
        {
            var span = TextSpan.Between(lines[0].Span.Start, lines[^1].Span.End);
            sayings.Add(new Saying { Kind = SaidKind.Remittance, Sentence = span, Words = span, Lines = lines });
        }

        return sayings;
    }

    private static RemittanceLine? Line(ReadSentence read)
    {
        var isLine = read.Expressions.References.Count == 1 && read.Statements.Count == 0 && read.Told.Count == 0;
        return isLine && read.Expressions.Amounts.LastOrDefault(amount => amount.Money is not null) is { Money: { } money }
            ? new RemittanceLine(ReferenceScope.Mention(read, read.Expressions.References[0], ReferenceSource.Sentence), money, read.Sentence.Whole)
            : null;
    }
}
