namespace Vyomiyra.Domain.Tests;

/// <summary>Properties are tried on many cases that a seed decides, so that a failure can be run again: the message names the seed.</summary>
public static class Many
{
    public static void Times(int count, Action<Random> property)
    {
        for (var seed = 0; seed < count; seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"With seed {seed}: {exception.Message}", exception);
            }
        }
    }

    public static Currency Currency(this Random random)
    {
        var all = Domain.Currency.All.ToList();
        return all[random.Next(all.Count)];
    }

    /// <summary>An amount that two of can be added.</summary>
    public static Money Money(this Random random, Currency currency) => new(random.NextInt64(-(1L << 50), 1L << 50), currency);

    public static DateOnly Day(this Random random) => new DateOnly(2020, 1, 1).AddDays(random.Next(4000));

    /// <summary>Letters, signs, accents, invisible characters, halves of surrogate pairs: whatever a field may hold.</summary>
    public static string Text(this Random random, int longest)
    {
        const string likely = "abcXYZ019 -./@_&äßØ\u0301\u200b\u202e\ud83d\ude00\ufffe\u0000\t\u00a0１İı";
        return string.Create(random.Next(longest + 1), random, (span, source) =>
        {
            for (var at = 0; at < span.Length; at++)
            {
                span[at] = source.Next(5) == 0 ? (char)source.Next(0x10000) : likely[source.Next(likely.Length)];
            }
        });
    }
}
