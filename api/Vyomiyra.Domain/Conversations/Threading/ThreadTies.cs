using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Domain.Conversations.Threading;

/// <summary>What ties a message to others. It depends on the message alone, so that no order of arrival changes what belongs together.</summary>
/// <param name="Ids">Its own id and those it names, whether the named ones are here yet or not: who shares one is of one conversation.</param>
/// <param name="Loose">Subject and people, for replies that the headers leave alone.</param>
public sealed record ThreadTies(IReadOnlyList<string> Ids, IReadOnlyList<LooseTie> Loose)
{
    private const int MaximumCounterparts = 20;

    /// <summary>A reply without ids is looked for among the mail of so many days around it.</summary>
    private static readonly TimeSpan WithoutIds = LooseTie.LongestReach;

    /// <summary>Mail of one subject with one person on one day is one conversation, whichever copy of it a reply names.</summary>
    private static readonly TimeSpan WithIds = TimeSpan.FromDays(1);

    public static ThreadTies Of(ThreadedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        // Forged mail could otherwise draw strangers' conversations together.
        var isForged = message.Authentication == SenderAuthentication.Failed;
        var named = isForged ? message.Named.TakeLast(1) : message.Named;
        return new ThreadTies([.. named.Prepend(message.Id).Distinct(StringComparer.Ordinal)], isForged ? [] : [.. LooseOf(message)]);
    }

    private static IEnumerable<LooseTie> LooseOf(ThreadedMessage message)
    {
        var isReply = Subjects.IsReply(message.Subject);
        var namesNone = message.Named.Count == 0;
        var bySubject = !isReply ? TimeSpan.Zero : namesNone ? WithoutIds : WithIds;
        var byHint = isReply && namesNone ? WithoutIds : TimeSpan.Zero;
        var subject = Subjects.Key(message.Subject);
        foreach (var counterpart in message.Counterparts.Distinct(StringComparer.Ordinal).Take(MaximumCounterparts))
        {
            if (subject.Length > 0)
            {
                yield return new LooseTie(Digest("subject", subject, counterpart), message.SentAt, bySubject);
            }

            if (message.MailboxConversation is { } hint)
            {
                yield return new LooseTie(Digest("hint", hint.Mailbox, hint.ConversationId, counterpart), message.SentAt, byHint);
            }
        }
    }

    private static string Digest(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))).AsSpan(0, 16));
}

/// <summary>A tie by subject and person, or by a mailbox's conversationId and person.</summary>
/// <param name="Key">32 hexadecimal digits; ties of different keys have nothing to do with each other.</param>
/// <param name="SentAt">When its message was sent.</param>
/// <param name="Reach">How far before and after it binds others; zero where it only waits to be bound.</param>
public sealed record LooseTie(string Key, DateTimeOffset SentAt, TimeSpan Reach)
{
    /// <summary>No tie reaches further: older and later ones need not be looked up.</summary>
    public static TimeSpan LongestReach { get; } = TimeSpan.FromDays(30);

    /// <summary>Whether the two messages are of one conversation: one of them reaches the other.</summary>
    public bool Binds(LooseTie other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Key == other.Key && (SentAt - other.SentAt).Duration() < (Reach > other.Reach ? Reach : other.Reach);
    }
}
