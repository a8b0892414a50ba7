using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Conversations;

namespace Vyomiyra.Api.Conversations;

/// <param name="Messages">How many messages of it are stored.</param>
/// <param name="LastDirection">Who had the last word.</param>
/// <param name="LastFrom">Who that was, by name, or by address where there is none.</param>
/// <param name="Preview">The beginning of the last message.</param>
public sealed record ConversationRow(
    long Id, string Subject, DateTimeOffset LastMessageAt, int Messages, MessageDirection? LastDirection, string? LastFrom, string? Preview, int Version);

/// <summary>The conversations filed under an account, the latest first.</summary>
public sealed class ListConversations(VyomiyraDb db)
{
    private const int PreviewLength = 200;
    private const string Order = "account.conversations";

    public async Task<Outcome<Listing<ConversationRow>>> HandleAsync(long accountId, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await db.RefuseAccountAsync(accountId, caller, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (Cursor.Read<DateTimeOffset>(page.Cursor, Order, out var after) is { } broken)
        {
            return broken;
        }

        var rows =
            from conversation in db.Conversations.Where(row => row.AccountId == accountId).Descending(row => row.LastMessageAt, row => row.Id, after)
            let lastId = db.Set<Message>().Where(message => message.ConversationId == conversation.Id)
                .OrderByDescending(message => message.SentAt).ThenByDescending(message => message.Id).Select(message => message.Id).FirstOrDefault()
            join message in db.Messages on lastId equals message.Id into lasts
            from last in lasts.DefaultIfEmpty()
            select new ConversationRow(
                conversation.Id, conversation.Subject, conversation.LastMessageAt, db.Set<Message>().Count(message => message.ConversationId == conversation.Id),
                last == null ? null : last.Direction, last == null ? null : last.FromName == "" ? last.FromAddress : last.FromName,
                last == null ? null : last.Text.Substring(0, PreviewLength), conversation.Version);
        return await page.ReadAsync(rows, row => row, row => Cursor.Of(Order, row.LastMessageAt, row.Id), Layout, cancellation);
    }

    private static readonly CsvLayout<ConversationRow> Layout = new("conversations",
    [
        new("subject", row => row.Subject),
        new("lastMessageAt", row => row.LastMessageAt),
        new("messages", row => row.Messages),
        new("lastDirection", row => row.LastDirection),
        new("lastFrom", row => row.LastFrom),
        new("preview", row => row.Preview),
    ]);
}
