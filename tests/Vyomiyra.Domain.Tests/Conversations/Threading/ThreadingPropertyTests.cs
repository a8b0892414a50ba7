using Vyomiyra.Domain.Conversations;
using Vyomiyra.Domain.Conversations.Threading;

namespace Vyomiyra.Domain.Tests.Conversations.Threading;

public sealed class ThreadingPropertyTests
{
    [Fact]
    public void Whatever_the_order_of_arrival_the_conversations_are_the_same() => Many.Times(600, random =>
    {
        var messages = Messages(random);
        var expected = Threads.AtOnce(messages);
        for (var order = 0; order < 5; order++)
        {
            random.Shuffle(messages);
            Assert.Equal(expected.Order(), Threads.Arriving(messages).Order());
        }
    });

    [Fact]
    public void A_further_message_only_ever_joins_conversations_and_never_parts_them() => Many.Times(200, random =>
    {
        var messages = Messages(random);
        var before = Threads.Arriving(messages[..^1]);
        var after = Threads.Arriving(messages);

        Assert.All(before, conversation => Assert.Contains(after, other => conversation.Split(' ').Except(other.Split(' ')).ToArray() is []));
    });

    /// <summary>Few ids, subjects and people, so that everything collides: missing parents, loops, forged and repeated ids, wrong hints.</summary>
    private static ThreadedMessage[] Messages(Random random)
    {
        string[] subjects = ["", "INV-1 overdue", "Re: INV-1 overdue", "AW: [EXTERN] inv-1  OVERDUE", "Statement", "Re: Statement"];
        var people = Enumerable.Range(1, 4).Select(number => $"p{number}@x{number}.example").ToArray();
        var count = random.Next(2, 14);
        return [.. Enumerable.Range(0, count).Select(number => new ThreadedMessage(
            $"m{number}@x",
            [.. Enumerable.Range(0, Math.Max(0, random.Next(-3, 4))).Select(_ => $"m{random.Next(count + 6)}@x").Distinct()],
            subjects[random.Next(subjects.Length)],
            [.. people.Where(_ => random.Next(3) == 0)],
            new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).AddHours(random.Next(40 * 24)),
            (SenderAuthentication)random.Next(3),
            random.Next(3) == 0 ? null : ("receivables@halden.example", $"c{random.Next(4)}")))];
    }
}
