using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Domain.Conversations.Threading;

/// <summary>Which messages are one. Message ids are made by strangers: some mail has none, and some repeats another's.</summary>
public static class MessageIdentity
{
    /// <summary>Servers stamp the copies of one message within minutes of each other.</summary>
    private static readonly TimeSpan CopiesWithin = TimeSpan.FromMinutes(10);

    /// <summary>Whether two messages of one id are copies of one message. If not, the later comer is stored under <see cref="Made"/> and names the id.</summary>
    public static bool IsCopy((string From, string Subject, DateTimeOffset SentAt) one, (string From, string Subject, DateTimeOffset SentAt) other) =>
        one.From == other.From
        && Subjects.Key(one.Subject) == Subjects.Key(other.Subject)
        && Subjects.IsReply(one.Subject) == Subjects.IsReply(other.Subject)
        && (one.SentAt - other.SentAt).Duration() <= CopiesWithin;

    /// <summary>The id of a message that came without one of its own, the same for each of its copies.</summary>
    public static string Made(string from, string subject, DateTimeOffset sentAt, string text)
    {
        var said = string.Join('\0', from, subject, sentAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), text);
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))}@without-id.invalid";
    }
}
