using System.Globalization;
using System.Text;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>Header fields as RFC 5322 and RFC 2047 write them.</summary>
static class MimeHeader
{
    const int LineLength = 76;
    const int EncodedBytes = 42;

    /// <summary>Text that is safe in a header: as it is when printable ASCII, in encoded words otherwise.</summary>
    public static string Encode(string text)
    {
        var flat = Flatten(text);
        if (flat.All(c => c is >= ' ' and < '\x7f'))
            return flat;
        var words = new List<string>();
        var chunk = new StringBuilder();
        foreach (var rune in flat.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(chunk.ToString()) + rune.Utf8SequenceLength > EncodedBytes)
            {
                words.Add(Word(chunk));
                chunk.Clear();
            }
            chunk.Append(rune.ToString());
        }
        words.Add(Word(chunk));
        return string.Join(' ', words);
    }

    public static string Address(MailAddress address)
    {
        var name = Flatten(address.Name);
        if (name.Length == 0 || name == address.Address)
            return $"<{Flatten(address.Address)}>";
        var shown = name.Any(c => c is < ' ' or >= '\x7f') ? Encode(name)
            : name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '\'') ? name
            : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return $"{shown} <{Flatten(address.Address)}>";
    }

    public static string Date(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    /// <summary>One field with its line end, folded at white space so that no line is longer than need be.</summary>
    public static string Field(string name, string value)
    {
        var field = new StringBuilder(name).Append(':');
        var line = field.Length;
        foreach (var word in Encode(value).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line + 1 + word.Length > LineLength && line > name.Length + 1)
            {
                field.Append("\r\n");
                line = 0;
            }
            field.Append(' ').Append(word);
            line += 1 + word.Length;
        }
        return field.Append("\r\n").ToString();
    }

    public static bool IsName(string name) => name.Length > 0 && name.All(c => c is > ' ' and < '\x7f' and not ':');

    static string Word(StringBuilder chunk) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(chunk.ToString()))}?=";

    static string Flatten(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 ? text : string.Concat(text.Select(c => c < ' ' ? ' ' : c));
}
