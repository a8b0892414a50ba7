using System.Text;

namespace Vyomiyra.Api.Receivables;

/// <summary>
/// A file's bytes, checked while they pass to be text in the expected encoding: the first place where they are not is said by its line.
/// </summary>
internal sealed class CheckedText : Stream
{
    private static readonly (byte[] Mark, string Name)[] Marks = [([0xef, 0xbb, 0xbf], "utf-8"), ([0xff, 0xfe], "utf-16"), ([0xfe, 0xff], "utf-16BE")];

    private readonly Stream file;
    private readonly Encoding encoding;
    private readonly Decoder decoder;
    private readonly char[] characters = new char[1 << 14];
    private int line;

    /// <param name="file">From its start; left open.</param>
    /// <param name="encoding">As <see cref="EncodingOf"/> gives it.</param>
    public CheckedText(Stream file, Encoding encoding) => (this.file, this.encoding, decoder) = (file, encoding, encoding.GetDecoder());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The encoding by its IANA name or Windows number, which fails where bytes are not of it.</summary>
    /// <exception cref="UnreadableFileException">Nobody knows the name.</exception>
    public static Encoding EncodingOf(string name)
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

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        Check(buffer[..read], last: read == 0 && buffer.Length > 0);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> bytes, bool last)
    {
        if (line == 0)
        {
            CheckMark(bytes);
            line = 1;
        }

        try
        {
            for (var completed = false; !completed;)
            {
                decoder.Convert(bytes, characters, last, out var used, out var written, out completed);
                var text = characters.AsSpan(0, written);
                if (text.Contains('\0'))
                {
                    line += text[..text.IndexOf('\0')].Count('\n');
                    throw new UnreadableFileException("nul_bytes", $"Line {line} holds a NUL character: this is not a text file in {encoding.WebName}.");
                }

                line += text.Count('\n');
                bytes = bytes[used..];
            }
        }
        catch (DecoderFallbackException fault)
        {
            line += bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n');
            var found = Convert.ToHexString(fault.BytesUnknown ?? []);
            throw new UnreadableFileException(
                "wrong_encoding", $"Line {line} holds bytes (0x{found}) that are not {encoding.WebName}; the file was written in another encoding.");
        }
    }

    private void CheckMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, name) in Marks)
        {
            if (bytes.StartsWith(mark) && !string.Equals(name, encoding.WebName, StringComparison.OrdinalIgnoreCase))
            {
                throw new UnreadableFileException("wrong_encoding", $"The file begins as {name} does, but its profile reads {encoding.WebName}.");
            }
        }
    }
}
