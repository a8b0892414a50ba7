namespace Vyomiyra.Domain.Promises;

/// <summary>A promise that another one is to take the place of.</summary>
/// <param name="ReplacedId">Which one.</param>
/// <param name="Moves">How often the first of the kind was moved, this time included.</param>
/// <param name="FirstOn">The day of the first of the kind.</param>
public sealed record PromiseMove(long ReplacedId, int Moves, DateOnly FirstOn)
{
    /// <summary>Whether a promise can be replaced: one that was kept, taken back or replaced is not moved any more.</summary>
    /// <param name="replaced">The promise.</param>
    /// <param name="isReplaced">Another took its place already.</param>
    /// <param name="firstOn">The day of the first of the kind.</param>
    public static Outcome<PromiseMove> Of(Promise replaced, bool isReplaced, DateOnly firstOn)
    {
        ArgumentNullException.ThrowIfNull(replaced);
        return isReplaced ? Refusal.Conflict("promise_replaced", "Another promise took the place of this one already.")
            : replaced.State is not (PromiseState.Open or PromiseState.Broken or PromiseState.PartlyKept)
                ? Refusal.Conflict("promise_not_open", "A promise that was kept or taken back is not moved any more.")
            : new PromiseMove(replaced.Id, replaced.Moves + 1, firstOn);
    }

    /// <summary>Why only a Manager may agree to it; empty where everybody may.</summary>
    /// <param name="policy">The segment's.</param>
    /// <param name="lastOn">The last day that is promised now.</param>
    public IEnumerable<Refusal> Beyond(PromisePolicy policy, DateOnly lastOn)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Moves > policy.MostMoves)
        {
            yield return Refusal.Forbidden("moved_too_often", $"It was moved {Moves - 1} times already; a Manager may agree to once more.") with { Field = "replaces" };
        }

        if (lastOn > FirstOn.AddDays(policy.MostDaysMoved))
        {
            yield return Refusal.Forbidden("moved_too_far", $"This is more than {policy.MostDaysMoved} days after {FirstOn:yyyy-MM-dd}, the day first promised; a Manager may agree to it.") with { Field = "promisedOn" };
        }
    }
}
