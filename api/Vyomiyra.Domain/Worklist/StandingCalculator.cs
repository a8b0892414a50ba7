using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Worklist;

/// <param name="Id">The receivable.</param>
/// <param name="Open">Signed as <see cref="Receivable"/> says.</param>
/// <param name="DueOn">Its due date.</param>
public sealed record StandingItem(long Id, Money Open, DateOnly DueOn);

/// <summary>A part of an open promise or an unresolved dispute.</summary>
/// <param name="ReceivableId">The receivable it is about; null where a promise is for the account as a whole.</param>
/// <param name="Amount">How much.</param>
public sealed record StandingCover(long? ReceivableId, Money Amount);

/// <param name="AccountId">The account.</param>
/// <param name="Status">Its status.</param>
/// <param name="Currency">The keeping company's.</param>
/// <param name="CreditLimitMinor">In that currency.</param>
/// <param name="Today">That company's.</param>
/// <param name="Items">Its open receivables.</param>
/// <param name="Promises">Parts of its open promises.</param>
/// <param name="NotKept">The days of promises that were broken, or kept only in part.</param>
/// <param name="Disputes">Parts of its unresolved disputes.</param>
/// <param name="Rates">At which other currencies are converted, as of today.</param>
public sealed record StandingInput(
    long AccountId,
    AccountStatus Status,
    Currency Currency,
    long? CreditLimitMinor,
    DateOnly Today,
    IReadOnlyList<StandingItem> Items,
    IReadOnlyList<StandingCover> Promises,
    IReadOnlyList<DateOnly> NotKept,
    IReadOnlyList<StandingCover> Disputes,
    ExchangeRates Rates)
{
    /// <summary>Who must speak next in each of its conversations.</summary>
    public IReadOnlyList<ConversationTurn> Turns { get; init; } = [];
}

/// <summary>Computes an account's standing from what is stored. Pure: the same input gives the same standing.</summary>
public static class StandingCalculator
{
    public static Standing Compute(StandingInput input, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(input);
        var standing = new Standing { AccountId = input.AccountId, Currency = input.Currency, ComputedAt = now };
        var unconverted = new Dictionary<Currency, (long Overdue, long Open)>();
        var overdue = new List<StandingItem>();
        foreach (var item in input.Items)
        {
            var isOverdue = item.Open.Minor > 0 && item.DueOn < input.Today;
            if (isOverdue)
            {
                overdue.Add(item);
            }

            if (input.Rates.Convert(item.Open, input.Currency, input.Today) is not { } open)
            {
                var sums = unconverted.GetValueOrDefault(item.Open.Currency);
                unconverted[item.Open.Currency] = (sums.Overdue + (isOverdue ? item.Open.Minor : 0), sums.Open + item.Open.Minor);
                continue;
            }

            standing.OpenMinor += open.Minor;
            if (open.Minor < 0)
            {
                standing.CreditsMinor -= open.Minor;
                continue;
            }

            standing.BucketsMinor[(int)Ageing.BucketOf(item.DueOn, input.Today)] += open.Minor;
            standing.OverdueMinor += isOverdue ? open.Minor : 0;
        }

        standing.OverdueItems = overdue.Count;
        standing.OldestDueOn = overdue.Count == 0 ? null : overdue.Min(item => item.DueOn);
        standing.Unconverted =
            [.. unconverted.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal).Select(pair => new UnconvertedAmount(pair.Key.Code, pair.Value.Overdue, pair.Value.Open))];
        standing.NextChangeOn = NextChange(input);

        Wait(standing, input.Turns);
        (standing.DisputedMinor, standing.PromisedMinor) = Cover(input, overdue);
        standing.Reasons = [.. Priorities.Reasons(standing, input)];
        standing.Priority = Math.Clamp(standing.Reasons.Sum(reason => reason.Points), 0, 100);
        return standing;
    }

    private static void Wait(Standing standing, IReadOnlyList<ConversationTurn> turns)
    {
        standing.WaitChangesAt = turns.Min(turn => turn.ChangesAt);
        if (turns.Where(turn => turn.Who != Speaker.Nobody).OrderBy(turn => Urgency(turn.Who)).ThenBy(turn => turn.Since).ThenBy(turn => turn.ConversationId).FirstOrDefault() is { } first)
        {
            (standing.WaitsFor, standing.WaitReason, standing.WaitColleagueId) = (first.Who, first.Reason, first.ColleagueId);
            (standing.WaitsSince, standing.WaitConversationId) = (first.Since, first.ConversationId);
        }
    }

    private static int Urgency(Speaker who) => who switch
    {
        Speaker.Us => 0,
        Speaker.Colleague => 1,
        Speaker.Customer => 2,
        Speaker.Nobody => 3,
    };

    /// <summary>
    /// How much of the overdue amount is contested, and how much of the rest is promised. Neither counts above what is
    /// open, and a contested part is not also promised. A promise for the account as a whole covers what is left.
    /// </summary>
    private static (long Disputed, long Promised) Cover(StandingInput input, List<StandingItem> overdue)
    {
        var disputes = input.Disputes.ToLookup(part => part.ReceivableId);
        var promises = input.Promises.ToLookup(part => part.ReceivableId);
        var (disputed, promised, left) = (0L, 0L, 0L);
        foreach (var item in overdue)
        {
            if (input.Rates.Convert(item.Open, input.Currency, input.Today) is not { } open)
            {
                continue;
            }

            var contested = Math.Min(open.Minor, Sum(disputes[item.Id], input));
            var covered = Math.Min(open.Minor - contested, Sum(promises[item.Id], input));
            (disputed, promised, left) = (disputed + contested, promised + covered, left + open.Minor - contested - covered);
        }

        return (disputed, promised + Math.Min(left, Sum(promises[null], input)));
    }

    private static long Sum(IEnumerable<StandingCover> parts, StandingInput input) =>
        parts.Sum(part => input.Rates.Convert(part.Amount, input.Currency, input.Today)?.Minor ?? 0);

    private static DateOnly? NextChange(StandingInput input)
    {
        var byAge = input.Items.Select(item => Ageing.NextChange(item.DueOn, input.Today));
        var byPromise = input.NotKept.Where(day => Priorities.Remembers(day, input.Today)).Select(day => (DateOnly?)Priorities.ForgottenOn(day));
        return byAge.Concat(byPromise).Min();
    }
}
