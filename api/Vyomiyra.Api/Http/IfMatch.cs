using System.Globalization;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>The version of an editable thing that the caller read: the If-Match header, as a handler's parameter.</summary>
public sealed record IfMatch(string? Tag)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var tag = http.Request.Headers.IfMatch.ToString();
        return ValueTask.FromResult(new IfMatch(tag.Length == 0 ? null : tag));
    }

    /// <summary>Null when the caller's copy is the stored one.</summary>
    /// <param name="version">The version stored.</param>
    /// <param name="current">What is stored, as the caller would read it; asked for only where it differs.</param>
    /// <exception cref="BadHttpRequestException">The header is missing (428).</exception>
    public Refusal? Against(int version, Func<object> current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return IsOf(version) ? null : Refusal.Stale(current());
    }

    /// <summary>As <see cref="Against"/>, where what is stored must be read first.</summary>
    /// <param name="version">The version stored.</param>
    /// <param name="current">What is stored, as the caller would read it; asked for only where it differs.</param>
    /// <exception cref="BadHttpRequestException">The header is missing (428).</exception>
    public async Task<Refusal?> AgainstAsync(int version, Func<Task<object>> current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return IsOf(version) ? null : Refusal.Stale(await current());
    }

    private bool IsOf(int version) =>
        Tag is null ? throw new BadHttpRequestException("The If-Match header is required.", StatusCodes.Status428PreconditionRequired) : Tag == ETag.Of(version);
}

public static class ETag
{
    /// <summary>The strong entity tag of a version: 7 is "7" in quotes.</summary>
    public static string Of(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    public static void SetETag(this HttpContext http, int version)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Headers.ETag = Of(version);
    }
}
