using Microsoft.AspNetCore.Http;

namespace Vyomiyra.Sandbox;

/// <summary>Lets an answer through as it is written, except HTML, which it holds back in <see cref="Content"/>.</summary>
internal sealed class HeldHtml(HttpResponse response, Stream through) : Stream
{
    private Stream? _target;

    /// <summary>What was held back; null when the answer was not HTML or had no body.</summary>
    public MemoryStream? Content { get; private set; }

    // The content type is known once something is written or flushed, not before.
    private Stream Target => _target ??= IsHtml ? Content = new MemoryStream() : through;

    private bool IsHtml => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Target.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Target.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Flush() => Target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
