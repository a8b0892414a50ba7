using System.Security.Cryptography;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Data;

/// <summary>A directory that keeps files by the hash of their content: the same content is kept once, and nothing is ever half there.</summary>
/// <param name="path">Made on first use.</param>
internal sealed class ContentFolder(string path)
{
    private const int BufferSize = 1 << 16;
    private const int HashLength = 64;

    /// <summary>Keeps the content, on the disk before this returns.</summary>
    /// <param name="content">Read once, to its end.</param>
    /// <param name="maximumBytes">What is larger is refused.</param>
    /// <param name="refuse">Looks at the first 64 KB, or all where there is less; not called for what is empty.</param>
    /// <param name="cancellation">Leaves nothing behind.</param>
    /// <param name="mayBeEmpty">Whether nothing at all is a content too.</param>
    /// <returns>The SHA-256 in hexadecimal.</returns>
    public async Task<Outcome<string>> KeepAsync(
        Stream content, long maximumBytes, Func<byte[], int, Refusal?> refuse, CancellationToken cancellation, bool mayBeEmpty = false)
    {
        Directory.CreateDirectory(path);
        var temporary = Temporary();
        try
        {
            var received = await ReceiveAsync(content, temporary, maximumBytes, refuse, mayBeEmpty, cancellation);
            if (!received.IsRefused)
            {
                File.Move(temporary, PathOf(received.Value), overwrite: true);
            }

            return received;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null where no such content is kept, or the hash is none.</summary>
    public FileInfo? Find(string hash) =>
        hash.Length == HashLength && hash.All(char.IsAsciiHexDigitLower) && new FileInfo(PathOf(hash)) is { Exists: true } file ? file : null;

    /// <summary>The hashes of what was neither kept nor used since.</summary>
    public IEnumerable<string> UnusedSince(DateTimeOffset then) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Select(Path.GetFileName).OfType<string>().Where(name => IsUnusedSince(name, then))
        : [];

    /// <summary>It is kept, and was neither kept nor used since.</summary>
    public bool IsUnusedSince(string hash, DateTimeOffset then) => Find(hash) is { } file && file.LastWriteTimeUtc < then.UtcDateTime;

    /// <summary>Clears away what was never received to its end, because the process that did so died.</summary>
    public void DeletePartsBefore(DateTimeOffset then)
    {
        foreach (var part in Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*.part") : [])
        {
            if (part.LastWriteTimeUtc < then.UtcDateTime)
            {
                part.Delete();
            }
        }
    }

    /// <summary>It is used now.</summary>
    public void Touch(string hash, DateTimeOffset now) => File.SetLastWriteTimeUtc(PathOf(hash), now.UtcDateTime);

    /// <summary>Forgets the content and what was noted beside it.</summary>
    public void Delete(string hash)
    {
        File.Delete(PathOf(hash));
        File.Delete(NotePathOf(hash));
    }

    /// <summary>Something short to remember beside the content; null where nothing was.</summary>
    public string? NoteOf(string hash) => File.Exists(NotePathOf(hash)) ? File.ReadAllText(NotePathOf(hash)) : null;

    public async Task NoteAsync(string hash, string note, CancellationToken cancellation)
    {
        var temporary = Temporary();
        await File.WriteAllTextAsync(temporary, note, cancellation);
        File.Move(temporary, NotePathOf(hash), overwrite: true);
    }

    private string PathOf(string hash) => Path.Combine(path, hash);

    private string NotePathOf(string hash) => Path.Combine(path, $"{hash}.name");

    private string Temporary() => Path.Combine(path, $"{Guid.NewGuid():N}.part");

    private static async Task<Outcome<string>> ReceiveAsync(
        Stream content, string path, long maximumBytes, Func<byte[], int, Refusal?> refuse, bool mayBeEmpty, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = await content.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            if (file.Position == 0 && refuse(buffer, read) is { } refusal)
            {
                return refusal;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            if (file.Position > maximumBytes)
            {
                return Refusal.Invalid("file", "file_too_large", $"At most {maximumBytes >> 20} MB are taken at once.");
            }
        }

        if (file.Position == 0 && !mayBeEmpty)
        {
            return Refusal.Invalid("file", "empty_file", "The file is empty.");
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
