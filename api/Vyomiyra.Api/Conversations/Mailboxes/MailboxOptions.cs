namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>The configuration section "Mailboxes".</summary>
public sealed class MailboxOptions
{
    public const string Section = "Mailboxes";

    /// <summary>How long a worker that holds a mailbox is believed to live without a sign.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);
}
