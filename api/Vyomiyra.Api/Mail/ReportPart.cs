using System.Net.Http.Headers;
using System.Text;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Mail;

/// <summary>
/// The part of a mail server's report that is for machines (RFC 3464), in the report as it travelled. Strangers write those: what is broken is
/// passed over.
/// </summary>
internal static class ReportPart
{
    /// <summary>So much of a report is looked at; what lies behind is the mail that came back.</summary>
    public const int MostBytes = 256 * 1024;

    private const int MostDepth = 3;

    private static readonly string[] Types = ["message/delivery-status", "message/global-delivery-status"];

    /// <param name="headers">Of the message, as a block.</param>
    public static bool IsIn(string headers) =>
        headers.Contains("multipart/report", StringComparison.OrdinalIgnoreCase) && MailHeaders.Parse(headers).Marks.ReportType == "delivery-status";

    /// <summary>Null where it has none.</summary>
    public static string? Find(ReadOnlySpan<byte> mime) => Find(Encoding.Latin1.GetString(mime[..Math.Min(mime.Length, MostBytes)]).Replace("\r\n", "\n", StringComparison.Ordinal), MostDepth);

    private static string? Find(string entity, int depth)
    {
        var end = entity.StartsWith('\n') ? 0 : entity.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var (fields, body) = (entity[..end].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal), entity[end..].TrimStart('\n'));
        return MediaTypeHeaderValue.TryParse(Field(fields, "Content-Type"), out var type) ? Find(type, fields, body, depth) : null;
    }

    private static string? Find(MediaTypeHeaderValue type, string fields, string body, int depth)
    {
        if (Types.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase))
        {
            return Decoded(body, Field(fields, "Content-Transfer-Encoding")?.ToLowerInvariant());
        }

        var boundary = type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"');
        return depth > 0 && boundary is { Length: > 0 } && type.MediaType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? $"\n{body}".Split($"\n--{boundary}").Skip(1).Select(part => Find(AfterLine(part), depth - 1)).FirstOrDefault(found => found is not null)
            : null;
    }

    private static string AfterLine(string part) => part.IndexOf('\n', StringComparison.Ordinal) is var end && end >= 0 ? part[(end + 1)..] : "";

    private static string? Field(string fields, string name) => fields.Split('\n')
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    private static string? Decoded(string body, string? encoding) => encoding switch
    {
        "base64" => FromBase64(string.Concat(body.Where(character => !char.IsWhiteSpace(character)))),
        "quoted-printable" => Encoding.UTF8.GetString([.. FromQuotedPrintable(body.Replace("=\n", "", StringComparison.Ordinal))]),
        _ => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)),
    };

    /// <summary>The end may be cut off.</summary>
    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[..(text.Length / 4 * 4)], bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static IEnumerable<byte> FromQuotedPrintable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var coded))
            {
                yield return coded;
                at += 2;
            }
            else
            {
                yield return (byte)text[at];
            }
        }
    }
}
