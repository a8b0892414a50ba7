using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Vyomiyra.Sandbox.Graph.Delta;

/// <summary>How far somebody has read a folder's changes, and the options of their first call. Opaque to them.</summary>
/// <param name="Read">The last change they were told of.</param>
/// <param name="Before">The same, one page earlier.</param>
/// <param name="Began">The last change there was at their first call: what left the folder before that was never told.</param>
/// <param name="Issued">The last change there was when this token was given out.</param>
sealed record DeltaToken(string Folder, long Read, long Before, long Began, long Issued, string? Select, string? Filter)
{
    public override string ToString() => Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(this));

    public static DeltaToken Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DeltaToken>(Base64UrlEncoder.DecodeBytes(text)) ?? throw Malformed();
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw Malformed();
        }
    }

    static GraphError Malformed() => GraphError.BadRequest("Badly formed token.");
}
