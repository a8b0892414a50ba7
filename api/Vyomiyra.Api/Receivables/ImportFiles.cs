using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>Keeps the files that came in by the hash of their content, so that what was uploaded once can be read again after a restart.</summary>
public sealed class ImportFiles(IOptions<ImportOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    public const long MaximumBytes = 512L << 20;

    private readonly ContentFolder folder = new(Path.Combine(environment.ContentRootPath, options.Value.Path));

    /// <summary>Keeps the content, on the disk before this returns. The same content again is kept once, by its latest name.</summary>
    public async Task<Outcome<StoredFile>> KeepAsync(Stream content, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var kept = await folder.KeepAsync(content, MaximumBytes, (start, length) => FileContent.RefusalOf(start.AsSpan(0, length)), cancellation);
        if (kept.IsRefused)
        {
            return Outcome<StoredFile>.Refused(kept.Refusals);
        }

        await folder.NoteAsync(kept.Value, name, cancellation);
        return Find(kept.Value)!;
    }

    /// <summary>The hashes of files that nobody has asked for since.</summary>
    internal IEnumerable<string> UnusedSince(DateTimeOffset then) => folder.UnusedSince(then);

    internal bool IsUnusedSince(string hash, DateTimeOffset then) => folder.IsUnusedSince(hash, then);

    internal void Delete(string hash) => folder.Delete(hash);

    /// <summary>The file, which counts as used now; null where no such file is kept.</summary>
    public StoredFile? Find(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (folder.Find(hash) is not { } file)
        {
            return null;
        }

        folder.Touch(hash, clock.GetUtcNow());
        using var content = file.OpenRead();
        Span<byte> start = stackalloc byte[FileContent.Telling];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return new StoredFile(hash, folder.NoteOf(hash) ?? hash, file.Length, FileContent.FormatOf(start), file.FullName);
    }
}
