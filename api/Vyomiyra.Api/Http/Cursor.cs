using System.Buffers.Text;
using System.Text.Json;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>Where a page ends: the value that orders the list, and the id of the row that has it.</summary>
public sealed record Position<T>(T Value, long Id);

/// <summary>A <see cref="Position{T}"/> as the caller keeps it: opaque, and good for the list and the order that gave it alone.</summary>
public static class Cursor
{
    private const int MaximumLength = 2000;

    /// <param name="order">Names the list and its order.</param>
    /// <param name="value">The last row's value of the key.</param>
    /// <param name="id">The last row's id.</param>
    public static string Of<T>(string order, T value, long id) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Content<T>(order, value, id)));

    /// <summary>The position that the cursor names, null without one; or the refusal of a cursor that nobody of this order has given.</summary>
    public static Refusal? Read<T>(string? cursor, string order, out Position<T>? position)
    {
        position = null;
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            if (cursor.Length <= MaximumLength && Base64Url.IsValid(cursor)
                && JsonSerializer.Deserialize<Content<T>>(Base64Url.DecodeFromChars(cursor)) is { Value: not null } content && content.Order == order)
            {
                position = new Position<T>(content.Value, content.Id);
                return null;
            }
        }
        catch (JsonException)
        {
            // It is no cursor of ours.
        }

        return Refusal.Malformed("cursor", "broken_cursor", "This is no cursor of this list in this order. Begin at its first page.");
    }

    private sealed record Content<T>(string Order, T Value, long Id);
}
