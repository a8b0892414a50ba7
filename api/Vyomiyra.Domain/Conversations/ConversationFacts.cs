namespace Vyomiyra.Domain.Conversations;

/// <summary>A person filed a conversation under the account.</summary>
public sealed record ConversationFiled(long AccountId, long ConversationId, int Messages, IReadOnlyList<EvidenceKind> Evidence) : AccountFact(AccountId)
{
    public required string Subject { private get; init; }

    public override object Personal => new { Subject };
}

/// <summary>A person took a conversation away from the account, because it is another's.</summary>
public sealed record ConversationUnlinked(long AccountId, long ConversationId, long MovedToAccountId) : AccountFact(AccountId);
