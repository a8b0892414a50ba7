using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Linking;
using Vyomiyra.Domain.Conversations.Reading;
using Vyomiyra.Domain.Conversations.Threading;
using Vyomiyra.Domain.Conversations.Turns;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>A message about to be stored, with all that it tells by itself.</summary>
public sealed class Arrival
{
    private readonly MailHeaders headers;
    private readonly MailReading reading;
    private readonly string? report;
    private readonly (string Mailbox, string ConversationId)? hint;

    public Arrival(Message message, MailHeaders headers, string mailbox, string? mailboxConversation, IReadOnlySet<string> ownDomains, string? report = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(headers);
        (Message, Mailbox, this.headers, this.report) = (message, mailbox, headers, report);
        hint = mailboxConversation is { Length: > 0 } known ? (mailbox, known) : null;
        Sides = MailSides.Of(message.FromAddress, message.Recipients, ownDomains);
        reading = MailReader.Read(message.Text, new ReadingContext
        {
            SentAt = message.SentAt,
            Calendar = BusinessCalendar.Utc,
            Currency = Currency.Parse("EUR"),
            Subject = message.Subject,
        });
        message.Direction = Sides.Direction;
        message.Need = Needs.Of(message.Text, reading);
        message.NewText = Added(message.Text);
        Clues = MailClues.Of(Sides, message.FromName, message.Subject, message.Text);
    }

    public Message Message { get; }

    /// <summary>Where it lies, normalised.</summary>
    public string Mailbox { get; }

    public MailSides Sides { get; }

    /// <summary>What to look up.</summary>
    public MailClues Clues { get; }

    /// <summary>Of a bounce: the addresses that it names.</summary>
    public IReadOnlyList<FailedAddress> Failed { get; private set; } = [];

    /// <summary>What ties it to others under the id that it is stored under.</summary>
    /// <param name="id">Another than its own where that is a stranger's.</param>
    public ThreadTies Ties(string id)
    {
        var named = ThreadedMessage.Naming(Message.References, Message.InReplyTo);
        return ThreadTies.Of(new ThreadedMessage(
            id, id == Message.InternetMessageId ? named : [.. named, Message.InternetMessageId], Message.Subject, Sides.Counterparts, Message.SentAt, Message.Authentication, hint));
    }

    /// <summary>Decides what the message is.</summary>
    /// <param name="isExpected">See <see cref="SeenMessage"/>.</param>
    public void Classify(bool isExpected)
    {
        var told = MessageKinds.Of(new SeenMessage(Message.FromAddress, Sides.Direction, Sides.IsInternal, Message.Subject, Message.Text, headers, reading, isExpected, report));
        (Message.Kind, Message.AwayUntil, Failed) = (told.Kind, told.AwayUntil, told.Failed);
    }

    private static string Added(string text)
    {
        var added = string.Join("\n\n", NewWords.Of(text).Select(part => part.Of(text)));
        return added.Cut(Message.MaximumNewText);
    }
}
