using System.Globalization;
using System.Text.RegularExpressions;
using Vyomiyra.Domain.Conversations.Kinds;
using Vyomiyra.Domain.Conversations.Turns;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Domain.Tests.Conversations.Turns;

/// <summary>A line of who-speaks-next.md.</summary>
public sealed partial record TurnCase(string Happened, string Now, string Who, string Since, string Stalled, string Changes)
{
    private const long Priya = 7;
    private const long Omar = 8;

    public static BusinessCalendar Calendar { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [new(2026, 11, 11)]);

    public static IReadOnlyList<TurnCase> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "turns", "who-speaks-next.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what happened", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])
            .Select(cells => new TurnCase(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))];

    public TurnInput Input() => Happened.Split("; ", StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(new TurnInput { Messages = [], HasOpen = true, Calendar = Calendar }, Add);

    /// <summary>The line as the rules would fill it in.</summary>
    public TurnCase Answered()
    {
        var turn = TurnRules.Of(Input(), Instant(Now));
        var who = turn.Who == Speaker.Colleague ? turn.ColleagueId == Priya ? "Priya" : "Omar" : Words(turn.Who.ToString());
        return this with
        {
            Who = $"{who}: {Words(turn.Reason.ToString())}",
            Since = Text(turn.Since),
            Stalled = string.Join(", ", turn.Stalls.Select(stall => stall.Kind switch
            {
                StallKind.Waiting => "waiting",
                StallKind.BrokenPromise => "promise",
                StallKind.UntouchedDispute => "dispute",
            })),
            Changes = Text(turn.ChangesAt),
        };
    }

    public override string ToString() => $"{Happened} | {Now} | {Who} | {Since} | {Stalled} | {Changes}";

    private static TurnInput Add(TurnInput input, string happening)
    {
        var (at, what) = Timed().Match(happening) is { Success: true } timed ? (Instant(timed.Groups[1].Value), timed.Groups[2].Value) : (default, happening);
        return what.Split(' ') switch
        {
            ["nothing", "open"] => input with { HasOpen = false },
            ["held"] => input with { Hold = new Hold(null) },
            ["held", "to", var day] => input with { Hold = new Hold(Day(day)) },
            ["limits", var limits] when limits.Split('/').Select(int.Parse).ToArray() is [var ours, var theirs, var dispute] =>
                input with { Policy = new StallPolicy(ours, theirs, dispute) },
            ["promise", "for", _, "said", var on, var time, .. var end] =>
                input with { Promises = [.. input.Promises, Settled(new TurnPromise(Instant($"{on} {time}")), end)] },
            ["closed"] => input with { ClosedAt = at },
            ["we", "ask", "Priya"] => input with { Colleague = new ColleagueWait(Priya, at) },
            ["dispute", "touched"] => input with { DisputesTouchedAt = [.. input.DisputesTouchedAt, at] },
            _ => input with { Messages = [.. input.Messages, Message(at, what)] },
        };
    }

    private static TurnPromise Settled(TurnPromise promise, string[] end) => end switch
    {
        [] => promise,
        [.. var how, var day, var time] => promise with
        {
            ClosedAt = Instant($"{day} {time}"),
            State = string.Join(' ', how) switch
            {
                "kept" => PromiseState.Kept,
                "partly kept" => PromiseState.PartlyKept,
                "broken" => PromiseState.Broken,
                "they withdraw" => PromiseState.WithdrawnByCustomer,
                "we withdraw" => PromiseState.WithdrawnByUs,
                "replaced" => PromiseState.Superseded,
                var unknown => throw new FormatException($"A promise cannot end as '{unknown}'."),
            },
        },
        _ => throw new FormatException($"'{string.Join(' ', end)}' is no end of a promise."),
    };

    private static Spoken Message(DateTimeOffset at, string what) => what switch
    {
        "we write" => new(at, MessageKind.OurWord),
        "we thank" => new(at, MessageKind.OurWord, Need.Nothing),
        "they write" => new(at, MessageKind.CustomersWord),
        "they ask" => new(at, MessageKind.CustomersWord, Need.Question),
        "they thank" => new(at, MessageKind.CustomersWord, Need.Nothing),
        "they will look" => new(at, MessageKind.CustomersWord, Need.Patience),
        "auto-reply" => new(at, MessageKind.AutoReply),
        "bounce" => new(at, MessageKind.Bounce),
        "receipt" => new(at, MessageKind.ReadReceipt),
        "newsletter" => new(at, MessageKind.Newsletter),
        "Priya notes" => new(at, MessageKind.Internal, MemberId: Priya),
        "Omar notes" => new(at, MessageKind.Internal, MemberId: Omar),
        _ when what.StartsWith("back on ", StringComparison.Ordinal) => new(at, MessageKind.AutoReply, AwayUntil: Day(what["back on ".Length..])),
        _ => throw new FormatException($"Nothing is known by the words '{what}'."),
    };

    private static DateOnly Day(string day) => new(2026, 11, int.Parse(day, CultureInfo.InvariantCulture));

    private static DateTimeOffset Instant(string text) =>
        new(Day(text.Split(' ')[0]).ToDateTime(TimeOnly.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture)), TimeSpan.FromHours(1));

    private static string Text(DateTimeOffset? instant) => instant?.ToOffset(TimeSpan.FromHours(1)).ToString("d HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Words(string name) => Capital().Replace(name, " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("^([0-9]+ [0-9:]+) (.+)$")]
    private static partial Regex Timed();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
