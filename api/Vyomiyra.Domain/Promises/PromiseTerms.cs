namespace Vyomiyra.Domain.Promises;

/// <summary>A receivable that a promise may cover, as it stands when the promise is recorded.</summary>
/// <param name="Id">Which one.</param>
/// <param name="DocumentNumber">Its number, for people.</param>
/// <param name="Open">What is open on it.</param>
/// <param name="DueOn">When it was due; the oldest are covered first.</param>
/// <param name="PromisedElsewhere">What other open promises already cover of it, in its currency.</param>
public sealed record PromisableReceivable(long Id, string DocumentNumber, Money Open, DateOnly DueOn, Money PromisedElsewhere);

/// <summary>How much of the promise a person put on one receivable; null leaves the division to <see cref="PromiseTerms"/>.</summary>
public sealed record WantedPart(long ReceivableId, Money? Amount);

/// <summary>What is promised, checked and divided over receivables: everything about a promise but who recorded it.</summary>
public sealed record PromiseTerms(
    Money Amount, DateOnly PromisedOn, DateOnly SaidOn, DateTimeOffset MadeAt, IReadOnlyList<PromisePart> Parts, IReadOnlyList<PromiseNote> Notes)
{
    private const int UsualDaysAhead = 90;
    private const int MaximumDaysAway = 5 * 365;

    /// <summary>
    /// Decides whether a promise can be recorded. The impossible is refused with the field that is to blame; the unusual is kept with a note.
    /// </summary>
    /// <param name="amount">What was promised.</param>
    /// <param name="saidOn">The day that was said.</param>
    /// <param name="madeAt">When the words were sent.</param>
    /// <param name="wanted">The receivables, in the order the caller named them; none means the account as a whole.</param>
    /// <param name="receivables">The account's own among them; what is missing here is not the account's.</param>
    /// <param name="calendar">The company's.</param>
    /// <param name="now">When it is recorded.</param>
    public static Outcome<PromiseTerms> Decide(
        Money amount,
        DateOnly saidOn,
        DateTimeOffset madeAt,
        IReadOnlyList<WantedPart> wanted,
        IReadOnlyDictionary<long, PromisableReceivable> receivables,
        BusinessCalendar calendar,
        DateTimeOffset now)
    {
        var today = calendar.DateOf(now);
        var refusals = new List<Refusal>();
        if (amount.Minor <= 0)
        {
            refusals.Add(Refusal.Invalid("amount", "amount_not_positive", "A promise is for more than nothing."));
        }

        if (Math.Abs(saidOn.DayNumber - today.DayNumber) > MaximumDaysAway)
        {
            refusals.Add(Refusal.Invalid("promisedOn", "date_out_of_range", "The date lies more than five years away."));
        }

        if (madeAt > now.AddDays(1))
        {
            refusals.Add(Refusal.Invalid("madeAt", "made_in_the_future", "A promise cannot have been made after today."));
        }
        else if (madeAt < now.AddDays(-MaximumDaysAway))
        {
            refusals.Add(Refusal.Invalid("madeAt", "date_out_of_range", "The words are more than five years old."));
        }

        refusals.AddRange(Check(amount, wanted, receivables));
        if (refusals.Count > 0)
        {
            return Outcome<PromiseTerms>.Refused(refusals);
        }

        var promisedOn = calendar.BusinessDayOnOrAfter(saidOn);
        var parts = Divide(amount, wanted, receivables);
        var notes = NotesOn(amount, parts, receivables, promisedOn != saidOn, promisedOn, today);
        return new PromiseTerms(amount, promisedOn, saidOn, madeAt.ToMicroseconds(), parts, notes);
    }

    private static IEnumerable<Refusal> Check(
        Money amount, IReadOnlyList<WantedPart> wanted, IReadOnlyDictionary<long, PromisableReceivable> receivables)
    {
        var seen = new HashSet<long>();
        var sum = Int128.Zero;
        for (var index = 0; index < wanted.Count; index++)
        {
            var (field, part) = ($"receivables[{index}]", wanted[index]);
            if (!receivables.TryGetValue(part.ReceivableId, out var receivable))
            {
                yield return Refusal.Invalid($"{field}.id", "receivable_unknown", "The account has no such receivable.");
                continue;
            }

            if (!seen.Add(part.ReceivableId))
            {
                yield return Refusal.Invalid($"{field}.id", "receivable_repeated", $"{receivable.DocumentNumber} is named twice.");
            }

            if (receivable.Open.Minor <= 0)
            {
                yield return Refusal.Invalid(
                    $"{field}.id", "receivable_closed", $"Nothing is owed on {receivable.DocumentNumber}: it is settled or a credit.");
            }

            if (part.Amount is { Minor: <= 0 })
            {
                yield return Refusal.Invalid($"{field}.amount", "amount_not_positive", $"The part on {receivable.DocumentNumber} is not above zero.");
            }

            sum += part.Amount?.Minor ?? 0;
        }

        if (amount.Minor > 0 && sum > amount.Minor)
        {
            yield return Refusal.Invalid("receivables", "parts_exceed_amount", "The parts add up to more than the promise.");
        }
    }

    /// <summary>
    /// Parts that a person gave stand. The rest falls on the others: oldest due first, up to what is open on each, and what is left over stays
    /// on no receivable. In another currency than the receivables' it is shared by their open amounts, because nothing tells which is covered.
    /// </summary>
    private static List<PromisePart> Divide(
        Money amount, IReadOnlyList<WantedPart> wanted, IReadOnlyDictionary<long, PromisableReceivable> receivables)
    {
        var parts = wanted.Where(part => part.Amount is not null).ToDictionary(part => part.ReceivableId, part => part.Amount!.Value.Minor);
        var rest = amount.Minor - parts.Values.Sum();
        var free = wanted
            .Where(part => part.Amount is null)
            .Select(part => receivables[part.ReceivableId])
            .OrderBy(receivable => receivable.DueOn)
            .ThenBy(receivable => receivable.Id)
            .ToArray();
        if (free.Any(receivable => receivable.Open.Currency != amount.Currency))
        {
            var weights = free.Sum(receivable => (decimal)receivable.Open.Minor);
            foreach (var (receivable, index) in free.Select((receivable, index) => (receivable, index)))
            {
                var share = index == free.Length - 1 ? rest : (long)(rest * (receivable.Open.Minor / weights));
                (parts[receivable.Id], rest, weights) = (share, rest - share, weights - receivable.Open.Minor);
            }
        }
        else
        {
            foreach (var receivable in free)
            {
                var share = Math.Min(rest, receivable.Open.Minor);
                (parts[receivable.Id], rest) = (share, rest - share);
            }
        }

        return [.. wanted.Where(part => parts[part.ReceivableId] > 0).Select(part => new PromisePart { ReceivableId = part.ReceivableId, AmountMinor = parts[part.ReceivableId] })];
    }

    private static List<PromiseNote> NotesOn(
        Money amount, List<PromisePart> parts, IReadOnlyDictionary<long, PromisableReceivable> receivables, bool moved, DateOnly promisedOn, DateOnly today)
    {
        var covered = parts.Select(part => (Part: new Money(part.AmountMinor, amount.Currency), Receivable: receivables[part.ReceivableId])).ToArray();
        var sameCurrency = covered.Where(pair => pair.Receivable.Open.Currency == amount.Currency).ToArray();
        var unusual = new (PromiseNote Note, bool Holds)[]
        {
            (PromiseNote.NoReceivables, parts.Count == 0),
            (PromiseNote.OtherCurrency, covered.Length > sameCurrency.Length),
            (PromiseNote.AboveOpen,
                sameCurrency.Any(pair => pair.Part > pair.Receivable.Open) || (parts.Count > 0 && parts.Sum(part => part.AmountMinor) < amount.Minor)),
            (PromiseNote.PromisedTwice,
                sameCurrency.Any(pair => pair.Receivable.PromisedElsewhere.Minor > 0 && pair.Part + pair.Receivable.PromisedElsewhere > pair.Receivable.Open)),
            (PromiseNote.MovedToBusinessDay, moved),
            (PromiseNote.InThePast, promisedOn < today),
            (PromiseNote.FarAhead, promisedOn > today.AddDays(UsualDaysAhead)),
        };
        return [.. unusual.Where(note => note.Holds).Select(note => note.Note)];
    }
}
