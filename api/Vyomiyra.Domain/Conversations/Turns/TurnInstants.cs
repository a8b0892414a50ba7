using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>The instants at which something of a conversation begins or ends.</summary>
internal static class TurnInstants
{
    /// <summary>An absence longer than this postpones nothing: one writes to somebody else.</summary>
    private const int LongestAbsenceDays = 60;

    /// <summary>Business time is not reckoned beyond, whatever a strange clock or a slip of the keyboard says.</summary>
    private static readonly DateOnly EndOfTime = new(2100, 1, 1);

    /// <summary>When a promise was first broken that neither our word nor a newer promise has followed.</summary>
    public static DateTimeOffset? BrokenAt(this TurnInput input, DateTimeOffset now) => input.Promises
        .Where(promise => promise.State is PromiseState.Broken or PromiseState.PartlyKept)
        .Select(promise => promise.ClosedAt)
        .Where(broken => broken <= now && !(input.ClosedAt >= broken)
            && !input.Messages.Any(message => message.Kind == MessageKind.OurWord && message.At >= broken)
            && !input.Promises.Any(other => other.State != PromiseState.WithdrawnByUs && other.MadeAt >= broken))
        .Min();

    public static DateTimeOffset? HoldEndsAt(this TurnInput input) => input.Hold?.Until is { } until && until < EndOfTime ? input.StartAfter(until) : null;

    private static DateTimeOffset StartAfter(this TurnInput input, DateOnly day) => input.Calendar.StartOf(day.AddDays(1));

    public static IEnumerable<DateTimeOffset?> DisputesStallAt(this TurnInput input) =>
        input.DisputesTouchedAt.Select(touched => (DateTimeOffset?)input.Calendar.AddBusinessTime(input.Bounded(touched), input.Policy.Dispute));

    public static IEnumerable<DateTimeOffset?> ReturnsAfter(this TurnInput input, DateTimeOffset since) => input.Messages
        .Where(message => message.Kind == MessageKind.AutoReply && message.At >= since
            && message.AwayUntil is { } back && back.DayNumber - input.Calendar.DateOf(message.At).DayNumber is > 0 and <= LongestAbsenceDays)
        .Select(message => (DateTimeOffset?)input.Calendar.StartOf(message.AwayUntil!.Value));

    public static DateTimeOffset Bounded(this TurnInput input, DateTimeOffset instant) =>
        input.Calendar.DateOf(instant) < EndOfTime ? instant : input.Calendar.StartOf(EndOfTime);
}
