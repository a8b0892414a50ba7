using System.Globalization;

namespace Vyomiyra.Api.Http;

/// <summary>Several ids in a query: "17,18,21".</summary>
/// <param name="Values">In the order given, each once.</param>
public sealed record Ids(IReadOnlyCollection<long> Values)
{
    public static bool TryParse(string? text, out Ids? ids)
    {
        var values = new List<long>();
        foreach (var part in (text ?? "").Split(','))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                ids = null;
                return false;
            }

            values.Add(value);
        }

        ids = new Ids([.. values.Distinct()]);
        return true;
    }
}
