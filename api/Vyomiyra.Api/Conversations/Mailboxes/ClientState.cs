using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>
/// What a subscription's notifications carry to prove that they are Graph's. It is random, so its plain hash is enough to keep.
/// </summary>
internal static class ClientState
{
    public static string HashOf(string clientState) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clientState)));

    /// <summary>In a time that tells nothing of how much of it is right.</summary>
    public static bool IsRight(string? given, string? hash) =>
        given is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(given)), Encoding.ASCII.GetBytes(hash));
}
