using Vyomiyra.Sandbox.Tenancy;

namespace Vyomiyra.Sandbox.Graph;

/// <summary>An app may have four calls at a time at one mailbox; the fifth is turned away.</summary>
sealed class MailboxConcurrency
{
    const int Most = 4;
    const int RetryAfter = 1;

    readonly Lock gate = new();
    readonly Dictionary<Mailbox, int> calls = [];

    /// <returns>The place, to be given back when the call was answered.</returns>
    public IDisposable Enter(Mailbox mailbox)
    {
        lock (gate)
        {
            var running = calls.GetValueOrDefault(mailbox);
            if (running == Most)
                throw GraphError.Throttled(RetryAfter);
            calls[mailbox] = running + 1;
        }
        return new Place(this, mailbox);
    }

    sealed class Place(MailboxConcurrency limit, Mailbox mailbox) : IDisposable
    {
        public void Dispose()
        {
            lock (limit.gate)
                limit.calls[mailbox]--;
        }
    }
}
