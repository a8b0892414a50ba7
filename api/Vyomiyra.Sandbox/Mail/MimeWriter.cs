using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>A file that travels with a message; its content is opened when its turn has come.</summary>
sealed record MimeFile(string Name, string ContentType, bool IsInline, string? ContentId, Func<Stream> Open);

/// <summary>
/// A message as it travels: headers, the body in one or two forms, files. Everything beyond ASCII is in base64. Files pass through, however long
/// they are.
/// </summary>
sealed partial class MimeWriter
{
    /// <summary>A line of 76 characters holds 57 bytes.</summary>
    const int ChunkSize = 57 * 256;

    readonly MailItem item;
    readonly IReadOnlyList<MimeFile> files;
    readonly Stream output;
    readonly CancellationToken cancellation;
    readonly StringBuilder mime = new();
    readonly string mark;
    int boundaries;

    MimeWriter(MailItem item, IReadOnlyList<MimeFile> files, Stream output, CancellationToken cancellation)
    {
        (this.item, this.files, this.output, this.cancellation) = (item, files, output, cancellation);
        mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item.InternetMessageId ?? "")))[..16];
    }

    /// <param name="item">The message; of its files only <paramref name="files"/> travel.</param>
    public static async Task Write(MailItem item, IReadOnlyList<MimeFile> files, Stream output, CancellationToken cancellation)
    {
        var writer = new MimeWriter(item, files, output, cancellation);
        foreach (var header in Headers.Complete(item))
            if (MimeHeader.IsName(header.Name) && !header.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                writer.mime.Append(MimeHeader.Field(header.Name, header.Value));
        await writer.Mixed();
        await writer.Flush();
    }

    Task Mixed() => Multipart(ReportType().Match(item.Header("Content-Type") ?? "") is { Success: true } type ? $"report; report-type={type.Groups[1].Value}" : "mixed", Related, [.. files.Where(file => !file.IsInline)]);

    Task Related() => Multipart("related", Alternative, [.. files.Where(file => file.IsInline)]);

    async Task Multipart(string kind, Func<Task> body, MimeFile[] parts)
    {
        if (parts.Length == 0)
        {
            await body();
            return;
        }
        var boundary = Open(kind);
        Next(boundary);
        await body();
        foreach (var file in parts)
        {
            Next(boundary);
            await File(file);
        }
        Close(boundary);
    }

    Task Alternative()
    {
        if (!item.Body.IsHtml)
        {
            Text("plain", item.Body.Content);
            return Task.CompletedTask;
        }
        var boundary = Open("alternative");
        Next(boundary);
        Text("plain", HtmlText.From(item.Body.Content));
        Next(boundary);
        Text("html", item.Body.Content);
        Close(boundary);
        return Task.CompletedTask;
    }

    void Text(string kind, string content)
    {
        Line($"Content-Type: text/{kind}; charset=utf-8");
        Line("Content-Transfer-Encoding: base64\r\n");
        Base64(Encoding.UTF8.GetBytes(content));
    }

    async Task File(MimeFile file)
    {
        var type = file.ContentType.Any(c => c is <= ' ' or >= '\x7f') ? "application/octet-stream" : file.ContentType;
        Line($"Content-Type: {type}");
        mime.Append(MimeHeader.Field("Content-Disposition", $"{(file.IsInline ? "inline" : "attachment")}; {FileName(file.Name)}"));
        if (file.ContentId is { Length: > 0 } id)
            mime.Append(MimeHeader.Field("Content-ID", $"<{id.Trim('<', '>')}>"));
        // RFC 2046: what is a message, or a report about one, travels as it is.
        var isMessage = type.StartsWith("message/", StringComparison.OrdinalIgnoreCase);
        Line($"Content-Transfer-Encoding: {(isMessage ? "8bit" : "base64")}\r\n");
        await Flush();
        await using var content = file.Open();
        if (isMessage)
        {
            await content.CopyToAsync(output, cancellation);
            return;
        }
        var chunk = new byte[ChunkSize];
        for (int read; (read = await content.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            Base64(chunk.AsSpan(0, read));
            await Flush();
        }
    }

    async Task Flush()
    {
        await output.WriteAsync(Encoding.ASCII.GetBytes(mime.ToString()), cancellation);
        mime.Clear();
    }

    static string FileName(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? $"filename=\"{name}\""
            : $"filename*=UTF-8''{Uri.EscapeDataString(name)}";

    void Base64(ReadOnlySpan<byte> bytes) => Line(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));

    string Open(string kind)
    {
        var boundary = $"_{++boundaries:000}_{mark}_";
        Line($"Content-Type: multipart/{kind}; boundary=\"{boundary}\"");
        return boundary;
    }

    void Next(string boundary) => Line($"\r\n--{boundary}");

    void Close(string boundary) => Line($"\r\n--{boundary}--");

    [GeneratedRegex("""^multipart/report\b.*?report-type="?([\w-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex ReportType();

    void Line(string text) => mime.Append(text).Append("\r\n");
}
