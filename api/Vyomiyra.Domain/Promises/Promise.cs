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
    public PromiseState State { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public int Version { get; set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Takes an open promise back, by the customer or by us.</summary>
    public Outcome<PromiseWithdrawn> Withdraw(PromiseState withdrawn, DateTimeOffset now)
    {
        if (State != PromiseState.Open)
        {
            return Refusal.Conflict("promise_not_open", "Only an open promise can be withdrawn.");
        }

        (State, ClosedAt) = (withdrawn, now);
        Version++;
        return new PromiseWithdrawn(AccountId, Id, AmountMinor, Currency.Code, PromisedOn, State);
    }
}

/// <summary>How much of a promise falls on one receivable, in the promise's currency.</summary>
public sealed class PromisePart
{
    public long PromiseId { get; init; }
    public required long ReceivableId { get; init; }

    /// <summary>As it was promised.</summary>
    public required long AmountMinor
    {
        get;
        init => field = RemainingMinor = value;
    }

    /// <summary>What is left of it on the receivable: less than the amount once less is open.</summary>
    public long RemainingMinor { get; set; }
}
