namespace Vyomiyra.Domain.Promises;

public enum PromiseStep
{
    /// <summary>Nothing: it is settled, or its day is to come.</summary>
    Nothing,

    /// <summary>Say what the money that came pays, or bring in the rate that is missing.</summary>
    ApplyCash,

    /// <summary>Write to them, and ask for what is missing.</summary>
    Remind,

    /// <summary>Speak with the person who pays.</summary>
    CallPayer,

    /// <summary>Go to whoever stands above the person who pays.</summary>
    Escalate,
}

public enum NextStepReason
{
    MoneyIsUnapplied,
    RateIsMissing,

    /// <summary>It is the first that was not kept within a year.</summary>
    FirstNotKept,

    /// <summary>Others were not kept within a year.</summary>
    NotKeptBefore,
    MovedOften,
    PaidInPart,

    /// <summary>Nobody is known who pays and can be reached.</summary>
    NoPayerKnown,

    /// <summary>The account is closed to chasing.</summary>
    ClosedToChasing,
}

/// <param name="State">The promise's.</param>
/// <param name="Suspension">Why it is not broken yet.</param>
/// <param name="IsPaidInPart">Some money came for it.</param>
/// <param name="IsReplaced">Another promise took its place.</param>
/// <param name="Moves">How often it was moved.</param>
/// <param name="NotKept">How many promises of the account were not kept within a year, this one included.</param>
/// <param name="HasPayer">Somebody is known who pays and can be reached.</param>
/// <param name="IsChased">The account's status lets it be chased, and something is open.</param>
public sealed record NextStepInput(
    PromiseState State, PromiseSuspension? Suspension, bool IsPaidInPart, bool IsReplaced, int Moves, int NotKept, bool HasPayer, bool IsChased);

/// <summary>What is proposed to do about a promise, and why. A person decides.</summary>
public sealed record NextStep(PromiseStep Step, IReadOnlyList<NextStepReason> Reasons)
{
    private const int Patience = 2;

    public static NextStep Of(NextStepInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input switch
        {
            { Suspension: PromiseSuspension.UnappliedCash } => new NextStep(PromiseStep.ApplyCash, [NextStepReason.MoneyIsUnapplied]),
            { Suspension: PromiseSuspension.MissingRate } => new NextStep(PromiseStep.ApplyCash, [NextStepReason.RateIsMissing]),
            { State: not (PromiseState.Broken or PromiseState.PartlyKept) } or { IsReplaced: true } => new NextStep(PromiseStep.Nothing, []),
            { IsChased: false } => new NextStep(PromiseStep.Nothing, [NextStepReason.ClosedToChasing]),
            _ => AfterBroken(input),
        };
    }

    private static NextStep AfterBroken(NextStepInput input)
    {
        var reasons = new (NextStepReason Reason, bool Holds)[]
        {
            (NextStepReason.NotKeptBefore, input.NotKept > 1),
            (NextStepReason.FirstNotKept, input.NotKept <= 1),
            (NextStepReason.MovedOften, input.Moves >= Patience),
            (NextStepReason.PaidInPart, input.IsPaidInPart),
            (NextStepReason.NoPayerKnown, !input.HasPayer),
        };
        var step = input.NotKept > Patience || input.Moves >= Patience ? PromiseStep.Escalate
            : input.NotKept > 1 && input.HasPayer ? PromiseStep.CallPayer
            : PromiseStep.Remind;
        return new NextStep(step, [.. reasons.Where(reason => reason.Holds).Select(reason => reason.Reason)]);
    }
}
