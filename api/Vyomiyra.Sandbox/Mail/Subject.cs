using System.Text.RegularExpressions;

namespace Vyomiyra.Sandbox.Mail;

static partial class Subject
{
    /// <summary>The subject without its reply and forward prefixes: what Exchange calls the conversation's topic.</summary>
    public static string Topic(string? subject) => Prefixes().Replace(subject ?? "", "").Trim();

    public static bool IsReply(string? subject) => Prefixes().IsMatch(subject ?? "");

    [GeneratedRegex(@"^(\s*(re|aw|antw|sv|fw|fwd|wg)(\[\d+\])?\s*:)+\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefixes();
}
