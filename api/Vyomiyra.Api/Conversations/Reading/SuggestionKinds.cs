using System.Text.RegularExpressions;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations.Reading;

namespace Vyomiyra.Api.Conversations.Reading;

/// <summary>What a suggestion can be of, by name, and what its origin looks like when it comes back.</summary>
public static partial class SuggestionKinds
{
    public const string Promise = "promise";
    public const string Dispute = "dispute";

    /// <summary>In hexadecimal digits.</summary>
    public const int KeyLength = 32;

    public const int MaximumLanguage = 8;

    private static readonly HashSet<string> Known =
        [Promise, Dispute, .. Enum.GetValues<SaidKind>().Select(kind => kind.Name())];

    /// <summary>Why it cannot be an origin that we gave out, naming the field below <paramref name="field"/>; null where it can.</summary>
    public static Refusal? Refuse(SuggestionOrigin origin, string field)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return !Key().IsMatch(origin.Key) ? Wrong("key")
            : !Known.Contains(origin.Kind) ? Wrong("kind")
            : !Language().IsMatch(origin.Language) ? Wrong("language")
            : origin.Length is < 0 or > Domain.Conversations.Message.MaximumText ? Wrong("length")
            : null;

        Refusal Wrong(string name) =>
            Refusal.Malformed($"{field}{name}", "unknown_suggestion", "Give the suggestion's origin back as it came.");
    }

    [GeneratedRegex("^[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex("^[a-z]{2,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Language();
}
