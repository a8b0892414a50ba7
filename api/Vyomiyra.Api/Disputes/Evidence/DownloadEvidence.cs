using System.IO.Compression;
using System.Net.Mime;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Identity;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="Name">Safe on any disk.</param>
/// <param name="Type">What a browser may take it for; anything that could act comes as mere bytes.</param>
/// <param name="Content">The caller closes it.</param>
public sealed record EvidenceDownload(string Name, string Type, Stream Content);

/// <param name="Name">Safe on any disk.</param>
/// <param name="WriteAsync">Writes the archive as it is read.</param>
public sealed record EvidenceArchive(string Name, Func<Stream, Task> WriteAsync);

/// <summary>Hands evidence out, to be saved: one file, or all of a bundle with its manifest.</summary>
public sealed class DownloadEvidence(VyomiyraDb db, EvidenceFolder folder)
{
    /// <summary>What no browser runs. All else comes as bytes.</summary>
    private static readonly string[] Harmless = [FileContents.Pdf, "image/png", "image/jpeg", "image/gif"];

    public async Task<Outcome<EvidenceDownload>> OneAsync(long bundleId, long itemId, Caller caller, CancellationToken cancellation)
    {
        var found = await (
            from bundle in db.VisibleEvidence(caller)
            join item in db.EvidenceItems on bundle.Id equals item.BundleId
            where bundle.Id == bundleId && item.Id == itemId
            select new { bundle.State, Item = item }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Refusal.NotFound();
        }

        if (found.State == EvidenceState.Erased)
        {
            return Erased;
        }

        var name = FileNames.Safe(found.Item.Name);
        return found.Item.ContentHash is not { } hash ? Refusal.Conflict("not_there_yet", "This file could not be read yet.")
            : folder.Find(hash) is { } file ? new EvidenceDownload(name, TypeOf(found.Item), file.OpenRead())
            : Missing(name);
    }

    public async Task<Outcome<EvidenceArchive>> AllAsync(long bundleId, Caller caller, CancellationToken cancellation)
    {
        var bundle = await db.VisibleEvidence(caller).AsNoTracking().Include(each => each.Items).FirstOrDefaultAsync(each => each.Id == bundleId, cancellation);
        if (bundle is null)
        {
            return Refusal.NotFound();
        }

        if (bundle.State == EvidenceState.Erased)
        {
            return Erased;
        }

        if (bundle.ManifestHash is not { } manifest)
        {
            return Refusal.Conflict("still_collecting", "It is still being read. What is there already can be had file by file.");
        }

        var entries = bundle.Items.Where(item => item.ContentHash is not null).OrderBy(item => item.Position)
            .Select(item => (Path: EvidencePaths.PathOf(item), Hash: item.ContentHash!, IsMail: item.Kind is EvidenceItemKind.Message or EvidenceItemKind.Text))
            .Prepend((Path: EvidencePaths.Manifest, Hash: manifest, IsMail: true)).ToList();
        // An archive that breaks off in the middle helps nobody.
        return entries.Find(entry => folder.Find(entry.Hash) is null) is { Path: { } missing }
            ? Missing(missing)
            : new EvidenceArchive($"dispute-{bundle.DisputeId}-evidence-{bundle.Number}.zip", output => WriteAsync(entries, bundle.ClosedAt!.Value, output, cancellation));
    }

    private async Task WriteAsync(IReadOnlyList<(string Path, string Hash, bool IsMail)> entries, DateTimeOffset closedAt, Stream output, CancellationToken cancellation)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var (path, hash, isMail) in entries)
        {
            // Attachments are mostly compressed already.
            var entry = archive.CreateEntry(path, isMail ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            entry.LastWriteTime = closedAt;
            await using var content = folder.Find(hash)?.OpenRead() ?? throw new IOException($"Content {hash} was taken away while it was read.");
            await using var written = await entry.OpenAsync(cancellation);
            await content.CopyToAsync(written, cancellation);
        }
    }

    private static string TypeOf(EvidenceItem item) => item.Kind switch
    {
        EvidenceItemKind.Text => "text/plain; charset=utf-8",
        EvidenceItemKind.Message => "message/rfc822",
        EvidenceItemKind.Attachment or EvidenceItemKind.File => !item.IsMisnamed && Harmless.Contains(item.FoundType) ? item.FoundType! : MediaTypeNames.Application.Octet,
    };

    private static Refusal Erased => Refusal.Conflict("evidence_erased", "Its time was over and it was erased. Its manifest and the history say what it was.");

    private static Refusal Missing(string name) => Refusal.Conflict("evidence_missing", $"'{name}' is not where it was kept. Tell whoever runs this service.");
}
