namespace Vyomiyra.Domain.Conversations.Threading;

/// <summary>A message id that a stored message has or names, and the one conversation that it therefore belongs to.</summary>
public sealed class ThreadId
{
    /// <summary>As compared; see <see cref="MessageIdentifier"/>.</summary>
    public required string Id { get; init; }

    public required long ConversationId { get; init; }
}

/// <summary>A <see cref="LooseTie"/> of a stored message.</summary>
public sealed class StoredTie
{
    public long Id { get; init; }
    public required long ConversationId { get; init; }
    public required string Key { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>In days; zero where it only waits to be bound.</summary>
    public required int ReachDays { get; init; }

    public static StoredTie Of(LooseTie tie, long conversationId)
    {
        ArgumentNullException.ThrowIfNull(tie);
        return new StoredTie { ConversationId = conversationId, Key = tie.Key, SentAt = tie.SentAt, ReachDays = (int)tie.Reach.TotalDays };
    }

    public LooseTie Tie() => new(Key, SentAt, TimeSpan.FromDays(ReachDays));
}
