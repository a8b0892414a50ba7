namespace Vyomiyra.Domain.Conversations.Linking;

/// <param name="AccountId">The account a person linked the conversation to; null where they said that it is nobody's.</param>
public sealed record PersonsDecision(long? AccountId);

/// <param name="AccountId">Its account.</param>
/// <param name="ReceivableId">A receivable whose number the message names.</param>
/// <param name="Number">The document number by which it was found.</param>
public sealed record NamedReceivable(long AccountId, long ReceivableId, string Number);

/// <summary>Everything that decides what a message is linked to without a person.</summary>
public sealed record LinkQuestion
{
    public required MailSides Sides { get; init; }
    public required SenderAuthentication Authentication { get; init; }

    /// <summary>What speaks for which account.</summary>
    public required IReadOnlyList<(long AccountId, Evidence Evidence)> Evidence { get; init; }

    public IReadOnlyList<NamedReceivable> Receivables { get; init; } = [];

    /// <summary>To whom others wrote in the thread before, normalised: who answers from there was asked.</summary>
    public IReadOnlySet<string> WrittenTo { get; init; } = new HashSet<string>();

    /// <summary>Domains whose mail is never filed, in lower case.</summary>
    public IReadOnlySet<string> NeverFile { get; init; } = new HashSet<string>();

    /// <summary>What teams answered for the sender. Where they differ, the question stays one.</summary>
    public IReadOnlyList<RememberedAnswer> Remembered { get; init; } = [];

    /// <summary>What a person decided about the conversation. It stands; only mail that failed authentication is shown to a person again.</summary>
    public PersonsDecision? Decision { get; init; }

    /// <summary>Accounts of which a person said that the conversation is not theirs.</summary>
    public IReadOnlySet<long> Rejected { get; init; } = new HashSet<long>();
}
