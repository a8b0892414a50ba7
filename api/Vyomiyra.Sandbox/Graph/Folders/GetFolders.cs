using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vyomiyra.Sandbox.Store;

namespace Vyomiyra.Sandbox.Graph.Folders;

/// <summary><c>GET …/mailFolders</c>, one of them by id or well-known name, and its children.</summary>
static class GetFolders
{
    const int PageSize = 10;
    static readonly string[] Properties =
        ["id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "isHidden"];

    public static Task AtTop(GraphCall call) => Below(call, FolderTable.Root);

    public static Task Children(GraphCall call) => Below(call, call.Segment("folder"));

    public static async Task One(GraphCall call)
    {
        using var connection = call.Store.Open();
        await One(call, connection, Find(call, connection, call.Segment("folder")), 200);
    }

    public static Task One(GraphCall call, SqliteConnection connection, Folder folder, int status) => call.Answer(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{call.Metadata}/mailFolders/$entity");
        Write(json, connection, folder, Selected(call));
        json.WriteEndObject();
    });

    static async Task Below(GraphCall call, string parentId)
    {
        var top = call.Number("top", 1) ?? call.Prefer.PageSize ?? PageSize;
        var skip = call.Number("skip", 0) ?? 0;
        using var connection = call.Store.Open();
        var parent = Find(call, connection, parentId);
        var folders = FolderTable.Below(connection, parent, skip, top + 1);
        await call.Answer(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context", $"{call.Metadata}/mailFolders");
            if (call.Option("count") == "true")
                json.WriteNumber("@odata.count", FolderTable.Count(connection, parent).Children);
            json.WriteStartArray("value");
            foreach (var folder in folders.Take(top))
            {
                json.WriteStartObject();
                Write(json, connection, folder, Selected(call));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (folders.Count > top)
                json.WriteString("@odata.nextLink", call.NextLink(skip + top));
            json.WriteEndObject();
        });
    }

    public static Folder Find(GraphCall call, SqliteConnection connection, string id) =>
        FolderTable.Find(connection, call.Address, id) ?? throw GraphError.ItemNotFound();

    static string[] Selected(GraphCall call)
    {
        var names = call.Option("select")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names?.FirstOrDefault(name => !Properties.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw GraphError.UnknownProperty(unknown);
        return names is null ? Properties : [.. Properties.Where(name => name == "id" || names.Contains(name, StringComparer.OrdinalIgnoreCase))];
    }

    static void Write(Utf8JsonWriter json, SqliteConnection connection, Folder folder, IReadOnlyList<string> selected)
    {
        var counts = FolderTable.Count(connection, folder);
        foreach (var name in selected)
        {
            json.WritePropertyName(name);
            switch (name)
            {
                case "id": json.WriteStringValue(folder.Id); break;
                case "displayName": json.WriteStringValue(folder.Name); break;
                case "parentFolderId": json.WriteStringValue(folder.ParentId); break;
                case "childFolderCount": json.WriteNumberValue(counts.Children); break;
                case "unreadItemCount": json.WriteNumberValue(counts.Unread); break;
                case "totalItemCount": json.WriteNumberValue(counts.Total); break;
                case "isHidden": json.WriteBooleanValue(false); break;
            }
        }
    }
}
