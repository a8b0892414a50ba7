namespace Vyomiyra.Domain.Receivables;

/// <summary>Ageing buckets by days past the due date: not due (0 or fewer), 1-30, 31-60, 61-90, over 90.</summary>
public enum AgeBucket
{
    NotDue,
    Days1To30,
    Days31To60,
    Days61To90,
    Over90Days,
}

public static class Ageing
{
    /// <summary>The last day past due that still belongs to each bucket; the last bucket has none.</summary>
    private static readonly int[] LastDay = [0, 30, 60, 90];

    public static int DaysOverdue(DateOnly dueOn, DateOnly today) => Math.Max(0, today.DayNumber - dueOn.DayNumber);

    public static AgeBucket BucketOf(DateOnly dueOn, DateOnly today)
    {
        var days = DaysOverdue(dueOn, today);
        var bucket = Array.FindIndex(LastDay, last => days <= last);
        return bucket < 0 ? AgeBucket.Over90Days : (AgeBucket)bucket;
    }

    /// <summary>The due dates, both ends included, that lie in the bucket today.</summary>
    public static (DateOnly From, DateOnly To) DueDates(AgeBucket bucket, DateOnly today) => (
        bucket == AgeBucket.NotDue ? today : bucket == AgeBucket.Over90Days ? DateOnly.MinValue : today.AddDays(-LastDay[(int)bucket]),
        bucket == AgeBucket.NotDue ? DateOnly.MaxValue : today.AddDays(-LastDay[(int)bucket - 1] - 1));

    /// <summary>The next day on which the bucket changes by time alone; null in the last bucket.</summary>
    public static DateOnly? NextChange(DateOnly dueOn, DateOnly today) =>
        BucketOf(dueOn, today) is var bucket && bucket == AgeBucket.Over90Days ? null : dueOn.AddDays(LastDay[(int)bucket] + 1);
}
