using System.Collections.Frozen;

namespace Vyomiyra.Sandbox.Graph.Query;

enum FieldKind { Text, Exact, Instant, Flag }

/// <summary>A property of a message that filters and orders may name, and the column that holds it.</summary>
sealed record FilterField(string Column, FieldKind Kind)
{
    static readonly FrozenDictionary<string, FilterField> Known = new Dictionary<string, FilterField>
    {
        ["conversationId"] = new("conversation_id", FieldKind.Exact),
        ["internetMessageId"] = new("internet_message_id", FieldKind.Exact),
        ["parentFolderId"] = new("folder_id", FieldKind.Exact),
        ["receivedDateTime"] = new("received", FieldKind.Instant),
        ["sentDateTime"] = new("sent", FieldKind.Instant),
        ["createdDateTime"] = new("created", FieldKind.Instant),
        ["lastModifiedDateTime"] = new("modified", FieldKind.Instant),
        ["isRead"] = new("is_read", FieldKind.Flag),
        ["isDraft"] = new("is_draft", FieldKind.Flag),
        ["hasAttachments"] = new("has_attachments", FieldKind.Flag),
        ["subject"] = new("subject", FieldKind.Text),
        ["importance"] = new("importance", FieldKind.Text),
        ["from/emailAddress/address"] = new("from_address", FieldKind.Text),
        ["from/emailAddress/name"] = new("from_name", FieldKind.Text),
        ["sender/emailAddress/address"] = new("sender_address", FieldKind.Text),
        ["sender/emailAddress/name"] = new("sender_name", FieldKind.Text),
    }.ToFrozenDictionary();

    public static FilterField Named(string property) => Known.GetValueOrDefault(property) ?? throw GraphError.UnknownProperty(property);
}
