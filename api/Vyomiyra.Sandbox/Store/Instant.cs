using System.Globalization;

namespace Vyomiyra.Sandbox.Store;

/// <summary>Instants as the store keeps them: UTC to the second, as Exchange does.</summary>
static class Instant
{
    const string Format = "yyyy-MM-dd'T'HH:mm:ss";

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>With whatever fraction it has, to compare with stored instants.</summary>
    public static string Bound(DateTimeOffset instant) => instant.UtcDateTime.ToString($"{Format}.FFFFFFF", CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
