using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>Which arrivals are kept already. Strangers make message ids, so that one id may be two messages.</summary>
internal sealed class KnownMessages(IEnumerable<Message> stored)
{
    private readonly Dictionary<string, Message> byId = stored.ToDictionary(message => message.InternetMessageId, StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Message> byCopy =
        stored.SelectMany(message => message.Copies, (message, copy) => (message, copy)).ToDictionary(pair => (pair.copy.Mailbox, pair.copy.ImmutableId), pair => pair.message);

    /// <summary>Its own id, and the one that it gets where that is another message's.</summary>
    public static IEnumerable<string> IdsOf(Arrival arrival) => [arrival.Message.InternetMessageId, MadeFor(arrival)];

    public Message? Find(Arrival arrival) =>
        byId.TryGetValue(arrival.Message.InternetMessageId, out var same) && IsSame(same, arrival.Message) ? same
        : byId.TryGetValue(MadeFor(arrival), out var made) ? made
        : arrival.Message.Copies.Select(copy => byCopy.GetValueOrDefault((copy.Mailbox, copy.ImmutableId))).FirstOrDefault(known => known is not null);

    /// <summary>The id under which it is, or will be, stored.</summary>
    public string IdFor(Arrival arrival) => Find(arrival)?.InternetMessageId
        ?? (byId.ContainsKey(arrival.Message.InternetMessageId) ? MadeFor(arrival) : arrival.Message.InternetMessageId);

    /// <summary>A message that is new, as it is to be stored.</summary>
    public Message Take(Arrival arrival)
    {
        var message = arrival.Message;
        if (IdFor(arrival) is var id && id != message.InternetMessageId)
        {
            message.References.Add(message.InternetMessageId);
            message.InternetMessageId = id;
        }

        byId[message.InternetMessageId] = message;
        foreach (var copy in message.Copies)
        {
            byCopy.TryAdd((copy.Mailbox, copy.ImmutableId), message);
        }

        return message;
    }

    public void AddCopies(Message known, Arrival arrival)
    {
        foreach (var copy in arrival.Message.Copies.Where(copy => byCopy.TryAdd((copy.Mailbox, copy.ImmutableId), known)).ToList())
        {
            known.Copies.Add(copy);
        }
    }

    /// <summary>What the pane claimed is corrected by what comes under its id, whatever that says.</summary>
    private static bool IsSame(Message known, Message arrived) =>
        !known.IsVerified || !arrived.IsVerified
        || MessageIdentity.IsCopy((known.FromAddress, known.Subject, known.SentAt), (arrived.FromAddress, arrived.Subject, arrived.SentAt));

    private static string MadeFor(Arrival arrival) =>
        MessageIdentity.Made(arrival.Message.FromAddress, arrival.Message.Subject, arrival.Message.SentAt, arrival.Message.Text);
}
