using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>What the caller prefers; several preferences may share one header, separated by commas.</summary>
/// <param name="BodyType"><c>text</c>, <c>html</c>, or nothing for the body as it was sent.</param>
sealed partial record Prefer(bool ImmutableIds, string? BodyType, int? PageSize)
{
    public static Prefer Parse(StringValues headers)
    {
        var prefer = new Prefer(false, null, null);
        foreach (Match match in Preferences().Matches(string.Join(',', headers.AsEnumerable())))
        {
            var value = match.Groups["value"].Value;
            prefer = match.Groups["name"].Value.ToLowerInvariant() switch
            {
                "idtype" => prefer with { ImmutableIds = value.Equals("ImmutableId", StringComparison.OrdinalIgnoreCase) },
                "outlook.body-content-type" when value.ToLowerInvariant() is "text" or "html" => prefer with { BodyType = value.ToLowerInvariant() },
                "odata.maxpagesize" when int.TryParse(value, CultureInfo.InvariantCulture, out var size) && size > 0 => prefer with { PageSize = size },
                _ => prefer,
            };
        }
        return prefer;
    }

    public StringValues Applied => new([.. AppliedOnes()]);

    IEnumerable<string> AppliedOnes()
    {
        if (ImmutableIds)
            yield return "IdType=\"ImmutableId\"";
        if (BodyType is not null)
            yield return $"outlook.body-content-type=\"{BodyType}\"";
        if (PageSize is not null)
            yield return $"odata.maxpagesize={PageSize}";
    }

    [GeneratedRegex(@"(?<name>[A-Za-z][\w.\-]*)\s*=\s*(""(?<value>[^""]*)""|(?<value>[^,\s""]+))")]
    private static partial Regex Preferences();
}
