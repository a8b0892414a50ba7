namespace Vyomiyra.Domain.Disputes;

/// <summary>How somebody would settle a dispute: at once, or after a second person agreed.</summary>
public sealed class DisputeResolution
{
    public long Id { get; init; }
    public long DisputeId { get; init; }

    /// <summary>One of the resolved states.</summary>
    public required DisputeState As { get; init; }

    /// <summary>What we let them off, in the dispute's currency.</summary>
    public required long CreditedMinor { get; init; }

    public required string Why { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required long AskedById { get; init; }

    /// <summary>Whether the amount is above what one person may settle.</summary>
    public required bool NeedsApproval { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }
    public long? DecidedById { get; set; }

    /// <summary>Null while nobody decided.</summary>
    public bool? IsApproved { get; set; }

    /// <summary>In the words of who decided.</summary>
    public string? Answer { get; set; }

    internal void Decide(bool isApproved, DisputeDecision decision, DateTimeOffset now) =>
        (IsApproved, DecidedById, Answer, DecidedAt) = (isApproved, decision.ById, decision.Answer, now);
}
