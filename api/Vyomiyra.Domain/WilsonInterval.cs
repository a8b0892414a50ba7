namespace Vyomiyra.Domain;

/// <summary>Between which shares the true one lies, where so many of so many were seen: the score interval of E. B. Wilson at 95 %.</summary>
public readonly record struct WilsonInterval(double From, double To)
{
    private const double Z = 1.959963984540054;

    /// <param name="hits">How many were right.</param>
    /// <param name="of">Of how many; of none, nothing is known, and it is 0 to 1.</param>
    public static WilsonInterval Of(int hits, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);
        if (of == 0)
        {
            return new WilsonInterval(0, 1);
        }

        var share = (double)hits / of;
        var divisor = 1 + (Z * Z / of);
        var centre = (share + (Z * Z / (2 * of))) / divisor;
        var reach = Z / divisor * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));
        return new WilsonInterval(Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }
}
