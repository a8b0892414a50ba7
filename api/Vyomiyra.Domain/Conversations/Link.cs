namespace Vyomiyra.Domain.Conversations;

/// <summary>A conversation, or one message of it, tied to an account or to one of its receivables. Revoked rather than deleted.</summary>
public sealed class Link
{
    public long Id { get; init; }
    public required long ConversationId { get; init; }
    public long? MessageId { get; init; }
    public required long AccountId { get; init; }
    public long? ReceivableId { get; init; }

    /// <summary>0 to 1; 1 where a person said so.</summary>
    public required double Confidence { get; set; }

    public List<Evidence> Evidence { get; set; } = [];
    public long? ConfirmedById { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public long? RevokedById { get; set; }
}
