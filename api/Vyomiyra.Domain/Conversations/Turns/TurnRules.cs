using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>
/// Who must speak next. The first that applies decides: nothing open, held, a colleague was asked, a promise was broken, a promise is not yet
/// due, the last words.
/// </summary>
public static class TurnRules
{
    public static Turn Of(TurnInput input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(input);
        var turn = At(input, now);
        DateTimeOffset?[] changes =
        [
            input.HoldEndsAt(), turn.StallsAt, .. input.DisputesStallAt(), .. input.Promises.Select(promise => promise.ClosedAt),
        ];
        return turn with { ChangesAt = changes.Where(instant => instant > now).Distinct().Order().FirstOrDefault(instant => !At(input, instant!.Value).IsSame(turn)) };
    }

    private static Turn At(TurnInput input, DateTimeOffset now)
    {
        if (!input.HasOpen)
        {
            return Nobody(TurnReason.NothingOpen);
        }

        if (input.Hold is not null && (input.HoldEndsAt() is not { } ends || now < ends))
        {
            return Nobody(TurnReason.Held);
        }

        var turn = Unstalled(input, now);
        return turn with { Stalls = [.. Stalls(input, turn, now)] };
    }

    private static Turn Unstalled(TurnInput input, DateTimeOffset now)
    {
        if (input.Colleague is { } colleague && colleague.EndedAt(input.Messages) is null && !(input.ClosedAt >= colleague.Since))
        {
            return Waiting(input, Speaker.Colleague, TurnReason.ColleagueAsked, colleague.Since) with { ColleagueId = colleague.MemberId };
        }

        if (input.BrokenAt(now) is { } broken)
        {
            return Waiting(input, Speaker.Us, TurnReason.PromiseBroken, broken);
        }

        var waits = Waits.In(input);
        var isPromised = input.Promises.Any(promise => promise.State == PromiseState.Open);
        return (isPromised, waits) switch
        {
            (true, { QuestionAt: { } question }) => Waiting(input, Speaker.Us, TurnReason.CustomerWaits, question),
            (true, _) => Nobody(TurnReason.Promised),
            (false, { Since: { } since }) => Waiting(input, waits.Who, waits.Reason, since),
            _ => Nobody(waits.Reason),
        };
    }

    private static Turn Nobody(TurnReason reason) => new() { Who = Speaker.Nobody, Reason = reason };

    private static Turn Waiting(TurnInput input, Speaker who, TurnReason reason, DateTimeOffset since)
    {
        var rested = new[] { input.HoldEndsAt(), input.Colleague is { } colleague ? colleague.EndedAt(input.Messages) : null }
            .Concat(who == Speaker.Customer ? input.ReturnsAfter(since) : [])
            .Append(since).Max()!.Value;
        var from = input.Calendar.BusinessInstant(input.Bounded(rested));
        var stalls = input.Calendar.AddBusinessTime(from, who == Speaker.Customer ? input.Policy.Theirs : input.Policy.Ours);
        return new Turn { Who = who, Reason = reason, Since = since, CountsFrom = from, StallsAt = stalls };
    }

    private static IEnumerable<Stall> Stalls(TurnInput input, Turn turn, DateTimeOffset now)
    {
        if (turn.Reason == TurnReason.PromiseBroken)
        {
            yield return new Stall(StallKind.BrokenPromise, turn.Since!.Value);
        }

        if (turn.StallsAt <= now)
        {
            yield return new Stall(StallKind.Waiting, turn.StallsAt.Value);
        }

        if (input.DisputesStallAt().Min() is { } dispute && dispute <= now)
        {
            yield return new Stall(StallKind.UntouchedDispute, dispute);
        }
    }
}
