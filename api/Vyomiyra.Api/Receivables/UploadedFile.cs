using System.Security.Cryptography;
using System.Text;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// A file that came in, kept in a temporary file while it is imported so that it can be read again, with its hash. It is known to be text in
/// the expected encoding.
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

    /// <exception cref="UnreadableFileException">It is empty, too large, no text, or in another encoding.</exception>
    public static async Task<UploadedFile> ReceiveAsync(Stream content, string name, string encodingName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var encoding = EncodingOf(encodingName);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            var hash = await CopyAsync(content, file, new TextCheck(encoding), cancellation);
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

    private static Encoding EncodingOf(string name)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            var strict = (Encoding)encoding.Clone();
            strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            return strict;
        }
        catch (ArgumentException)
        {
            throw new UnreadableFileException("unknown_encoding", $"The profile's encoding '{name}' is unknown.");
        }
    }

    private static async Task<string> CopyAsync(Stream content, FileStream file, TextCheck check, CancellationToken cancellation)
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

            check.Add(bytes.Span, read < BufferSize);
            hash.AppendData(bytes.Span);
            await file.WriteAsync(bytes, cancellation);
            if (file.Length > MaximumBytes)
            {
                throw new UnreadableFileException("file_too_large", $"At most {MaximumBytes >> 20} MB are read at once.");
            }
        }

        return file.Length > 0 ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw new UnreadableFileException("empty_file", "The file is empty.");
    }

    /// <summary>Decodes what passes by, to find the first place where it is not text in the encoding.</summary>
    private sealed class TextCheck(Encoding encoding)
    {
        private static readonly (byte[] Mark, string Name)[] Marks = [([0xef, 0xbb, 0xbf], "utf-8"), ([0xff, 0xfe], "utf-16"), ([0xfe, 0xff], "utf-16BE")];

        private readonly Decoder decoder = encoding.GetDecoder();
        private readonly char[] characters = new char[BufferSize + 1];
        private int line;

        public void Add(ReadOnlySpan<byte> bytes, bool last)
        {
            foreach (var (mark, name) in Marks)
            {
                if (line == 0 && bytes.StartsWith(mark) && !string.Equals(name, encoding.WebName, StringComparison.OrdinalIgnoreCase))
                {
                    throw new UnreadableFileException("wrong_encoding", $"The file begins as {name} does, but its profile reads {encoding.WebName}.");
                }
            }

            line = Math.Max(1, line);
            try
            {
                var text = characters.AsSpan(0, decoder.GetChars(bytes, characters, last));
                if (text.Contains('\0'))
                {
                    line += text[..text.IndexOf('\0')].Count('\n');
                    throw new UnreadableFileException("nul_bytes", $"Line {line} holds a NUL character: this is not a text file in {encoding.WebName}.");
                }

                line += text.Count('\n');
            }
            catch (DecoderFallbackException fault)
            {
                line += bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n');
                var found = Convert.ToHexString(fault.BytesUnknown ?? []);
                throw new UnreadableFileException(
                    "wrong_encoding", $"Line {line} holds bytes (0x{found}) that are not {encoding.WebName}; the file was written in another encoding.");
            }
        }
    }
}
