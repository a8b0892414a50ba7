using System.Text.Json;

namespace Vyomiyra.Sandbox.Mail;

static class AttachmentJson
{
    public static MailFile Read(string path, JsonElement value)
    {
        var bytes = MessageJson.Member(value, "contentBytes");
        if (bytes is not { ValueKind: JsonValueKind.String } text || !text.TryGetBytesFromBase64(out var content))
            throw new InvalidField($"{path}/contentBytes", "A file's content in base64 was expected.");
        return new MailFile(
            MessageJson.Member(value, "name") is { } name ? MessageJson.Text($"{path}/name", name)! : "attachment",
            MessageJson.Member(value, "contentType") is { } type ? MessageJson.Text($"{path}/contentType", type)! : "application/octet-stream",
            content,
            MessageJson.Member(value, "isInline") is { } inline && MessageJson.Bool($"{path}/isInline", inline),
            MessageJson.Member(value, "contentId") is { } id ? MessageJson.Text($"{path}/contentId", id) : null);
    }
}
