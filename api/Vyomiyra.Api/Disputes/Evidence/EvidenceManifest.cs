using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>
/// What a bundle consists of, as bytes that are the same whenever they are written from the same rows. They are kept as a content among the others,
/// and the history holds their hash.
/// </summary>
public static class EvidenceManifest
{
    private const int Format = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <param name="bundle">Closed, with its items.</param>
    public static byte[] Write(EvidenceBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Format,
                bundle.DisputeId,
                bundle.Number,
                bundle.ConversationId,
                bundle.Mailbox,
                AskedAt = bundle.AskedAt.ToUniversalTime(),
                bundle.AskedById,
                ClosedAt = bundle.ClosedAt?.ToUniversalTime(),
                Items = bundle.Items.OrderBy(item => item.Position).Select(item => new
                {
                    item.Position,
                    item.Kind,
                    Path = EvidencePaths.PathOf(item),
                    item.Name,
                    item.ImmutableId,
                    item.AttachmentId,
                    item.InternetMessageId,
                    SentAt = item.SentAt?.ToUniversalTime(),
                    item.FromName,
                    item.FromAddress,
                    item.Subject,
                    item.StatedType,
                    item.FoundType,
                    item.IsMisnamed,
                    item.State,
                    item.FaultCode,
                    item.Bytes,
                    Sha256 = item.ContentHash,
                }),
            },
            Json);
    }
}
