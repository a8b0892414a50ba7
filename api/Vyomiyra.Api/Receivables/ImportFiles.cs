using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>Keeps the files that came in by the hash of their content, so that what was uploaded once can be read again after a restart.</summary>
public sealed class ImportFiles(IOptions<ImportOptions> options, IHostEnvironment environment)
{
    public const long MaximumBytes = 512L << 20;
    private const int BufferSize = 1 << 16;
    private const int HashLength = 64;

    private static readonly (byte[] Start, string Code, string What)[] Refused =
    [
        ([0x1f, 0x8b], "not_csv", "This is a gzip archive, not a CSV file or an Excel workbook."),
        ("%PDF"u8.ToArray(), "not_csv", "This is a PDF document, not a CSV file or an Excel workbook."),
        ([0xd0, 0xcf, 0x11, 0xe0], "old_workbook", "This is an old Excel workbook (.xls). Save it as .xlsx."),
    ];

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    private readonly string folder = Path.Combine(environment.ContentRootPath, options.Value.Path);

    /// <summary>Keeps the content, on the disk before this returns. The same content again is kept once, by its latest name.</summary>
    public async Task<Outcome<StoredFile>> KeepAsync(Stream content, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            var received = await ReceiveAsync(content, temporary, cancellation);
            if (received.IsRefused)
            {
                return Outcome<StoredFile>.Refused(received.Refusals);
            }

            File.Move(temporary, PathOf(received.Value), overwrite: true);
            await KeepNameAsync(received.Value, name, cancellation);
            return Find(received.Value)!;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Null where no such file is kept.</summary>
    public StoredFile? Find(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower) || new FileInfo(PathOf(hash)) is not { Exists: true } file)
        {
            return null;
        }

        using var content = file.OpenRead();
        Span<byte> start = stackalloc byte[Zip.Length];
        var isZip = content.ReadAtLeast(start, Zip.Length, throwOnEndOfStream: false) == Zip.Length && start.SequenceEqual(Zip);
        var name = File.Exists(NamePathOf(hash)) ? File.ReadAllText(NamePathOf(hash)) : hash;
        return new StoredFile(hash, name, file.Length, isZip ? ImportFileFormat.Xlsx : ImportFileFormat.Csv, file.FullName);
    }

    private string PathOf(string hash) => Path.Combine(folder, hash);

    private string NamePathOf(string hash) => Path.Combine(folder, $"{hash}.name");

    private async Task KeepNameAsync(string hash, string name, CancellationToken cancellation)
    {
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        await File.WriteAllTextAsync(temporary, name, cancellation);
        File.Move(temporary, NamePathOf(hash), overwrite: true);
    }

    private static async Task<Outcome<string>> ReceiveAsync(Stream content, string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = await content.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellation)) > 0;)
        {
            var bytes = buffer.AsMemory(0, read);
            if (file.Position == 0 && RefusalOf(bytes.Span) is { } refusal)
            {
                return refusal;
            }

            hash.AppendData(bytes.Span);
            await file.WriteAsync(bytes, cancellation);
            if (file.Position > MaximumBytes)
            {
                return Refusal.Invalid("file", "file_too_large", $"At most {MaximumBytes >> 20} MB are read at once.");
            }
        }

        if (file.Position == 0)
        {
            return Refusal.Invalid("file", "empty_file", "The file is empty.");
        }

        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Refusal? RefusalOf(ReadOnlySpan<byte> start)
    {
        foreach (var (mark, code, what) in Refused)
        {
            if (start.StartsWith(mark))
            {
                // Excel wraps a workbook with a password into the container of the old format.
                return code == "old_workbook" && start.IndexOf(Encrypted) >= 0
                    ? Refusal.Invalid("file", "encrypted_workbook", "The workbook is protected by a password. Save it without one.")
                    : Refusal.Invalid("file", code, what);
            }
        }

        return null;
    }
}
