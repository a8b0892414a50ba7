using System.Collections.Frozen;

namespace Vyomiyra.Domain.Conversations;

/// <summary>Subjects without the marks that replying and forwarding put before them, in the languages Outlook writes them in.</summary>
public static class Subjects
{
    private static readonly FrozenSet<string> Marks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "RE", "FW", "FWD", "AW", "WG", "TR", "RV", "RES", "ENC", "ANTW", "DOORST", "SV", "VB", "VS", "ODP", "PD", "R", "I");

    public static string Root(string subject)
    {
        var rest = subject.AsSpan().Trim();
        while (rest.IndexOf(':') is > 0 and <= 8 and var colon && IsMark(rest[..colon]))
        {
            rest = rest[(colon + 1)..].TrimStart();
        }

        return rest.ToString();
    }

    /// <summary>"Re", "RE[2]", "Fwd".</summary>
    private static bool IsMark(ReadOnlySpan<char> mark)
    {
        var bracket = mark.IndexOf('[');
        return Marks.Contains((bracket > 0 ? mark[..bracket] : mark).Trim().ToString());
    }
}
