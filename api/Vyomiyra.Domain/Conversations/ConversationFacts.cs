namespace Vyomiyra.Domain.Conversations;

/// <summary>What happened in a conversation of the account and to nothing else of it.</summary>
public abstract record ConversationFact(long AccountId, long ConversationId) : AccountFact(AccountId);

/// <summary>A person filed a conversation under the account.</summary>
public sealed record ConversationFiled(long AccountId, long ConversationId, int Messages, IReadOnlyList<EvidenceKind> Evidence) : ConversationFact(AccountId, ConversationId)
{
    public required string Subject { private get; init; }

    public override object Personal => new { Subject };
}

/// <summary>A person took a conversation away from the account, because it is another's.</summary>
public sealed record ConversationUnlinked(long AccountId, long ConversationId, long MovedToAccountId) : ConversationFact(AccountId, ConversationId);

/// <summary>A person said that a conversation is not the account's.</summary>
public sealed record ConversationRejected(long AccountId, long ConversationId) : ConversationFact(AccountId, ConversationId);

/// <summary>An enrolled mailbox got or sent messages of a conversation of the account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Messages">How many.</param>
/// <param name="IsNewLink">The evidence was found to be enough to link the conversation, which nobody had.</param>
/// <param name="Evidence">What the link stands on; empty where it was there before.</param>
public sealed record ConversationReceived(long AccountId, long ConversationId, int Messages, bool IsNewLink, IReadOnlyList<EvidenceKind> Evidence)
    : ConversationFact(AccountId, ConversationId)
{
    public required string Subject { private get; init; }

    public override object Personal => new { Subject };
}

/// <summary>What the pane had said of messages gave way to what the mailbox holds.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Messages">How many.</param>
public sealed record ConversationCorrected(long AccountId, long ConversationId, int Messages) : ConversationFact(AccountId, ConversationId);

/// <summary>A message showed that two conversations are one.</summary>
/// <param name="AccountId">An account that one of them was linked to.</param>
/// <param name="ConversationId">The one that goes on.</param>
/// <param name="JoinedId">The one whose messages are there now.</param>
/// <param name="IsOpenWhose">They were linked to two accounts: a person is asked whose it is.</param>
public sealed record ConversationsJoined(long AccountId, long ConversationId, long JoinedId, bool IsOpenWhose) : ConversationFact(AccountId, ConversationId);

/// <summary>Our mail to addresses of the account came back.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ConversationId">The conversation that the report belongs to.</param>
/// <param name="Failed">To how many addresses no mail will arrive; to the others it may, later.</param>
/// <param name="Delayed">How many these are.</param>
public sealed record ConversationBounced(long AccountId, long ConversationId, int Failed, int Delayed) : ConversationFact(AccountId, ConversationId)
{
    /// <summary>The addresses that will never be reached.</summary>
    public IReadOnlyList<string> BadAddresses { private get; init; } = [];

    public override object? Personal => BadAddresses.Count == 0 ? null : new { BadAddresses };

    /// <summary>What those who keep contacts need of it.</summary>
    public IReadOnlyList<string> WhichAreBad() => BadAddresses;
}

/// <summary>A person closed a conversation: nobody must speak until somebody does.</summary>
public sealed record ConversationClosed(long AccountId, long ConversationId) : ConversationFact(AccountId, ConversationId);

public sealed record ConversationReopened(long AccountId, long ConversationId) : ConversationFact(AccountId, ConversationId);

/// <summary>A person set a conversation waiting on a colleague.</summary>
public sealed record ConversationAskedColleague(long AccountId, long ConversationId, long ColleagueId) : ConversationFact(AccountId, ConversationId);

/// <summary>A person took back that a conversation waits on a colleague.</summary>
public sealed record ConversationReleasedColleague(long AccountId, long ConversationId, long ColleagueId) : ConversationFact(AccountId, ConversationId);

/// <summary>The colleague that a conversation waits on answered among ourselves.</summary>
public sealed record ConversationAnsweredByColleague(long AccountId, long ConversationId, long ColleagueId) : ConversationFact(AccountId, ConversationId);

/// <summary>A person said that a conversation is about a receivable.</summary>
public sealed record ConversationTiedToReceivable(long AccountId, long ConversationId, long ReceivableId, string DocumentNumber) : ConversationFact(AccountId, ConversationId);

/// <summary>A person said that a conversation is not about a receivable.</summary>
public sealed record ConversationFreedOfReceivable(long AccountId, long ConversationId, long ReceivableId, string DocumentNumber) : ConversationFact(AccountId, ConversationId);

/// <summary>Somebody asked the owner to look at a conversation.</summary>
public sealed record ConversationNudged(long AccountId, long ConversationId) : ConversationFact(AccountId, ConversationId)
{
    public required string? Note { private get; init; }

    public override object? Personal => Note is null ? null : new { Note };
}

/// <summary>A person said that a conversation is nobody's we know.</summary>
public sealed record ConversationDismissed(long ConversationId) : HouseFact
{
    public required string Subject { private get; init; }

    public override object Personal => new { Subject };
}

/// <summary>A person put a dismissed conversation back into the queue.</summary>
public sealed record ConversationUndismissed(long ConversationId) : HouseFact
{
    public required string Subject { private get; init; }

    public override object Personal => new { Subject };
}

/// <summary>Two accounts fitted a sender's mail; a person said which it is, and that is remembered.</summary>
public sealed record AnswerRemembered(long AccountId, long AnswerId, IReadOnlyList<long> Among) : AccountFact(AccountId)
{
    public required string Address { private get; init; }

    public override object Personal => new { Address };
}

/// <summary>A remembered answer was taken back: the next such mail is a question again.</summary>
public sealed record AnswerRevoked(long AccountId, long AnswerId) : AccountFact(AccountId)
{
    public required string Address { private get; init; }

    public override object Personal => new { Address };
}
