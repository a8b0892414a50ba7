using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Disputes;

namespace Vyomiyra.Api.Disputes.Evidence;

/// <param name="Hash">SHA-256 in hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Type">What it is by its first bytes; null where they say nothing.</param>
public sealed record KeptContent(string Hash, long Bytes, string? Type);

/// <summary>Where the contents of evidence lie, each once.</summary>
public sealed class EvidenceFolder(IOptions<EvidenceOptions> options, IHostEnvironment environment)
{
    private readonly ContentFolder folder = new(Path.Combine(environment.ContentRootPath, options.Value.Path));

    /// <summary>Keeps the content, on the disk before this returns. What is empty is a content too.</summary>
    public async Task<Outcome<KeptContent>> KeepAsync(Stream content, long maximumBytes, CancellationToken cancellation)
    {
        string? type = null;
        var kept = await folder.KeepAsync(content, maximumBytes, Look, cancellation, mayBeEmpty: true);
        return kept.IsRefused ? Outcome<KeptContent>.Refused(kept.Refusals) : new KeptContent(kept.Value, Find(kept.Value)?.Length ?? 0, type);

        Refusal? Look(byte[] start, int length)
        {
            type = FileContents.TypeOf(start.AsSpan(0, length));
            return null;
        }
    }

    /// <summary>Null where no such content is kept.</summary>
    public FileInfo? Find(string hash) => folder.Find(hash);

    /// <summary>The SHA-256 of what lies there under this hash, in hexadecimal; null where nothing does.</summary>
    public async Task<string?> HashOfAsync(string hash, CancellationToken cancellation)
    {
        if (Find(hash) is not { } file)
        {
            return null;
        }

        await using var content = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }

    /// <summary>Hashes of what was kept before.</summary>
    internal IEnumerable<string> KeptBefore(DateTimeOffset then) => folder.UnusedSince(then);

    /// <summary>Forgets a content, unless it was kept again since.</summary>
    internal void DeleteKeptBefore(string hash, DateTimeOffset then)
    {
        if (folder.IsUnusedSince(hash, then))
        {
            folder.Delete(hash);
        }
    }

    internal void DeletePartsBefore(DateTimeOffset then) => folder.DeletePartsBefore(then);
}
