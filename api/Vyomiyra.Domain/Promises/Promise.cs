using System.Linq.Expressions;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Promises;

public enum PromiseState
{
    Open,
    Kept,
    PartlyKept,
    Broken,
    WithdrawnByCustomer,
    WithdrawnByUs,
    Superseded,
}

/// <summary>What is unusual about a promise. It is kept as said, and the note is shown beside it.</summary>
public enum PromiseNote
{
    /// <summary>More was promised than was open on the receivables it covers.</summary>
    AboveOpen,

    /// <summary>It was promised in another currency than the receivables' own.</summary>
    OtherCurrency,

    /// <summary>No receivable was named: it counts for the account as a whole.</summary>
    NoReceivables,

    /// <summary>The day that was said is not a business day; the promise falls on the next one.</summary>
    MovedToBusinessDay,

    /// <summary>The promised day had passed when it was recorded.</summary>
    InThePast,

    /// <summary>The day lies further ahead than is usual to agree to.</summary>
    FarAhead,

    /// <summary>More is promised on a receivable, by several promises together, than is open on it.</summary>
    PromisedTwice,

    /// <summary>It was moved more often, or further, than is usual to agree to; a Manager agreed.</summary>
    MovedBeyondLimits,
}

/// <summary>A promise to pay, judged against when the message that made it was sent. It is a fact: replaced or withdrawn, never edited.</summary>
public sealed class Promise
{
    public long Id { get; init; }
    public required long AccountId { get; init; }
    public required long AmountMinor { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>A business day of the account's company.</summary>
    public required DateOnly PromisedOn { get; init; }

    /// <summary>The day as it was said.</summary>
    public required DateOnly SaidOn { get; init; }

    /// <summary>When the words were sent, or told: promises count from here.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
    public required long RecordedById { get; init; }
    public long? MessageId { get; init; }

    /// <summary>The sentence it was read from, in the customer's words.</summary>
    public string? Quote { get; init; }

    public List<PromiseNote> Notes { get; init; } = [];
    public List<PromisePart> Parts { get; init; } = [];

    /// <summary>The first promise of the instalments that were agreed together; null where it stands alone.</summary>
    public long? PlanId { get; set; }

    /// <summary>The promise in whose place it came.</summary>
    public long? ReplacesId { get; init; }

    /// <summary>How often the day was moved since the first promise of the kind.</summary>
    public int Moves { get; init; }

    public PromiseState State { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What came for it in time, in its currency.</summary>
    public long PaidMinor { get; set; }

    /// <summary>By how much credits reduced it in time. Where they took all of it, the rule withdrew it.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>Why it is still open although its day has passed.</summary>
    public PromiseSuspension? Suspension { get; set; }

    /// <summary>The day on which time alone may settle it; null once it is settled for good.</summary>
    public DateOnly? ChecksOn { get; set; }

    public int Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Whether it stands, and with it takes the place of the one that it replaces: recorded by mistake and taken back, it does not.</summary>
    public static Expression<Func<Promise, bool>> Stands { get; } = promise => promise.State != PromiseState.WithdrawnByUs || promise.CreditedMinor > 0;

    /// <summary>Takes an open promise back, by the customer or by us.</summary>
    public Outcome<PromiseWithdrawn> Withdraw(PromiseState withdrawn, DateTimeOffset now)
    {
        if (State != PromiseState.Open)
        {
            return Refusal.Conflict("promise_not_open", "Only an open promise can be withdrawn.");
        }

        // What came for it does not matter any more; only a rule's withdrawal keeps what was credited, because a later export may contradict it.
        (State, ClosedAt, CreditedMinor, Suspension, ChecksOn) = (withdrawn, now, 0, null, null);
        Version++;
        return new PromiseWithdrawn(AccountId, Id, AmountMinor, Currency.Code, PromisedOn, State);
    }

    /// <summary>Takes over how it is judged; answers what is to be told of that, null where nothing is.</summary>
    /// <param name="judged">How it stands.</param>
    /// <param name="lapsed">When time broke it, if it did.</param>
    /// <param name="now">When it is judged.</param>
    public PromiseSettled? Settle(Judgement judged, DateTimeOffset lapsed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(judged);
        (PaidMinor, CreditedMinor, ChecksOn) = (judged.PaidMinor, judged.CreditedMinor, judged.ChecksOn);
        foreach (var part in Parts)
        {
            part.PaidMinor = judged.PaidOn(part.ReceivableId);
        }

        var (from, wasSuspended) = (State, Suspension);
        (State, Suspension) = (judged.State, judged.Suspension);
        if (from == State)
        {
            return Suspension is { } why && wasSuspended is null
                ? new PromiseSuspended(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn, why)
                : null;
        }

        ClosedAt = State switch
        {
            PromiseState.Open => null,
            PromiseState.Broken or PromiseState.PartlyKept => judged.Promise.ReplacedAt ?? lapsed,
            _ => now,
        };
        return State switch
        {
            PromiseState.Open => new PromiseReopened(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn),
            PromiseState.Kept => new PromiseKept(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn, judged.IsPresumed),
            PromiseState.PartlyKept => new PromisePartlyKept(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn),
            PromiseState.Broken => new PromiseBroken(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn),
            PromiseState.Superseded => new PromiseSuperseded(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn),
            PromiseState.WithdrawnByUs => new PromiseCredited(AccountId, Id, from, AmountMinor, PaidMinor, CreditedMinor, Currency.Code, PromisedOn),
            PromiseState.WithdrawnByCustomer => throw new InvalidOperationException("Nothing but the customer's word withdraws for the customer."),
        };
    }

    /// <summary>
    /// Turns out to name receivables of two customers: two promises take its place, as if each had been promised by itself. What is promised
    /// above the receivables stays with those that stay.
    /// </summary>
    /// <param name="leaving">The parts on the other customer's receivables: some of its own, not all.</param>
    /// <param name="accountId">The other customer.</param>
    /// <param name="now">When it turns out.</param>
    public (Promise Staying, Promise Leaving) Split(IReadOnlyCollection<PromisePart> leaving, long accountId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        (State, ClosedAt) = (PromiseState.Superseded, now);
        Version++;
        var minor = leaving.Sum(part => part.AmountMinor);
        return (Of(AccountId, AmountMinor - minor, Parts.Except(leaving)), Of(accountId, minor, leaving));
    }

    private Promise Of(long accountId, long amountMinor, IEnumerable<PromisePart> parts) => new()
    {
        AccountId = accountId,
        AmountMinor = amountMinor,
        Currency = Currency,
        PromisedOn = PromisedOn,
        SaidOn = SaidOn,
        MadeAt = MadeAt,
        RecordedAt = RecordedAt,
        RecordedById = RecordedById,
        MessageId = MessageId,
        Quote = Quote,
        Moves = Moves,
        Notes = [.. Notes],
        Parts = [.. parts.Select(part => new PromisePart { ReceivableId = part.ReceivableId, AmountMinor = part.AmountMinor, RemainingMinor = part.RemainingMinor })],
        Version = 1,
    };
}

public sealed class PromisePart : CoveringPart
{
    public long PromiseId { get; init; }

    /// <summary>What came for it in time, in the promise's currency.</summary>
    public long PaidMinor { get; set; }

    public override long SettledMinor => PaidMinor;
}
