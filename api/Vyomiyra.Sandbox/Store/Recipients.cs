using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vyomiyra.Sandbox.Mail;

namespace Vyomiyra.Sandbox.Store;

/// <summary>Recipients and headers are stored in Graph's own JSON, so that an answer copies them as they lie.</summary>
static class Recipients
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record Recipient(MailAddress EmailAddress);

    public static string Json(MailAddress address) => JsonSerializer.Serialize(new Recipient(address), Web);

    public static string Json(ImmutableArray<MailAddress> addresses) => JsonSerializer.Serialize(addresses.Select(address => new Recipient(address)), Web);

    public static string Json(ImmutableArray<MailHeader> headers) => JsonSerializer.Serialize(headers, Web);

    public static string Json(ImmutableArray<string> words) => JsonSerializer.Serialize(words, Web);

    public static ImmutableArray<MailAddress> Addresses(string json) =>
        [.. JsonSerializer.Deserialize<Recipient[]>(json, Web)!.Select(recipient => recipient.EmailAddress)];

    public static ImmutableArray<MailHeader> Headers(string json) => [.. JsonSerializer.Deserialize<MailHeader[]>(json, Web)!];

    public static ImmutableArray<string> Words(string json) => [.. JsonSerializer.Deserialize<string[]>(json, Web)!];
}
