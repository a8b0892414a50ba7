using System.Text.Json;

namespace Vyomiyra.Sandbox.Graph.Messages;

/// <summary>A property of Graph's message: the columns it is made of, and how it is written.</summary>
sealed record MessageProperty(string Name, Action<Utf8JsonWriter, MessageRow> Write, params string[] Columns)
{
    /// <summary>Absent unless <c>$select</c> names it.</summary>
    public bool OnRequest { get; init; }

    public static readonly IReadOnlyList<MessageProperty> All =
    [
        new("id", (json, row) => json.WriteStringValue(row.Id), "immutable_id", "item_id"),
        Instant("createdDateTime", "created"),
        Instant("lastModifiedDateTime", "modified"),
        new("changeKey", (json, row) => json.WriteStringValue(row.ChangeKey)),
        Raw("categories", "categories"),
        Instant("receivedDateTime", "received"),
        Instant("sentDateTime", "sent"),
        Bool("hasAttachments", "has_attachments"),
        Text("internetMessageId", "internet_message_id"),
        Text("subject", "subject"),
        Text("bodyPreview", "preview"),
        Text("importance", "importance"),
        Text("parentFolderId", "folder_id"),
        Text("conversationId", "conversation_id"),
        Text("conversationIndex", "conversation_index"),
        Bool("isDeliveryReceiptRequested", "delivery_receipt"),
        Bool("isReadReceiptRequested", "read_receipt"),
        Bool("isRead", "is_read"),
        Bool("isDraft", "is_draft"),
        new("webLink", (json, row) => json.WriteStringValue(row.WebLink), "item_id"),
        Text("inferenceClassification", "inference"),
        new("body", (json, row) => row.Body(json, unique: false), "body_type", "body"),
        Address("sender", "sender_name", "sender_address"),
        Address("from", "from_name", "from_address"),
        Raw("toRecipients", "to_recipients"),
        Raw("ccRecipients", "cc_recipients"),
        Raw("bccRecipients", "bcc_recipients"),
        Raw("replyTo", "reply_to"),
        new("flag", (json, row) =>
        {
            json.WriteStartObject();
            json.WriteString("flagStatus", row.Column("flag"));
            json.WriteEndObject();
        }, "flag"),
        new("uniqueBody", (json, row) => row.Body(json, unique: true), "body_type", "body") { OnRequest = true },
        Raw("internetMessageHeaders", "headers") with { OnRequest = true },
    ];

    static readonly string[] Large = ["to_recipients", "cc_recipients", "bcc_recipients", "reply_to", "headers", "body_type", "body"];

    /// <summary>What <c>$select</c> names, always with the id; everything ordinary when it is absent.</summary>
    public static IReadOnlyList<MessageProperty> Selected(string? select)
    {
        if (select is null)
            return [.. All.Where(property => !property.OnRequest)];
        var names = select.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
            if (!All.Any(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw GraphError.UnknownProperty(name);
        return [.. All.Where(property => property.Name == "id" || names.Contains(property.Name, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The statement that reads these properties and nothing larger.</summary>
    public static string Sql(IReadOnlyList<MessageProperty> properties)
    {
        var columns = properties.SelectMany(property => property.Columns).Distinct().ToList();
        var tables = columns.Exists(Large.Contains) ? "message JOIN content USING (seq)" : "message";
        return $"SELECT {string.Join(", ", columns.Prepend("change").Prepend("seq"))} FROM {tables}";
    }

    static MessageProperty Text(string name, string column) => new(name, (json, row) => json.WriteStringValue(row.Column(column)), column);

    static MessageProperty Instant(string name, string column) => new(name, (json, row) => json.WriteStringValue(row.Time(column)), column);

    static MessageProperty Bool(string name, string column) => new(name, (json, row) => json.WriteBooleanValue(row.Flag(column)), column);

    static MessageProperty Raw(string name, string column) => new(name, (json, row) => row.Json(json, column), column);

    static MessageProperty Address(string name, string nameColumn, string addressColumn) =>
        new(name, (json, row) => row.Address(json, nameColumn, addressColumn), nameColumn, addressColumn);
}
