using System.Text;
using Microsoft.Extensions.Options;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Receivables;

/// <summary>Keeps the files that came in by the hash of their content, so that what was uploaded once can be read again after a restart.</summary>
public sealed class ImportFiles(IOptions<ImportOptions> options, IHostEnvironment environment, TimeProvider clock)
{
    public const long MaximumBytes = 512L << 20;

    private static readonly (byte[] Start, string Code, string What)[] Refused =
    [
        ([0x1f, 0x8b], "not_csv", "This is a gzip archive, not a CSV file or an Excel workbook."),
        ("%PDF"u8.ToArray(), "not_csv", "This is a PDF document, not a CSV file or an Excel workbook."),
        ([0xd0, 0xcf, 0x11, 0xe0], "old_workbook", "This is an old Excel workbook (.xls). Save it as .xlsx."),
    ];

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");

    private readonly ContentFolder folder = new(Path.Combine(environment.ContentRootPath, options.Value.Path));

    /// <summary>Keeps the content, on the disk before this returns. The same content again is kept once, by its latest name.</summary>
    public async Task<Outcome<StoredFile>> KeepAsync(Stream content, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var kept = await folder.KeepAsync(content, MaximumBytes, RefusalOf, cancellation);
        if (kept.IsRefused)
        {
            return Outcome<StoredFile>.Refused(kept.Refusals);
        }

        await folder.NoteAsync(kept.Value, name, cancellation);
        return Find(kept.Value)!;
    }

    /// <summary>The hashes of files that nobody has asked for since.</summary>
    internal IEnumerable<string> UnusedSince(DateTimeOffset then) => folder.UnusedSince(then);

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
        Span<byte> start = stackalloc byte[Zip.Length];
        var isZip = content.ReadAtLeast(start, Zip.Length, throwOnEndOfStream: false) == Zip.Length && start.SequenceEqual(Zip);
        return new StoredFile(hash, folder.NoteOf(hash) ?? hash, file.Length, isZip ? ImportFileFormat.Xlsx : ImportFileFormat.Csv, file.FullName);
    }

    private static Refusal? RefusalOf(byte[] buffer, int length)
    {
        var start = buffer.AsSpan(0, length);
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
