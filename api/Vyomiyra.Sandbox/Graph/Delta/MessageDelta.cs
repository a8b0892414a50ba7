using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Faults;
using Vyomiyra.Sandbox.Graph.Messages;
using Vyomiyra.Sandbox.Graph.Query;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Delta;

/// <summary>
/// <c>GET …/mailFolders/{folder}/messages/delta</c>: first all messages of the folder, then whatever changed, was added or left. One page
/// leads to the next by the number of its last change, so a page costs the same however large the folder is.
/// </summary>
static partial class MessageDelta
{
    const int PageSize = 10;
    const int LargestPage = 1000;

    public static Task InMailbox(GraphCall call) =>
        throw GraphError.BadRequest("Unsupported request: Change tracking is not supported against 'microsoft.graph.message'.");

    public static async Task InFolder(GraphCall call, FaultBoard faults)
    {
        using var connection = call.Store.Open();
        // One view of the store: a message that moves meanwhile is either still here or already gone.
        using var transaction = connection.BeginTransaction(deferred: true);
        var folder = FolderTable.Find(connection, call.Address, call.Segment("folder")) ?? throw GraphError.ItemNotFound();
        var last = Changes.Last(connection);
        var token = Token(call, connection, folder, last);
        var read = faults.Strike("deltaReplayed", call.Address) ? token.Before : token.Read;
        var top = Math.Min(call.Prefer.PageSize ?? call.Number("top", 1) ?? PageSize, LargestPage);

        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Root}/$metadata#Collection(message)");
            json.WriteStartArray("value");
            var page = Write(json, call, connection, token, read, top);
            json.WriteEndArray();
            var next = token with { Read = page.Last, Before = read, Issued = last };
            if (page.IsFull)
                json.WriteString("@odata.nextLink", call.Link($"$skiptoken={next}"));
            else
                json.WriteString("@odata.deltaLink", call.Link($"$deltatoken={next with { Read = Math.Max(page.Last, token.Began) }}"));
            json.WriteEndObject();
        });
    }

    static DeltaToken Token(GraphCall call, SqliteConnection connection, Folder folder, long last)
    {
        if ((call.Option("skiptoken") ?? call.Option("deltatoken")) is not { } given)
            return new(folder.Id, 0, 0, last, last, call.Option("select"), Filter(call.Option("filter")));
        var token = DeltaToken.Parse(given);
        if (token.Folder != folder.Id)
            throw GraphError.BadRequest("The token is another folder's.");
        if (token.Issued < Changes.ForgottenUntil(connection, call.Address))
            throw new GraphError(410, "syncStateNotFound", "The sync state is not found. Start the synchronization over, without a token.");
        return token;
    }

    static string? Filter(string? filter) => filter is null || SinceReceived().IsMatch(filter)
        ? filter
        : throw GraphError.BadRequest("Change tracking of messages filters by receivedDateTime only, with ge or gt.");

    /// <summary>Messages and removals in the order of their changes.</summary>
    static (long Last, bool IsFull) Write(Utf8JsonWriter json, GraphCall call, SqliteConnection connection, DeltaToken token, long read, int top)
    {
        var answer = new MessageAnswer(call, connection, token.Select);
        var filter = MessageFilter.Parse(token.Filter);
        var removals = RemovalTable.After(connection, token.Folder, Math.Max(read, token.Began), top + 1);
        using var command = connection.Command(
            $"{MessageProperty.Sql(answer.Properties)} WHERE folder_id = $folder AND change > $read AND ({filter?.Sql ?? "1"}) ORDER BY change LIMIT $take",
            [("$folder", token.Folder), ("$read", read), ("$take", top + 1), .. filter?.Values ?? []]);
        using var reader = command.ExecuteReader();

        var (removed, isMessage) = (0, reader.Read());
        for (var written = 0; written < top && (isMessage || removed < removals.Count); written++)
        {
            if (isMessage && (removed == removals.Count || reader.Change() < removals[removed].Change))
            {
                json.WriteStartObject();
                answer.Write(json, new MessageRow(reader, call));
                json.WriteEndObject();
                read = reader.Change();
                isMessage = reader.Read();
            }
            else
            {
                Write(json, call, removals[removed]);
                read = removals[removed++].Change;
            }
        }
        return (read, isMessage || removed < removals.Count);
    }

    static void Write(Utf8JsonWriter json, GraphCall call, Removal removal)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.message");
        json.WriteString("id", call.Prefer.ImmutableIds ? removal.ImmutableId : removal.ItemId);
        json.WriteStartObject("@removed");
        json.WriteString("reason", removal.Reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static long Change(this SqliteDataReader reader) => reader.GetInt64(reader.GetOrdinal("change"));

    [GeneratedRegex(@"^\s*receivedDateTime\s+g[et]\s+\S+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex SinceReceived();
}
