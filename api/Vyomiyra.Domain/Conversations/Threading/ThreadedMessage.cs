namespace Vyomiyra.Domain.Conversations.Threading;

/// <summary>What threading looks at in a message.</summary>
/// <param name="Id">The id it is stored under; see <see cref="MessageIdentity"/>.</param>
/// <param name="Named">The ids that its headers name, oldest first: see <see cref="Naming"/>.</param>
/// <param name="Subject">As it came.</param>
/// <param name="Counterparts">Addresses of sender and recipients outside our own domains, normalised.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Authentication">The receiving server's verdict. What failed belongs to the conversation it answers and joins no others to it.</param>
/// <param name="MailboxConversation">The mailbox and its conversationId, a hint for replies whose headers name nothing; null where unknown.</param>
public sealed record ThreadedMessage(
    string Id,
    IReadOnlyList<string> Named,
    string Subject,
    IReadOnlyList<string> Counterparts,
    DateTimeOffset SentAt,
    SenderAuthentication Authentication = SenderAuthentication.Unknown,
    (string Mailbox, string ConversationId)? MailboxConversation = null)
{
    /// <summary>As RFC 5256 has it: References where it names any message, otherwise In-Reply-To.</summary>
    public static IReadOnlyList<string> Naming(IReadOnlyList<string> references, string? inReplyTo)
    {
        ArgumentNullException.ThrowIfNull(references);
        return references.Count > 0 ? references : inReplyTo is null ? [] : [inReplyTo];
    }
}
