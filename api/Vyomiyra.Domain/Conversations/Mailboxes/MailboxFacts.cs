namespace Vyomiyra.Domain.Conversations.Mailboxes;

/// <summary>An Administrator enrolled a mailbox: its mail comes in from now on.</summary>
public sealed record MailboxEnrolled(long MailboxId) : HouseFact
{
    public required string Address { private get; init; }

    public override object Personal => new { Address };
}

/// <summary>An Administrator withdrew a mailbox: nothing more of it comes in, and what came stays.</summary>
public sealed record MailboxWithdrawn(long MailboxId) : HouseFact
{
    public required string Address { private get; init; }

    public override object Personal => new { Address };
}
