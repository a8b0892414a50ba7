using Microsoft.AspNetCore.Http;

namespace Vyomiyra.Sandbox.Faults;

/// <summary>An answer of which so many bytes come, then nothing for a while, and then its connection breaks.</summary>
sealed class CutStream(HttpContext context, Stream body, long left, TimeSpan silence, TimeProvider time) : Stream
{
    long left = left;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await body.WriteAsync(buffer[..(int)Math.Min(left, buffer.Length)], cancellationToken);
        left -= buffer.Length;
        if (left <= 0)
        {
            await body.FlushAsync(cancellationToken);
            await Task.Delay(silence, time, context.RequestAborted);
            context.Abort();
            throw new OperationCanceledException("The sandbox was told to break the connection.");
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override Task FlushAsync(CancellationToken cancellationToken) => body.FlushAsync(cancellationToken);
    public override void Flush() => throw new NotSupportedException();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
