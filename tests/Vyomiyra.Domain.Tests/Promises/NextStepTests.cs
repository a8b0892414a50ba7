using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Promises;

public sealed class NextStepTests
{
    private static readonly NextStepInput Broken = new(PromiseState.Broken, null, IsPaidInPart: false, IsReplaced: false, Moves: 0, NotKept: 1, HasPayer: true, IsChased: true);

    [Fact]
    public void The_first_broken_promise_is_reminded_of() => Is(Broken, PromiseStep.Remind, NextStepReason.FirstNotKept);

    [Fact]
    public void The_second_is_talked_about_with_whoever_pays_where_that_is_known()
    {
        Is(Broken with { NotKept = 2 }, PromiseStep.CallPayer, NextStepReason.NotKeptBefore);
        Is(Broken with { NotKept = 2, HasPayer = false }, PromiseStep.Remind, NextStepReason.NotKeptBefore, NextStepReason.NoPayerKnown);
    }

    [Fact]
    public void After_that_and_when_it_was_moved_often_it_goes_further_up()
    {
        Is(Broken with { NotKept = 3, IsPaidInPart = true }, PromiseStep.Escalate, NextStepReason.NotKeptBefore, NextStepReason.PaidInPart);
        Is(Broken with { Moves = 2 }, PromiseStep.Escalate, NextStepReason.FirstNotKept, NextStepReason.MovedOften);
    }

    [Fact]
    public void Money_that_may_cover_it_is_applied_first() =>
        Is(Broken with { State = PromiseState.Open, Suspension = PromiseSuspension.UnappliedCash }, PromiseStep.ApplyCash, NextStepReason.MoneyIsUnapplied);

    [Fact]
    public void Where_nothing_is_to_be_done_nothing_is_proposed()
    {
        Is(Broken with { State = PromiseState.Open }, PromiseStep.Nothing);
        Is(Broken with { State = PromiseState.Kept }, PromiseStep.Nothing);
        Is(Broken with { IsReplaced = true }, PromiseStep.Nothing);
        Is(Broken with { IsChased = false }, PromiseStep.Nothing, NextStepReason.ClosedToChasing);
    }

    private static void Is(NextStepInput input, PromiseStep step, params NextStepReason[] reasons)
    {
        var next = NextStep.Of(input);
        Assert.Equal(step, next.Step);
        Assert.Equal(reasons, next.Reasons);
    }
}
