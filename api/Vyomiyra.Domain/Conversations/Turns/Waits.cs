using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Conversations.Turns;

/// <summary>Who waits for whom by the words alone, as far as nothing has settled them.</summary>
internal sealed record Waits(Speaker Who, TurnReason Reason, DateTimeOffset? Since, DateTimeOffset? QuestionAt)
{
    /// <summary>
    /// The wait starts with the first unanswered message. Closing settles what was said before, and so does a promise: somebody read the words it
    /// was made in. What no person said neither ends nor begins a wait.
    /// </summary>
    public static Waits In(TurnInput input)
    {
        var settled = input.Promises.Where(promise => promise.State != PromiseState.WithdrawnByUs).Select(promise => promise.MadeAt)
            .Append(input.ClosedAt ?? DateTimeOffset.MinValue).Max();
        var words = input.Messages.Where(message => message.Kind is MessageKind.CustomersWord or MessageKind.OurWord && message.At > settled)
            .OrderBy(message => message.At).ThenBy(message => message.Kind).ThenBy(message => message.Need).ToList();
        if (words is [])
        {
            return Nobody(input.ClosedAt is { } closed && closed >= settled ? TurnReason.Closed
                : settled > DateTimeOffset.MinValue ? TurnReason.NoAnswerNeeded : TurnReason.NothingSaid);
        }

        var last = words[^1];
        var unanswered = words.Skip(words.FindLastIndex(word => word.Kind != last.Kind) + 1).ToList();
        var since = unanswered.Find(word => word.Need != Need.Nothing)?.At;
        return (last.Kind, last.Need) switch
        {
            (_, Need.Nothing) => Nobody(TurnReason.NoAnswerNeeded),
            (MessageKind.OurWord, _) => new Waits(Speaker.Customer, TurnReason.WeWait, since, null),
            (_, Need.Patience) => new Waits(Speaker.Customer, TurnReason.TheyWillRespond, last.At, null),
            _ => new Waits(Speaker.Us, TurnReason.CustomerWaits, since, unanswered.Find(word => word.Need == Need.Question)?.At),
        };
    }

    private static Waits Nobody(TurnReason reason) => new(Speaker.Nobody, reason, null, null);
}
