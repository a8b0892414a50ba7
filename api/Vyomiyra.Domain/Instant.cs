namespace Vyomiyra.Domain;

/// <summary>Instants are kept in UTC to the microsecond, which every database we speak to stores exactly.</summary>
public static class Instant
{
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static DateTimeOffset Now(this TimeProvider clock) => clock.GetUtcNow().ToMicroseconds();
}
