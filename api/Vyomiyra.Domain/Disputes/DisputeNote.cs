namespace Vyomiyra.Domain.Disputes;

/// <summary>What one of us wrote for the others about a dispute. No customer sees it.</summary>
public sealed class DisputeNote
{
    public const int MaximumText = 4000;

    public long Id { get; init; }
    public long DisputeId { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public required long WrittenById { get; init; }
    public required string Text { get; init; }
}
