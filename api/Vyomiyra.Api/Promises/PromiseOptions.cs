using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Promises;

/// <summary>The configuration section "Promises".</summary>
public sealed class PromiseOptions
{
    public const string Section = "Promises";

    public PromisePolicy Policy { get; init; } = new();

    /// <summary>For segments of customers that are treated otherwise.</summary>
    public Dictionary<string, PromisePolicy> SegmentPolicies { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public PromisePolicy PolicyOf(string? segment) => segment is not null && SegmentPolicies.TryGetValue(segment, out var policy) ? policy : Policy;

    public bool IsSound() => SegmentPolicies.Values.Append(Policy).All(policy =>
        policy is { TolerancePercent: >= 0 and < 100, Tolerance: >= 0 and < 1_000_000, GraceDays: >= 0 and <= 90, MostMoves: >= 0, MostDaysMoved: >= 0 });
}
