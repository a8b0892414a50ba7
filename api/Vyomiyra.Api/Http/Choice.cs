using System.Text.Json;

namespace Vyomiyra.Api.Http;

/// <summary>One of an enum's members in a query, spelled as in JSON: by itself the framework knows the C# spelling alone.</summary>
public readonly record struct Choice<T>(T Value)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Spelled =
        Enum.GetValues<T>().ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()), StringComparer.Ordinal);

#pragma warning disable CA1000 // The framework finds it by this name.
    public static bool TryParse(string? text, out Choice<T> choice)
    {
        var isSpelled = Spelled.TryGetValue(text ?? "", out var member);
        choice = new Choice<T>(member);
        return isSpelled;
    }
#pragma warning restore CA1000
}
