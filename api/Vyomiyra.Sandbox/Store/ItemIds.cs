using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Vyomiyra.Sandbox.Store;

/// <summary>
/// Identifiers in Exchange's manner: opaque, case-sensitive, safe in an address. They are derived, so that the seed gives the same ones
/// every time.
/// </summary>
static class ItemIds
{
    const int Length = 46;

    public static string Folder(string mailbox, string name) => Id("AQMkAG", mailbox, "folder", name);

    public static string Conversation(string mailbox, string root) => Id("AAQkAG", mailbox, "conversation", root);

    public static string Immutable(string mailbox, long seq) => Id("AAkALg", mailbox, "immutable", $"{seq}");

    /// <summary>The everyday id: another one in every folder the message has been in.</summary>
    public static string Item(string mailbox, long seq, string folder, long change) => Id("AAMkAG", mailbox, "item", $"{seq}/{folder}/{change}");

    public static string Attachment(string messageId, long number) => $"{messageId}ABIAE{number}";

    public static long? AttachmentNumber(string messageId, string attachmentId) =>
        attachmentId.StartsWith($"{messageId}ABIAE", StringComparison.Ordinal) && long.TryParse(attachmentId[(messageId.Length + 5)..], out var number)
            ? number
            : null;

    public static string ChangeKey(long change) => Convert.ToBase64String([9, 0, 0, 0, .. BitConverter.GetBytes(change)]);

    /// <summary>22 bytes: a mark, the time, and what is one for the whole conversation.</summary>
    public static string ConversationIndex(string conversation, DateTimeOffset time)
    {
        Span<byte> index = stackalloc byte[22];
        index[0] = 1;
        var ticks = BitConverter.GetBytes(time.ToFileTime());
        for (var i = 0; i < 5; i++)
            index[1 + i] = ticks[7 - i - 1];
        Hash(conversation)[..16].CopyTo(index[6..]);
        return Convert.ToBase64String(index);
    }

    static string Id(string prefix, params string[] parts) => $"{prefix}{Base64UrlEncoder.Encode(Hash(string.Join('|', parts))[..30])}"[..Length];

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
