using System.Globalization;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <summary>Where each file of a bundle lies in its archive: a folder a message, and names that are safe on any disk.</summary>
internal static class EvidencePaths
{
    public const string Manifest = "manifest.json";

    public static string PathOf(EvidenceItem item)
    {
        var (message, place) = Math.DivRem(item.Position, EvidenceItem.PlacesAMessage);
        var name = FileNames.Safe(item.Name);
        return item.Kind switch
        {
            EvidenceItemKind.Message or EvidenceItemKind.Text => string.Create(CultureInfo.InvariantCulture, $"{message + 1:000}/{name}"),
            EvidenceItemKind.Attachment => string.Create(CultureInfo.InvariantCulture, $"{message + 1:000}/attachments/{place - 1:000} {name}"),
            EvidenceItemKind.File => $"files/{name}",
        };
    }
}
