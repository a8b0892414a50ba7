namespace Vyomiyra.Domain.Disputes;

/// <summary>One thing to be done before a dispute is settled, as its reason asks for.</summary>
public sealed class DisputeStep
{
    public long DisputeId { get; init; }

    /// <summary>Its place in the list, from 0.</summary>
    public required int Position { get; init; }

    public required string Text { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
    public long? DoneById { get; set; }
}
