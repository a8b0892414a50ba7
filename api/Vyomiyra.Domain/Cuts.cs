namespace Vyomiyra.Domain;

public static class Cuts
{
    /// <summary>At most so many UTF-16 units of it, and no half of a character.</summary>
    public static string Cut(this string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
