using Vyomiyra.Sandbox.Graph.Query;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary><c>GET …/messages</c> of a mailbox or of one folder.</summary>
static class ListMessages
{
    const int PageSize = 10;
    const int LargestPage = 1000;

    public static Task InMailbox(GraphCall call) => List(call, null);

    public static Task InFolder(GraphCall call)
    {
        using var connection = call.Store.Open();
        var folder = FolderTable.Find(connection, call.Address, call.Segment("folder")) ?? throw GraphError.ItemNotFound();
        return List(call, folder.Id);
    }

    static async Task List(GraphCall call, string? folder)
    {
        var filter = MessageFilter.Parse(call.Option("filter"));
        var order = MessageOrder.Sql(call.Option("orderby"), filter);
        var top = Math.Min(call.Number("top", 1) ?? call.Prefer.PageSize ?? PageSize, LargestPage);
        var skip = call.Number("skip", 0) ?? 0;
        if (call.Option("search") is not null)
            throw new GraphError(501, "NotImplemented", "The sandbox does not search.");

        using var connection = call.Store.Open();
        var answer = new MessageAnswer(call, connection);
        var condition = $"mailbox = $mailbox AND ($folder IS NULL OR folder_id = $folder) AND ({filter?.Sql ?? "1"})";
        (string, object?)[] values = [("$mailbox", call.Address), ("$folder", folder), .. filter?.Values ?? []];

        using var command = connection.Command(
            $"{MessageProperty.Sql(answer.Properties)} WHERE {condition} ORDER BY {order} LIMIT $limit OFFSET $skip",
            [.. values, ("$limit", top + 1), ("$skip", skip)]);
        using var reader = command.ExecuteReader();
        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Metadata}/messages");
            if (call.Option("count") == "true")
                json.WriteNumber("@odata.count", connection.Scalar<long>($"SELECT count(*) FROM message WHERE {condition}", values));
            json.WriteStartArray("value");
            var written = 0;
            for (; written < top && reader.Read(); written++)
            {
                json.WriteStartObject();
                answer.Write(json, new MessageRow(reader, call));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (written == top && reader.Read())
                json.WriteString("@odata.nextLink", call.NextLink(skip + top));
            json.WriteEndObject();
        });
    }
}
