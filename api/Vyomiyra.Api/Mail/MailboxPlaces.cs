using System.Net;

namespace Vyomiyra.Api.Mail;

/// <summary>
/// Graph lets an application have four calls at a time at one mailbox and turns the fifth away. The fifth waits here instead, until an answer has
/// come whole; mailboxes do not wait for each other. Contents ($value) may be long: they pass through, and keep their place until they were read to
/// the end or given up.
/// </summary>
internal sealed class MailboxPlaces : DelegatingHandler
{
    private const int Most = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Places> mailboxes = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (MailboxOf(request.RequestUri) is not { } mailbox)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var place = await EnterAsync(mailbox, cancellationToken);
        var passesThrough = false;
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode && IsContent(request.RequestUri))
            {
                answer.Content = new PassingContent(answer.Content, place);
                passesThrough = true;
            }
            else
            {
                await answer.Content.LoadIntoBufferAsync(cancellationToken);
            }

            return answer;
        }
        finally
        {
            if (!passesThrough)
            {
                place.Dispose();
            }
        }
    }

    private static bool IsContent(Uri? address) => address?.AbsolutePath.EndsWith("/$value", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>"/v1.0/users/ar%40halden.example/messages": the segment after users.</summary>
    private static string? MailboxOf(Uri? address) =>
        address?.Segments is [_, _, var kind, var mailbox, ..] && kind.Equals("users/", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(mailbox.TrimEnd('/'))
            : null;

    private async Task<Place> EnterAsync(string mailbox, CancellationToken cancellation)
    {
        Places places;
        lock (gate)
        {
            places = mailboxes.TryGetValue(mailbox, out var known) ? known : mailboxes[mailbox] = new Places();
            places.Users++;
        }

        try
        {
            await places.Free.WaitAsync(cancellation);
        }
        catch
        {
            Leave(mailbox, places);
            throw;
        }

        return new Place(() =>
        {
            places.Free.Release();
            Leave(mailbox, places);
        });
    }

    private void Leave(string mailbox, Places places)
    {
        lock (gate)
        {
            if (--places.Users == 0)
            {
                mailboxes.Remove(mailbox);
                places.Free.Dispose();
            }
        }
    }

    private sealed class Places
    {
        public SemaphoreSlim Free { get; } = new(Most);

        public int Users { get; set; }
    }

    /// <summary>Given back once, however often it is said.</summary>
    private sealed class Place(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }

    /// <summary>An answer that is read as it comes.</summary>
    private sealed class PassingContent : HttpContent
    {
        private readonly HttpContent content;
        private readonly Place place;

        public PassingContent(HttpContent content, Place place)
        {
            (this.content, this.place) = (content, place);
            foreach (var (name, values) in content.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

        protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
            new PassingStream(await content.ReadAsStreamAsync(cancellationToken), place);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using (place)
            {
                await content.CopyToAsync(stream, context);
            }
        }

        protected override bool TryComputeLength(out long length) => (length = content.Headers.ContentLength ?? -1) >= 0;

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                place.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class PassingStream(Stream content, Place place) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Left(await content.ReadAsync(buffer, cancellationToken), buffer.Length);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Left(content.Read(buffer, offset, count), count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                place.Dispose();
            }

            base.Dispose(disposing);
        }

        /// <summary>Nothing more comes: the place is free, whenever the reader lets go of the stream.</summary>
        private int Left(int read, int wanted)
        {
            if (read == 0 && wanted > 0)
            {
                place.Dispose();
            }

            return read;
        }
    }
}
