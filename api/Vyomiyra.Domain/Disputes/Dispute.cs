using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Disputes;

public enum DisputeState
{
    Open,
    Investigating,
    AwaitingCustomer,
    ResolvedCredited,
    ResolvedPaid,
    ResolvedRejected,
    Withdrawn,
}

/// <summary>Part or all of receivables that the customer contests. While it is unresolved the contested part rests; the remainder is chased.</summary>
public sealed partial class Dispute
{
    public long Id { get; init; }
    public required long AccountId { get; init; }

    /// <summary>X12 code list 426 (01 pricing, 06 quantity, 59 not received…), or one that the house added.</summary>
    public required string ReasonCode { get; set; }

    public required Currency Currency { get; init; }
    public string? Summary { get; set; }

    public required DateTimeOffset OpenedAt
    {
        get;
        init => field = TouchedAt = value;
    }

    public required long OpenedById { get; init; }

    /// <summary>When somebody last did something about it: opened it, moved it on, wrote a note. What an import changes in it is nobody's touch.</summary>
    public DateTimeOffset TouchedAt { get; set; }

    /// <summary>
    /// What it contested at first, in minor units of the keeping company's currency at the rates of that day; 0 where there was none.
    /// </summary>
    public long WorthMinor { get; set; }

    /// <summary>The message in which it was raised.</summary>
    public long? MessageId { get; init; }

    /// <summary>The sentence it was read from, in the customer's words.</summary>
    public string? Quote { get; init; }

    public long? OwnerId { get; set; }

    /// <summary>Who sees to it where that is none of us: a name, and perhaps an address.</summary>
    public string? OutsideOwner { get; set; }

    /// <summary>The day by which it should be settled.</summary>
    public DateOnly? DueOn { get; set; }

    public DisputeState State { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What we let them off, in its currency.</summary>
    public long CreditedMinor { get; set; }

    /// <summary>Nothing of its evidence may be erased.</summary>
    public bool IsOnLegalHold { get; set; }

    public int Version { get; set; }
    public List<DisputePart> Parts { get; init; } = [];
    public List<DisputeStep> Steps { get; init; } = [];
    public List<DisputeNote> Remarks { get; init; } = [];
    public List<DisputeResolution> Resolutions { get; init; } = [];

    public Money Amount => new(Parts.Sum(part => part.AmountMinor), Currency);

    public bool IsUnresolved => Unresolved.Contains(State);

    /// <summary>Whole days since it was opened, until it was settled.</summary>
    public int AgeDays(DateTimeOffset now) => Math.Max(0, (int)((ClosedAt ?? now) - OpenedAt).TotalDays);

    /// <summary>What somebody asked for and a second person has not decided yet.</summary>
    public DisputeResolution? Pending => Resolutions.Find(resolution => resolution is { NeedsApproval: true, IsApproved: null });

    /// <summary>Turns out to name receivables of two customers: the other's are contested by a dispute of its own from here on.</summary>
    /// <param name="leaving">The parts on the other customer's receivables: some of its own, not all.</param>
    /// <param name="accountId">The other customer.</param>
    public Dispute Split(IReadOnlyCollection<DisputePart> leaving, long accountId)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        var worth = Amount.IsZero ? 0 : (long)(WorthMinor * ((decimal)leaving.Sum(part => part.AmountMinor) / Amount.Minor));
        Parts.RemoveAll(leaving.Contains);
        WorthMinor -= worth;
        Version++;
        return new Dispute
        {
            AccountId = accountId,
            ReasonCode = ReasonCode,
            Currency = Currency,
            Summary = Summary,
            OpenedAt = OpenedAt,
            OpenedById = OpenedById,
            TouchedAt = TouchedAt,
            WorthMinor = worth,
            OwnerId = OwnerId,
            OutsideOwner = OutsideOwner,
            DueOn = DueOn,
            State = State,
            Version = 1,
            Parts = [.. leaving.Select(part => new DisputePart { ReceivableId = part.ReceivableId, AmountMinor = part.AmountMinor, RemainingMinor = part.RemainingMinor })],
        };
    }

    /// <summary>The states of a dispute that is still being settled.</summary>
    public static IReadOnlyList<DisputeState> Unresolved { get; } = [DisputeState.Open, DisputeState.Investigating, DisputeState.AwaitingCustomer];
}

public sealed class DisputePart : CoveringPart
{
    public long DisputeId { get; init; }
}
