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
public sealed class Dispute
{
    public long Id { get; init; }
    public required long AccountId { get; init; }

    /// <summary>X12 code list 426: 01 pricing, 06 quantity, 59 not received…</summary>
    public required string ReasonCode { get; init; }

    public required Currency Currency { get; init; }
    public string? Summary { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required long OpenedById { get; init; }
    public long? OwnerId { get; set; }
    public DisputeState State { get; set; }
    public int Version { get; set; }
    public List<DisputePart> Parts { get; init; } = [];

    public Money Amount => new(Parts.Sum(part => part.AmountMinor), Currency);

    public bool IsUnresolved => Unresolved.Contains(State);

    /// <summary>The states of a dispute that is still being settled.</summary>
    public static IReadOnlyList<DisputeState> Unresolved { get; } = [DisputeState.Open, DisputeState.Investigating, DisputeState.AwaitingCustomer];
}

public sealed class DisputePart
{
    public long DisputeId { get; init; }
    public required long ReceivableId { get; init; }

    /// <summary>As it was contested.</summary>
    public required long AmountMinor
    {
        get;
        init => field = RemainingMinor = value;
    }

    /// <summary>What is left of it on the receivable: less than the amount once less is open.</summary>
    public long RemainingMinor { get; set; }
}
