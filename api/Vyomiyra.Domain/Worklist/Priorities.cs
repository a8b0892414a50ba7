using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Domain.Worklist;

/// <summary>
/// Why an account comes before another, 0 to 100. How much is overdue that nobody promised or contests counts most (up to 45), then how old the
/// oldest is (30), promises of the last year that were not kept (15) and a credit limit that is exceeded (10).
/// </summary>
public static class Priorities
{
    public static IEnumerable<PriorityReason> Reasons(Standing standing, StandingInput input)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(input);
        if (input.Status != Accounts.AccountStatus.Normal)
        {
            yield return new PriorityReason(PriorityReasonCode.ClosedToChasing, 0);
            yield break;
        }

        if (standing.OldestDueOn is not { } oldest)
        {
            yield return new PriorityReason(PriorityReasonCode.NothingOverdue, 0);
            yield break;
        }

        var rests = standing.DisputedMinor + standing.PromisedMinor;
        var uncovered = standing.OverdueMinor - rests;
        yield return new PriorityReason(PriorityReasonCode.OverdueAmount, SizePoints(standing.OverdueMinor, input.Currency), standing.OverdueMinor);
        if (rests > 0)
        {
            var relief = SizePoints(standing.OverdueMinor, input.Currency) - SizePoints(uncovered, input.Currency);
            var forDisputes = (int)(relief * (decimal)standing.DisputedMinor / rests);
            if (standing.DisputedMinor > 0)
            {
                yield return new PriorityReason(PriorityReasonCode.CoveredByDisputes, -forDisputes, standing.DisputedMinor);
            }

            if (standing.PromisedMinor > 0)
            {
                yield return new PriorityReason(PriorityReasonCode.CoveredByPromises, forDisputes - relief, standing.PromisedMinor);
            }
        }

        // Age says nothing more once everything overdue rests.
        if (uncovered > 0 || standing.Unconverted.Any(amount => amount.OverdueMinor > 0))
        {
            yield return new PriorityReason(PriorityReasonCode.OldestOverdue, AgePoints(Ageing.BucketOf(oldest, input.Today)), Date: oldest);
        }

        var broken = input.NotKept.Where(day => Remembers(day, input.Today)).Distinct().Count();
        if (broken > 0)
        {
            yield return new PriorityReason(PriorityReasonCode.PromisesNotKept, broken == 1 ? 10 : 15, Count: broken);
        }

        if (input.CreditLimitMinor is { } limit && standing.OpenMinor > limit)
        {
            yield return new PriorityReason(PriorityReasonCode.OverCreditLimit, 10, standing.OpenMinor - limit);
        }

        foreach (var amount in standing.Unconverted.Where(amount => amount.OverdueMinor > 0))
        {
            yield return new PriorityReason(PriorityReasonCode.MissingRate, 0, Currency: amount.Currency);
        }
    }

    /// <summary>Whether a promise that was not kept still counts: for a year from its day.</summary>
    public static bool Remembers(DateOnly promisedOn, DateOnly today) => today < ForgottenOn(promisedOn);

    public static DateOnly ForgottenOn(DateOnly promisedOn) => promisedOn.AddYears(1);

    /// <summary>Ten points a power of ten from 30 units of the currency on, 45 at about a million: twice as much is three points more.</summary>
    private static int SizePoints(long minor, Currency currency)
    {
        var units = (double)minor / currency.MinorPerUnit / (currency.Exponent == 0 ? 100 : 1);
        return units <= 0 ? 0 : (int)Math.Clamp(Math.Round(10 * (Math.Log10(units) - 1.5)), 1, 45);
    }

    private static int AgePoints(AgeBucket bucket) => bucket switch
    {
        AgeBucket.NotDue => 0,
        AgeBucket.Days1To30 => 6,
        AgeBucket.Days31To60 => 14,
        AgeBucket.Days61To90 => 22,
        AgeBucket.Over90Days => 30,
    };
}
