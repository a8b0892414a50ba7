using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Api.Conversations.Receiving;

/// <summary>
/// The ties of stored messages that some arrivals may share, and those of the arrivals placed so far: what the database would answer if each
/// arrival were stored before the next is looked at.
/// </summary>
internal sealed class ThreadBook
{
    /// <summary>Numbers of conversations that are not stored yet lie behind all others: the oldest is the one that was stored first.</summary>
    private const long FirstNew = long.MaxValue / 2;

    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(LooseTie Tie, long Number)>> loose = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> joined = [];
    private readonly Dictionary<long, Conversation> conversations = [];
    private readonly HashSet<string> storedIds;
    private readonly List<(string Id, long Number)> newIds = [];
    private readonly List<(LooseTie Tie, long Number)> newTies = [];
    private long next = FirstNew;

    private ThreadBook(IEnumerable<ThreadId> ids, IEnumerable<StoredTie> ties)
    {
        foreach (var id in ids)
        {
            this.ids[id.Id] = id.ConversationId;
        }

        storedIds = [.. this.ids.Keys];
        foreach (var tie in ties)
        {
            Listed(tie.Key).Add((tie.Tie(), tie.ConversationId));
        }
    }

    public static async Task<ThreadBook> OpenAsync(VyomiyraDb db, IReadOnlyCollection<ThreadTies> ties, CancellationToken cancellation)
    {
        var ids = ties.SelectMany(each => each.Ids).Distinct(StringComparer.Ordinal).ToArray();
        var loose = ties.SelectMany(each => each.Loose).ToList();
        var keys = loose.Select(tie => tie.Key).Distinct(StringComparer.Ordinal).ToArray();
        var (from, to) = keys.Length == 0 ? default : (loose.Min(tie => tie.SentAt) - LooseTie.LongestReach, loose.Max(tie => tie.SentAt) + LooseTie.LongestReach);
        var book = new ThreadBook(
            await db.ThreadIds.AsNoTracking().Where(id => EF.Parameter(ids).Contains(id.Id)).ToListAsync(cancellation),
            keys.Length == 0 ? [] : await db.LooseTies.AsNoTracking()
                .Where(tie => EF.Parameter(keys).Contains(tie.Key) && tie.SentAt >= from && tie.SentAt <= to).ToListAsync(cancellation));
        var held = book.ids.Values.Concat(book.loose.Values.SelectMany(list => list.Select(tie => tie.Number))).Distinct().ToArray();
        foreach (var conversation in await db.Conversations.Where(row => EF.Parameter(held).Contains(row.Id)).ToListAsync(cancellation))
        {
            book.conversations[conversation.Id] = conversation;
        }

        return book;
    }

    public Placement Place(ThreadTies ties) => Placement.Of(
        ties,
        ties.Ids.Where(ids.ContainsKey).Select(id => (id, Shown(ids[id]))),
        ties.Loose.SelectMany(tie => loose.GetValueOrDefault(tie.Key) ?? []).Select(known => (known.Tie, Shown(known.Number))));

    public Conversation this[long number] => conversations[Shown(number)];

    public static bool IsStored(long number) => number < FirstNew;

    public long Begin(Conversation conversation)
    {
        conversations[next] = conversation;
        return next++;
    }

    public void Join(long from, long into) => joined[from] = into;

    public void Add(ThreadTies ties, long number)
    {
        foreach (var id in ties.Ids.Where(id => ids.TryAdd(id, number)))
        {
            newIds.Add((id, number));
        }

        foreach (var tie in ties.Loose)
        {
            Listed(tie.Key).Add((tie, number));
            newTies.Add((tie, number));
        }
    }

    /// <summary>What was added of conversations that are stored by now.</summary>
    public (IReadOnlyList<ThreadId> Ids, IReadOnlyList<StoredTie> Ties) Added() => (
        [.. newIds.Select(id => (id.Id, ConversationId: this[id.Number].Id)).Where(id => id.ConversationId > 0 && !storedIds.Contains(id.Id))
            .Select(id => new ThreadId { Id = id.Id, ConversationId = id.ConversationId })],
        [.. newTies.Select(tie => (tie.Tie, ConversationId: this[tie.Number].Id)).Where(tie => tie.ConversationId > 0)
            .Select(tie => StoredTie.Of(tie.Tie, tie.ConversationId)).DistinctBy(tie => (tie.ConversationId, tie.Key, tie.SentAt, tie.ReachDays))]);

    private List<(LooseTie Tie, long Number)> Listed(string key) => loose.TryGetValue(key, out var list) ? list : loose[key] = [];

    private long Shown(long number)
    {
        while (joined.TryGetValue(number, out var into))
        {
            number = into;
        }

        return number;
    }
}
