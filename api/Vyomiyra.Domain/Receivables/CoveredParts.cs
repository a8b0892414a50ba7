namespace Vyomiyra.Domain.Receivables;

/// <summary>What promises or disputes still cover of a receivable on which less is open than they name together.</summary>
public static class CoveredParts
{
    /// <summary>
    /// What remains of each part. Money that came counts for the parts in their order, so that the first shrinks first. It depends on nothing
    /// but the amounts: when more is open again, the parts grow back to what was said.
    /// </summary>
    /// <param name="openMinor">What is open on the receivable, positive or zero.</param>
    /// <param name="amountsMinor">The parts as they were said, in the order in which they are settled.</param>
    public static IReadOnlyList<long> Fit(long openMinor, IReadOnlyList<long> amountsMinor)
    {
        var remaining = new long[amountsMinor.Count];
        var room = Math.Max(0, openMinor);
        for (var part = amountsMinor.Count - 1; part >= 0; part--)
        {
            remaining[part] = Math.Min(amountsMinor[part], room);
            room -= remaining[part];
        }

        return remaining;
    }
}
