namespace Vyomiyra.Domain.Disputes;

/// <summary>What is contested and still open of a part of a dispute: no more of it can be credited.</summary>
public readonly record struct CreditablePart(long ReceivableId, long ContestedMinor);

/// <summary>On which receivables a credit falls.</summary>
public static class CreditShares
{
    /// <summary>As much as is contested of each, the first first. Receivables on which nothing falls are left out.</summary>
    /// <param name="creditedMinor">At most what is contested of all together.</param>
    /// <param name="parts">In the order in which they are credited.</param>
    public static IReadOnlyList<(long ReceivableId, long Minor)> Divide(long creditedMinor, IEnumerable<CreditablePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var shares = new List<(long, long)>();
        foreach (var part in parts.TakeWhile(_ => creditedMinor > 0))
        {
            var share = Math.Min(creditedMinor, part.ContestedMinor);
            creditedMinor -= share;
            if (share > 0)
            {
                shares.Add((part.ReceivableId, share));
            }
        }

        return creditedMinor == 0 ? shares : throw new ArgumentOutOfRangeException(nameof(creditedMinor), "More is credited than is contested.");
    }
}
