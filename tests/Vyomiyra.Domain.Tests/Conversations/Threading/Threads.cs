using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Domain.Tests.Conversations.Threading;

/// <summary>Files messages one by one, as a database would, and groups them at once, as the definition has it.</summary>
public static class Threads
{
    /// <summary>Conversations as sets of message ids, from messages that arrive in this order.</summary>
    public static IReadOnlySet<string> Arriving(IEnumerable<ThreadedMessage> messages)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        var loose = new List<(LooseTie Tie, long ConversationId)>();
        var members = new Dictionary<long, List<string>>();
        foreach (var message in messages)
        {
            var ties = ThreadTies.Of(message);
            var placement = Placement.Of(ties, [.. ties.Ids.Where(ids.ContainsKey).Select(id => (id, ids[id]))], loose);
            var home = placement.ConversationId ?? members.Count + 1;
            members.TryAdd(home, []);
            foreach (var merged in placement.Merged)
            {
                Assert.True(home < merged, "The oldest survives.");
                members[home].AddRange(members[merged]);
                members[merged] = [];
                ids.Where(known => known.Value == merged).ToList().ForEach(known => ids[known.Key] = home);
                loose = [.. loose.Select(known => known.ConversationId == merged ? known with { ConversationId = home } : known)];
            }

            members[home].Add(message.Id);
            ties.Ids.ToList().ForEach(id => ids[id] = home);
            loose.AddRange(ties.Loose.Select(tie => (tie, home)));
        }

        return Named(members.Values);
    }

    /// <summary>The same by looking at each pair, whoever came first.</summary>
    public static IReadOnlySet<string> AtOnce(IReadOnlyList<ThreadedMessage> messages)
    {
        var ties = messages.Select(ThreadTies.Of).ToArray();
        var group = Enumerable.Range(0, messages.Count).ToArray();
        for (var one = 0; one < ties.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (group[one] != group[other] && AreTied(ties[one], ties[other]))
                {
                    var (from, to) = (group[one], group[other]);
                    group = [.. group.Select(each => each == from ? to : each)];
                }
            }
        }

        return Named(messages.Select((message, at) => (message.Id, Group: group[at])).GroupBy(each => each.Group, each => each.Id));
    }

    private static bool AreTied(ThreadTies one, ThreadTies other) =>
        one.Ids.Intersect(other.Ids).Any() || one.Loose.Any(tie => other.Loose.Any(tie.Binds));

    private static HashSet<string> Named(IEnumerable<IEnumerable<string>> groups) =>
        [.. groups.Where(group => group.Any()).Select(group => string.Join(' ', group.Order(StringComparer.Ordinal)))];
}
