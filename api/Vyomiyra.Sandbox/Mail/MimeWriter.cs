using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>A message as it travels: headers, the body in one or two forms, files. Everything beyond ASCII is in base64.</summary>
sealed class MimeWriter
{
    readonly MailItem item;
    readonly StringBuilder mime = new();
    readonly string mark;
    int boundaries;

    MimeWriter(MailItem item)
    {
        this.item = item;
        mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(item.InternetMessageId ?? "")))[..16];
    }

    public static byte[] Write(MailItem item)
    {
        var writer = new MimeWriter(item);
        foreach (var header in Headers.Complete(item))
            if (MimeHeader.IsName(header.Name) && !header.Name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                writer.mime.Append(MimeHeader.Field(header.Name, header.Value));
        writer.Mixed();
        return Encoding.ASCII.GetBytes(writer.mime.ToString());
    }

    void Mixed() => Multipart("mixed", Related, [.. item.Files.Where(file => !file.IsInline)]);

    void Related() => Multipart("related", Alternative, [.. item.Files.Where(file => file.IsInline)]);

    void Multipart(string kind, Action body, MailFile[] files)
    {
        if (files.Length == 0)
        {
            body();
            return;
        }
        var boundary = Open(kind);
        Next(boundary);
        body();
        foreach (var file in files)
        {
            Next(boundary);
            File(file);
        }
        Close(boundary);
    }

    void Alternative()
    {
        if (!item.Body.IsHtml)
        {
            Text("plain", item.Body.Content);
            return;
        }
        var boundary = Open("alternative");
        Next(boundary);
        Text("plain", HtmlText.From(item.Body.Content));
        Next(boundary);
        Text("html", item.Body.Content);
        Close(boundary);
    }

    void Text(string kind, string content)
    {
        Line($"Content-Type: text/{kind}; charset=utf-8");
        Line("Content-Transfer-Encoding: base64\r\n");
        Base64(Encoding.UTF8.GetBytes(content));
    }

    void File(MailFile file)
    {
        var type = file.ContentType.Any(c => c is <= ' ' or >= '\x7f') ? "application/octet-stream" : file.ContentType;
        Line($"Content-Type: {type}");
        mime.Append(MimeHeader.Field("Content-Disposition", $"{(file.IsInline ? "inline" : "attachment")}; {FileName(file.Name)}"));
        if (file.ContentId is { Length: > 0 } id)
            mime.Append(MimeHeader.Field("Content-ID", $"<{id.Trim('<', '>')}>"));
        Line("Content-Transfer-Encoding: base64\r\n");
        Base64(file.Bytes);
    }

    static string FileName(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? $"filename=\"{name}\""
            : $"filename*=UTF-8''{Uri.EscapeDataString(name)}";

    void Base64(byte[] bytes) => Line(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));

    string Open(string kind)
    {
        var boundary = $"_{++boundaries:000}_{mark}_";
        Line($"Content-Type: multipart/{kind}; boundary=\"{boundary}\"");
        return boundary;
    }

    void Next(string boundary) => Line($"\r\n--{boundary}");

    void Close(string boundary) => Line($"\r\n--{boundary}--");

    void Line(string text) => mime.Append(text).Append("\r\n");
}
