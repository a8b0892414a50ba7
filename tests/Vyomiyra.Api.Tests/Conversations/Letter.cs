namespace Vyomiyra.Api.Tests.Conversations;

public sealed record SeenPerson(string? Name, string? Address);

/// <summary>A mail as the pane sees and sends it.</summary>
public sealed record SeenMail(
    string Mailbox, string? ItemId, string? InternetMessageId, SeenPerson? From, IReadOnlyList<SeenPerson?>? To, string? Subject, DateTimeOffset? SentAt, string? Headers, string? Body,
    IReadOnlyList<SeenFile>? Attachments = null);

public sealed record SeenFile(string Name, string ContentType, long Size, bool IsInline = false);

public sealed record Enclosure(string Name, string ContentType, byte[] Content, bool IsInline = false);

/// <summary>A mail, usually a customer's to the shared mailbox: as it is delivered, and as the pane then sees it.</summary>
public sealed record Letter
{
    public const string Shared = "receivables@halden.example";

    public required string From { get; init; }
    public string FromName { get; init; } = "A. Clerk";
    public IReadOnlyList<string> To { get; init; } = [Shared];
    public string Mailbox { get; init; } = Shared;
    public string Subject { get; init; } = "Your statement";
    public string Text { get; init; } = "Hello, thank you for your message.";
    public string ContentType { get; init; } = "text";
    public DateTimeOffset SentAt { get; init; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 3600);

    /// <summary>Without angle brackets.</summary>
    public string MessageId { get; init; } = $"{Guid.NewGuid():N}@mail.example";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public IReadOnlyList<Enclosure> Files { get; init; } = [];

    public Letter Reply(string text, string? from = null, IReadOnlyList<string>? to = null) => new()
    {
        From = from ?? From,
        To = to ?? To,
        Mailbox = Mailbox,
        Subject = $"Re: {Subject}",
        Text = text,
        SentAt = SentAt.AddMinutes(10),
        Headers = [("In-Reply-To", $"<{MessageId}>"), ("References", $"<{MessageId}>")],
    };

    /// <summary>Puts it into its mailbox.</summary>
    public async Task<SeenMail> DeliverAsync(ApiHost host)
    {
        var delivered = await host.DeliverAsync(Mailbox, new
        {
            subject = Subject,
            internetMessageId = $"<{MessageId}>",
            sentDateTime = SentAt,
            receivedDateTime = SentAt,
            body = new { contentType = ContentType, content = Text },
            from = new { emailAddress = new { name = FromName, address = From } },
            toRecipients = To.Select(address => new { emailAddress = new { address } }),
            attachments = Files.Select(file => new { name = file.Name, contentType = file.ContentType, isInline = file.IsInline, contentBytes = Convert.ToBase64String(file.Content) }),
            internetMessageHeaders = Headers.Select(header => new { name = header.Name, value = header.Value }),
        });
        return Seen() with { ItemId = delivered.At<string>("id") };
    }

    /// <summary>What the pane sees of it; without an id, because it lies in no mailbox.</summary>
    public SeenMail Seen() => new(
        Mailbox, null, $"<{MessageId}>", new SeenPerson(FromName, From), [.. To.Select(address => new SeenPerson(null, address))], Subject, SentAt,
        string.Concat(Headers.Select(header => $"{header.Name}: {header.Value}\r\n")), Text,
        [.. Files.Select(file => new SeenFile(file.Name, file.ContentType, file.Content.Length, file.IsInline))]);
}
