namespace Vyomiyra.Domain.Conversations.Threading;

/// <summary>Where a message belongs.</summary>
/// <param name="ConversationId">The conversation it belongs to, the oldest of those it ties together; null where it begins one.</param>
/// <param name="Merged">The conversations that it joins to that one: their messages, ties and links move there.</param>
public sealed record Placement(long? ConversationId, IReadOnlyList<long> Merged)
{
    /// <summary>
    /// Belongs where anything holds, or waits for, what ties the message. Merging like this gives the same conversations in any order of arrival.
    /// The oldest is the one that was stored first: a sender's clock has no say.
    /// </summary>
    /// <param name="ties">The message's.</param>
    /// <param name="ids">Of its <see cref="ThreadTies.Ids"/>, those that stored messages have or name, with their conversations.</param>
    /// <param name="loose">Stored loose ties with a key of the message's, within <see cref="LooseTie.LongestReach"/>, with their conversations.</param>
    public static Placement Of(
        ThreadTies ties, IEnumerable<(string Id, long ConversationId)> ids, IEnumerable<(LooseTie Tie, long ConversationId)> loose)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var own = ties.Ids.ToHashSet(StringComparer.Ordinal);
        var byKey = ties.Loose.ToDictionary(tie => tie.Key, StringComparer.Ordinal);
        var held = ids.Where(known => own.Contains(known.Id)).Select(known => known.ConversationId)
            .Concat(loose.Where(known => byKey.TryGetValue(known.Tie.Key, out var tie) && tie.Binds(known.Tie)).Select(known => known.ConversationId))
            .ToHashSet();
        var conversations = held.Order().ToList();
        return conversations is [] ? new Placement(null, []) : new Placement(conversations[0], conversations[1..]);
    }
}
