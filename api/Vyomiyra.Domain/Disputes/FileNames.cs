using System.Globalization;
using System.Text;

namespace Vyomiyra.Domain.Disputes;

/// <summary>Names that others gave to files, made fit for a disk of ours or of whoever downloads them.</summary>
public static class FileNames
{
    private const int Longest = 100;
    private const int LongestExtension = 10;
    private const string Nameless = "unnamed";

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(port => (string[])[$"COM{port}", $"LPT{port}"])], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last part of the name, without folders, control and direction characters, and what some system takes for something else than a name.
    /// Never empty, never longer than 100 characters, the same extension where it has a usual one.
    /// </summary>
    public static string Safe(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var kept = new StringBuilder();
        foreach (var rune in name[(name.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                continue;
            }

            kept.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' || rune == Rune.ReplacementChar ? "_" : rune.ToString());
        }

        var safe = Trimmed(kept.ToString());
        return safe.Length == 0 ? Nameless : Shortened(Devices.Contains(safe.Split('.')[0].Trim()) ? $"_{safe}" : safe);
    }

    /// <summary>Some systems hide names that begin with a dot, or do not see spaces and dots at the end: then the name would be another one.</summary>
    private static string Trimmed(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && IsUnseen(name[start]))
        {
            start++;
        }

        while (end > start && IsUnseen(name[end - 1]))
        {
            end--;
        }

        return name[start..end];
    }

    private static bool IsUnseen(char character) => character == '.' || char.IsWhiteSpace(character);

    private static string Shortened(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        var extension = Path.GetExtension(name) is { Length: <= LongestExtension } usual ? usual : "";
        var stem = Longest - extension.Length;
        return $"{Trimmed(name[..(char.IsHighSurrogate(name[stem - 1]) ? stem - 1 : stem)])}{extension}";
    }
}
