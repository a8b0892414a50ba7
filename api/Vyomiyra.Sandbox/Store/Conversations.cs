using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Store;

static partial class Conversations
{
    const int MostReferences = 200;

    /// <summary>
    /// The conversation in this mailbox that a message continues: the one of a message it refers to, or, for a reply that refers to nothing
    /// known, the latest with the same topic. A changed subject starts a new one, as in Exchange.
    /// </summary>
    public static string? Find(SqliteConnection connection, string mailbox, MailItem item)
    {
        var topic = Subject.Topic(item.Subject);
        foreach (var id in References(item))
        {
            if (connection.Scalar<string>(
                "SELECT conversation_id FROM message WHERE mailbox = $mailbox AND internet_message_id = $id AND topic = $topic COLLATE NOCASE",
                ("$mailbox", mailbox), ("$id", id), ("$topic", topic)) is { } conversation)
                return conversation;
        }
        return topic.Length > 0 && Subject.IsReply(item.Subject)
            ? connection.Scalar<string>(
                "SELECT conversation_id FROM message WHERE mailbox = $mailbox AND topic = $topic COLLATE NOCASE ORDER BY received DESC LIMIT 1",
                ("$mailbox", mailbox), ("$topic", topic))
            : null;
    }

    static IEnumerable<string> References(MailItem item) =>
        MessageIds().Matches($"{item.Header("References")} {item.Header("In-Reply-To")}")
            .Select(match => match.Value).Reverse().Distinct().Take(MostReferences);

    [GeneratedRegex("<[^<>\\s]{1,998}>")]
    private static partial Regex MessageIds();
}
