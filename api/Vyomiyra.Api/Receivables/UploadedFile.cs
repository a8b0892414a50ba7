using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// A file that came in, kept in a temporary file while it is imported so that it can be read again, with its hash.
/// </summary>
public sealed class UploadedFile : IAsyncDisposable
{
    public const long MaximumBytes = 512L << 20;
    private const int BufferSize = 1 << 16;

    private static readonly (byte[] Start, string What)[] OtherFormats =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive or an Excel workbook"),
        ([0x1f, 0x8b], "a gzip archive"),
        ([0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook"),
        ("%PDF"u8.ToArray(), "a PDF document"),
    ];

    private readonly FileStream file;

    private UploadedFile(FileStream file, string name, string contentHash, Encoding encoding) =>
        (this.file, Name, ContentHash, Encoding) = (file, name, contentHash, encoding);

    public string Name { get; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string ContentHash { get; }

    public Encoding Encoding { get; }

    /// <exception cref="UnreadableFileException">It is empty, too large, or no text.</exception>
    public static async Task<UploadedFile> ReceiveAsync(Stream content, string name, string encodingName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var encoding = CheckedText.EncodingOf(encodingName);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            var hash = await CopyAsync(content, file, cancellation);
            return new UploadedFile(file, name, hash, encoding);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The content from its start. The caller leaves it open.</summary>
    public Stream Rewind()
    {
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static async Task<string> CopyAsync(Stream content, FileStream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        for (int read; (read = await content.ReadAtLeastAsync(buffer, BufferSize, false, cancellation)) > 0;)
        {
            var bytes = buffer.AsMemory(0, read);
            if (file.Length == 0 && OtherFormats.FirstOrDefault(format => bytes.Span.StartsWith(format.Start)) is { What: { } what })
            {
                throw new UnreadableFileException("not_csv", $"This is {what}, not a CSV file.");
            }

            hash.AppendData(bytes.Span);
            await file.WriteAsync(bytes, cancellation);
            if (file.Length > MaximumBytes)
            {
                throw new UnreadableFileException("file_too_large", $"At most {MaximumBytes >> 20} MB are read at once.");
            }
        }

        return file.Length > 0 ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw new UnreadableFileException("empty_file", "The file is empty.");
    }
}
