using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Vyomiyra.Sandbox.Mail;

/// <summary>Reads Graph's JSON shape of a message onto a message; names are taken in any case, properties not named stay as they are.</summary>
static class MessageJson
{
    /// <exception cref="InvalidField">A property has the wrong shape.</exception>
    public static MailItem Apply(JsonElement json, MailItem item)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new InvalidField("message", "A message is a JSON object.");
        foreach (var property in json.EnumerateObject())
        {
            var (name, value) = (property.Name, property.Value);
            item = name.ToLowerInvariant() switch
            {
                "subject" => item with { Subject = Text(name, value) },
                "body" => item with { Body = Body(name, value) },
                "from" => item with { From = Recipient(name, value) },
                "sender" => item with { Sender = Recipient(name, value) },
                "torecipients" => item with { To = List(name, value, Recipient) },
                "ccrecipients" => item with { Cc = List(name, value, Recipient) },
                "bccrecipients" => item with { Bcc = List(name, value, Recipient) },
                "replyto" => item with { ReplyTo = List(name, value, Recipient) },
                "sentdatetime" => item with { Sent = Instant(name, value) },
                "receiveddatetime" => item with { Received = Instant(name, value) },
                "internetmessageid" => item with { InternetMessageId = Text(name, value) },
                "internetmessageheaders" => item with { Headers = List(name, value, Header) },
                "conversationid" => item with { ConversationId = Text(name, value) },
                "attachments" => item with { Files = List(name, value, AttachmentJson.Read) },
                "importance" => item with { Importance = OneOf(name, value, "low", "normal", "high") },
                "inferenceclassification" => item with { Inference = OneOf(name, value, "focused", "other") },
                "flag" => item with { FlagStatus = Flag(name, value) },
                "categories" => item with { Categories = List(name, value, (path, text) => Text(path, text) ?? "") },
                "isread" => item with { IsRead = Bool(name, value) },
                "isdeliveryreceiptrequested" => item with { DeliveryReceipt = Bool(name, value) },
                "isreadreceiptrequested" => item with { ReadReceipt = Bool(name, value) },
                _ => item,
            };
        }
        return item;
    }

    public static JsonElement? Member(JsonElement json, string name)
    {
        if (json.ValueKind == JsonValueKind.Object)
            foreach (var property in json.EnumerateObject())
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind != JsonValueKind.Null)
                    return property.Value;
        return null;
    }

    public static string? Text(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw new InvalidField(path, "A text was expected."),
    };

    public static bool Bool(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new InvalidField(path, "true or false was expected."),
    };

    static MailBody Body(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new InvalidField(path, "A body is an object with contentType and content.");
        return new(
            Member(value, "contentType") is { } type ? OneOf($"{path}/contentType", type, "text", "html") : "text",
            Member(value, "content") is { } content ? Text($"{path}/content", content)! : "");
    }

    static MailAddress Recipient(string path, JsonElement value)
    {
        var email = Member(value, "emailAddress") ?? throw new InvalidField($"{path}/emailAddress", "A recipient needs an emailAddress.");
        var address = Member(email, "address") is { } given ? Text($"{path}/emailAddress/address", given)!.Trim() : "";
        if (!address.Contains('@', StringComparison.Ordinal) || address.Any(c => char.IsControl(c) || c is '<' or '>' or ' '))
            throw new InvalidField($"{path}/emailAddress/address", $"'{address}' is not a mail address.");
        var name = Member(email, "name") is { } called ? Text($"{path}/emailAddress/name", called) : null;
        return new(name ?? address, address);
    }

    static MailHeader Header(string path, JsonElement value) => new(
        Member(value, "name") is { } name ? Text($"{path}/name", name)! : throw new InvalidField($"{path}/name", "A header needs a name."),
        Member(value, "value") is { } text ? Text($"{path}/value", text)! : "");

    static string Flag(string path, JsonElement value) => Member(value, "flagStatus") is { } status
        ? OneOf($"{path}/flagStatus", status, "notFlagged", "complete", "flagged")
        : throw new InvalidField(path, "A flag is an object with flagStatus.");

    static DateTimeOffset? Instant(string path, JsonElement value)
    {
        if (Text(path, value) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new InvalidField(path, $"'{text}' is not an instant in ISO 8601.");
    }

    static string OneOf(string path, JsonElement value, params ReadOnlySpan<string> known)
    {
        var text = Text(path, value);
        foreach (var word in known)
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return word;
        throw new InvalidField(path, $"One of {string.Join(", ", known)} was expected.");
    }

    static ImmutableArray<T> List<T>(string path, JsonElement value, Func<string, JsonElement, T> read)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw new InvalidField(path, "A list was expected.");
        var items = ImmutableArray.CreateBuilder<T>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
            items.Add(read($"{path}[{items.Count}]", element));
        return items.MoveToImmutable();
    }
}
