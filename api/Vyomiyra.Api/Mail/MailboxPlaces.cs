namespace Vyomiyra.Api.Mail;

/// <summary>
/// Graph lets an application have four calls at a time at one mailbox and turns the fifth away. The fifth waits here instead, until an answer has
/// come whole; mailboxes do not wait for each other.
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

        var places = Enter(mailbox);
        try
        {
            await places.Free.WaitAsync(cancellationToken);
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                await answer.Content.LoadIntoBufferAsync(cancellationToken);
                return answer;
            }
            finally
            {
                places.Free.Release();
            }
        }
        finally
        {
            Leave(mailbox, places);
        }
    }

    /// <summary>"/v1.0/users/ar%40halden.example/messages": the segment after users.</summary>
    private static string? MailboxOf(Uri? address) =>
        address?.Segments is [_, _, var kind, var mailbox, ..] && kind.Equals("users/", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(mailbox.TrimEnd('/'))
            : null;

    private Places Enter(string mailbox)
    {
        lock (gate)
        {
            var places = mailboxes.TryGetValue(mailbox, out var known) ? known : mailboxes[mailbox] = new Places();
            places.Users++;
            return places;
        }
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
}
