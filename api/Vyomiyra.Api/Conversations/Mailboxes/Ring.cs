using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vyomiyra.Api.Conversations.Mailboxes;

internal enum RingKind
{
    /// <summary>There is news, or was although nobody told of it.</summary>
    News,

    /// <summary>The subscription goes on only if we say so.</summary>
    ReauthorizationRequired,

    /// <summary>The subscription is gone.</summary>
    SubscriptionRemoved,
}

/// <summary>One notification. It says that there is something to look at, and nothing of it is believed beyond that.</summary>
/// <param name="SubscriptionId">Whose it claims to be.</param>
/// <param name="ClientState">What proves it.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Mark">By which the same change told twice is known; null where it cannot be known.</param>
internal sealed record Ring(string SubscriptionId, string? ClientState, RingKind Kind, UInt128? Mark)
{
    private const int MostInABody = 1000;

    /// <summary>The notifications of a body; null where it is not what Graph sends.</summary>
    public static IReadOnlyList<Ring>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("value", out var value)
                && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostInABody
                ? [.. value.EnumerateArray().Select(Read).OfType<Ring>()]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Ring? Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || Text(item, "subscriptionId") is not { Length: > 0 and <= 100 } subscription)
        {
            return null;
        }

        var clientState = Text(item, "clientState");
        return Text(item, "lifecycleEvent") switch
        {
            null => new Ring(subscription, clientState, RingKind.News, MarkOf(item, subscription)),
            "reauthorizationRequired" => new Ring(subscription, clientState, RingKind.ReauthorizationRequired, null),
            "subscriptionRemoved" => new Ring(subscription, clientState, RingKind.SubscriptionRemoved, null),
            "missed" => new Ring(subscription, clientState, RingKind.News, null),
            _ => null,
        };
    }

    /// <summary>A message's etag is another one after each change of it.</summary>
    private static UInt128? MarkOf(JsonElement item, string subscription)
    {
        if (!item.TryGetProperty("resourceData", out var data) || data.ValueKind != JsonValueKind.Object || Text(data, "@odata.etag") is not { Length: > 0 } etag)
        {
            return null;
        }

        var told = Encoding.UTF8.GetBytes($"{subscription}\n{Text(item, "changeType")}\n{Text(data, "id")}\n{etag}");
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(told));
    }

    private static string? Text(JsonElement item, string name)
    {
        try
        {
            return item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no text.
            return null;
        }
    }
}
