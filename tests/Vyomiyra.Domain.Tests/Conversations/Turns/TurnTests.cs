using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Conversations.Turns;

public sealed class TurnTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, string> Lines => [.. TurnCase.All.Select((line, number) => new TheoryDataRow<int, string>(number, line.ToString()))];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Each_line_of_the_table_holds(int number, string line) => Assert.Equal(line, TurnCase.All[number].Answered().ToString());

    [Fact]
    public void The_table_tells_enough_and_nothing_twice()
    {
        Assert.True(TurnCase.All.Count >= 60);
        Assert.Distinct(TurnCase.All.Select(line => (line.Happened, line.Now)));
    }

    [Fact]
    public void An_auto_reply_never_changes_whose_turn_it_is() => Many.Times(400, random =>
    {
        var (input, now) = (Input(random), Instant(random));
        var before = TurnRules.Of(input, now);
        var after = TurnRules.Of(With(input, new Spoken(Instant(random), MessageKind.AutoReply)), now);
        var away = TurnRules.Of(With(input, new Spoken(Instant(random), MessageKind.AutoReply, AwayUntil: random.Day())), now);

        Assert.True(before.IsSame(after) && before.ChangesAt == after.ChangesAt);
        Assert.Equal((before.Who, before.Reason, before.Since), (away.Who, away.Reason, away.Since));
        Assert.True(!(away.StallsAt < before.StallsAt), "An absence makes nobody late sooner.");
    });

    [Fact]
    public void Between_two_changes_the_answer_stays() => Many.Times(400, random =>
    {
        var (input, now) = (Input(random), Instant(random));
        for (var step = 0; step < 20; step++)
        {
            var turn = TurnRules.Of(input, now);
            var until = turn.ChangesAt ?? now.AddDays(400);
            foreach (var at in new[] { now + ((until - now) * random.NextDouble()), until.AddTicks(-1) })
            {
                Assert.True(TurnRules.Of(input, at).IsSame(turn), $"It changed at {at:u}.");
            }

            if (turn.ChangesAt is null)
            {
                return;
            }

            Assert.False(TurnRules.Of(input, until).IsSame(turn), $"Nothing changed at {until:u}.");
            now = until;
        }

        Assert.Fail("It never comes to rest.");
    });

    [Fact]
    public void The_order_in_which_messages_are_given_does_not_matter() => Many.Times(200, random =>
    {
        var (input, now) = (Input(random), Instant(random));
        var messages = input.Messages.ToArray();
        random.Shuffle(messages);

        Assert.True(TurnRules.Of(input, now).IsSame(TurnRules.Of(input with { Messages = messages }, now)));
    });

    [Fact]
    public void Our_word_is_never_followed_by_our_turn_unless_a_promise_breaks() => Many.Times(200, random =>
    {
        var input = With(Input(random), new Spoken(Monday.AddDays(60), MessageKind.OurWord));

        Assert.True(TurnRules.Of(input, Monday.AddDays(60)) is { Who: not Speaker.Us } or { Reason: TurnReason.PromiseBroken });
    });

    [Fact]
    public void Clocks_from_beyond_time_break_nothing()
    {
        var input = With(Input(new Random(1)) with { Hold = null }, new Spoken(DateTimeOffset.MaxValue, MessageKind.CustomersWord)) with
        {
            HasOpen = true,
            Promises = [new TurnPromise(DateTimeOffset.MinValue)],
            DisputesTouchedAt = [DateTimeOffset.MaxValue, DateTimeOffset.MinValue],
        };

        Assert.Equal(Speaker.Nobody, TurnRules.Of(input, Monday).Who);
        Assert.Equal(Speaker.Us, TurnRules.Of(input with { Promises = [] }, Monday).Who);
        Assert.Equal(TurnReason.Held, TurnRules.Of(input with { Hold = new Hold(DateOnly.MaxValue) }, Monday).Reason);
    }

    private static TurnInput With(TurnInput input, Spoken message) => input with { Messages = [.. input.Messages, message] };

    private static DateTimeOffset Instant(Random random) => Monday.AddMinutes(random.Next(60 * 24 * 40));

    private static TurnInput Input(Random random) => new()
    {
        Calendar = TurnCase.Calendar,
        HasOpen = random.Next(8) > 0,
        Messages = [.. Enumerable.Range(0, random.Next(8)).Select(_ => new Spoken(
            Instant(random), (MessageKind)random.Next(7), (Need)random.Next(4), random.Next(3), random.Next(3) == 0 ? Day(random) : null))],
        Hold = random.Next(4) > 0 ? null : new Hold(random.Next(3) == 0 ? null : Day(random)),
        Promises = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Promise(random))],
        DisputesTouchedAt = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Instant(random))],
        ClosedAt = random.Next(3) == 0 ? Instant(random) : null,
        Colleague = random.Next(3) == 0 ? new ColleagueWait(random.Next(3), Instant(random)) : null,
        Policy = new StallPolicy(random.Next(1, 4), random.Next(1, 8), random.Next(1, 8)),
    };

    private static TurnPromise Promise(Random random) =>
        (PromiseState)random.Next(7) is var state && state == PromiseState.Open
            ? new TurnPromise(Instant(random))
            : new TurnPromise(Instant(random), state, Instant(random));

    private static DateOnly Day(Random random) => new DateOnly(2026, 11, 2).AddDays(random.Next(50));
}
