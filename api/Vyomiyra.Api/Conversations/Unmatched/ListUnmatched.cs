using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Linking;

namespace Vyomiyra.Api.Conversations.Unmatched;

/// <summary>A conversation that waits for a person to say whose it is.</summary>
/// <param name="FromName">Of its latest message.</param>
/// <param name="Kind">What its latest message is.</param>
/// <param name="Mailbox">Where it came in.</param>
/// <param name="Preview">The beginning of what its latest message adds; empty where its words were erased.</param>
/// <param name="IsErased">The words of its latest message were erased.</param>
/// <param name="State">Suggested, a question between several, or unmatched.</param>
/// <param name="Caution">Why a person should look.</param>
/// <param name="AccountId">Whose it is, where only a message that could not be proven waits to be confirmed.</param>
/// <param name="Guesses">The accounts that fit, of those that the caller may see, best first.</param>
/// <param name="Version">For If-Match.</param>
public sealed record UnmatchedRow(
    long ConversationId,
    string Subject,
    string FromName,
    string FromAddress,
    MessageKind Kind,
    DateTimeOffset ReceivedAt,
    string Mailbox,
    string Preview,
    bool IsErased,
    LinkState State,
    Caution Caution,
    long? AccountId,
    IReadOnlyList<CandidateRow> Guesses,
    int Version);

/// <summary>What nobody knows whose it is, the newest first.</summary>
public sealed class ListUnmatched(VyomiyraDb db, GuessRows guesses)
{
    private const int PreviewLength = 200;
    private const string Order = "unmatched";

    /// <param name="isDismissed">Those that are nobody's we know, instead of those that wait.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Given up.</param>
    public async Task<Outcome<Listing<UnmatchedRow>>> HandleAsync(bool isDismissed, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Cursor.Read<DateTimeOffset>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var visible = db.VisibleConversations(caller);
        var found = await (
            from row in db.UnmatchedConversations.AsNoTracking().Where(row => (row.DismissedAt != null) == isDismissed)
                .Where(row => visible.Any(conversation => conversation.Id == row.ConversationId))
                .Descending(row => row.ReceivedAt, row => row.ConversationId, after)
            join conversation in db.Conversations on row.ConversationId equals conversation.Id
            let lastId = db.Set<Message>().Where(message => message.ConversationId == conversation.Id)
                .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Select(message => message.Id).FirstOrDefault()
            join message in db.Messages on lastId equals message.Id
            select new Read(
                row, conversation.Subject, conversation.AccountId, conversation.Version, message.FromName, message.FromAddress, message.Kind,
                message.NewText.Substring(0, PreviewLength), message.ErasedAt != null))
            .Take(page.Size + 1).ToListAsync(cancellation);
        var shown = found.Take(page.Size).ToList();
        var fitting = await guesses.ReadAsync([.. shown.Select(read => read.Row)], caller, cancellation);
        return new Listing<UnmatchedRow>(Layout, new Page<UnmatchedRow>(
            [.. shown.Select(read => Row(read, fitting[read.Row.ConversationId]))],
            found.Count > page.Size ? Cursor.Of(Order, shown[^1].Row.ReceivedAt, shown[^1].Row.ConversationId) : null));
    }

    private sealed record Read(
        UnmatchedConversation Row, string Subject, long? AccountId, int Version, string FromName, string FromAddress, MessageKind Kind, string Preview, bool IsErased);

    private static UnmatchedRow Row(Read read, IReadOnlyList<CandidateRow> guesses) => new(
        read.Row.ConversationId, read.Subject, read.FromName, read.FromAddress, read.Kind, read.Row.ReceivedAt, read.Row.Mailbox, read.Preview, read.IsErased,
        read.Row.State, read.Row.Caution, read.AccountId, guesses, read.Version);

    private static readonly CsvLayout<UnmatchedRow> Layout = new("unmatched",
    [
        new("receivedAt", row => row.ReceivedAt),
        new("mailbox", row => row.Mailbox),
        new("fromName", row => row.FromName),
        new("fromAddress", row => row.FromAddress),
        new("subject", row => row.Subject),
        new("kind", row => row.Kind),
        new("preview", row => row.Preview),
        new("state", row => row.State),
        new("caution", row => row.Caution),
        new("guesses", row => row.Guesses.Select(guess => guess.Number)),
    ]);
}
