using System.Collections.Frozen;

namespace Vyomiyra.Domain.Conversations;

/// <summary>Subjects without the marks that replying and forwarding put before them, in the languages Outlook writes them in.</summary>
public static class Subjects
{
    /// <summary>What lies beyond tells no two subjects apart.</summary>
    private const int MostCompared = 1000;

    private static readonly FrozenSet<string> Marks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "RE", "FW", "FWD", "AW", "WG", "TR", "RV", "RES", "ENC", "ANTW", "DOORST", "SV", "VB", "VS", "ODP", "PD", "R", "I");

    public static string Root(string subject) => WithoutMarks(subject.AsSpan().Trim()).ToString();

    /// <summary>Whether replying or forwarding wrote it: something was taken off its front.</summary>
    public static bool IsReply(string subject)
    {
        var rest = WithoutLabels(Bounded(subject));
        return WithoutMarks(rest).Length < rest.Length;
    }

    /// <summary>
    /// How subjects of one thread are compared: without marks, gateways' labels ("[EXTERNAL]"), "(fwd)", case and doubled blanks. A label with a
    /// digit stays, as it may be a number. Empty where nothing is left.
    /// </summary>
    public static string Key(string subject)
    {
        var rest = Bounded(subject);
        for (var before = -1; rest.Length != before;)
        {
            before = rest.Length;
            rest = WithoutMarks(WithoutLabels(rest));
        }

        while (rest.EndsWith("(fwd)", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[..^5].TrimEnd();
        }

        return string.Join(' ', rest.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
    }

    private static ReadOnlySpan<char> Bounded(string subject) => subject.AsSpan(0, Math.Min(subject.Length, MostCompared)).Trim();

    private static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> subject)
    {
        var rest = subject;
        while (rest.IndexOf(':') is > 0 and <= 8 and var colon && IsMark(rest[..colon]))
        {
            rest = rest[(colon + 1)..].TrimStart();
        }

        return rest;
    }

    private static ReadOnlySpan<char> WithoutLabels(ReadOnlySpan<char> subject)
    {
        var rest = subject;
        while (rest.StartsWith("[") && rest.IndexOf(']') is > 0 and var end && !rest[..end].ContainsAnyInRange('0', '9') && end + 1 < rest.Length)
        {
            rest = rest[(end + 1)..].TrimStart();
        }

        return rest;
    }

    /// <summary>"Re", "RE[2]", "Fwd".</summary>
    private static bool IsMark(ReadOnlySpan<char> mark)
    {
        var bracket = mark.IndexOf('[');
        return Marks.Contains((bracket > 0 ? mark[..bracket] : mark).Trim().ToString());
    }
}
