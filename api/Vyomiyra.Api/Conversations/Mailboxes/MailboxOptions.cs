using System.ComponentModel.DataAnnotations;

namespace Vyomiyra.Api.Conversations.Mailboxes;

/// <summary>The configuration section "Mailboxes".</summary>
public sealed class MailboxOptions
{
    public const string Section = "Mailboxes";

    /// <summary>More than so many are never read at once, so that imports and all else that happens by the clock find a place beside them.</summary>
    public const int MostAtOnce = 16;

    /// <summary>How many mailboxes one node reads at once; others wait until one was read to its end.</summary>
    [Range(1, MostAtOnce)]
    public int AtOnce { get; init; } = 8;

    /// <summary>How long a worker that holds a mailbox is believed to live without a sign.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);
}
